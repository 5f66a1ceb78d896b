package dev.tonearm.discord.gateway;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Trouble with gateway connections, on demand: each method says how many connections it hit.
public final class GatewayTrouble {

    /// Which connections: all, those of a shard, or that of a session.
    public record Target(@Nullable Integer shard, @Nullable String session) {

        public static final Target ALL = new Target(null, null);

        boolean hits(GatewaySession candidate) {
            return (shard == null || shard == candidate.shard())
                    && (session == null || session.equals(candidate.id()));
        }
    }

    private final Gateway gateway;

    public GatewayTrouble(Gateway gateway) {
        this.gateway = gateway;
    }

    public int close(Target target, int code) {
        return each(target, connection -> connection.close(code, "Closed on demand"));
    }

    /// The TCP connections die without a close frame.
    public int drop(Target target) {
        return each(target, GatewayConnection::die);
    }

    /// Op 7: the client is to reconnect and resume.
    public int reconnect(Target target) {
        return each(target, connection -> connection.op(7, null));
    }

    /// Op 9: the session is invalid; if not resumable, it is over.
    public int invalidate(Target target, boolean resumable) {
        var hit = targets(target);
        hit.forEach(session -> gateway.invalidate(session, resumable));
        return hit.size();
    }

    /// Connections that are dead without knowing it: nothing is acknowledged, nothing comes.
    public int mute(Target target, boolean on) {
        return each(target, connection -> connection.mute(on));
    }

    private int each(Target target, Consumer<GatewayConnection> action) {
        var hit = 0;
        for (var session : targets(target)) {
            var connection = session.connection();
            if (connection != null) {
                action.accept(connection);
                hit++;
            }
        }
        return hit;
    }

    private List<GatewaySession> targets(Target target) {
        return gateway.sessions().stream().filter(target::hits).toList();
    }
}
