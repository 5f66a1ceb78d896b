package dev.tonearm.worker.audio.node;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.node.NodeAnswer.Done;
import dev.tonearm.worker.telemetry.Telemetry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a session asks of its node, by whichever connection it has at the time.
public final class NodeRequests {
    private static final int NOT_FOUND = 404;

    private final Supplier<Optional<NodeConnection>> connection;
    private final Telemetry telemetry;

    /// @param connection the session's connection at the time, if it has one
    public NodeRequests(Supplier<Optional<NodeConnection>> connection) {
        this(connection, Telemetry.unseen());
    }

    /// The same for whoever measures the requests.
    public NodeRequests(Supplier<Optional<NodeConnection>> connection, Telemetry telemetry) {
        this.connection = connection;
        this.telemetry = telemetry;
    }

    /// The session's id, empty before there is one.
    public String session() {
        return connection.get().map(NodeConnection::session).orElse("");
    }

    /// Lets the session play on for so long when nobody is connected to it.
    public NodeAnswer<Done> keep(Duration timeout) {
        return ask(open -> open.keep(open.session(), timeout));
    }

    /// Lets a session of the node end with its socket.
    public NodeAnswer<Done> release(String session) {
        return ask(open -> open.release(session), true);
    }

    public NodeAnswer<Done> change(GuildId guild, PlayerPatch patch) {
        return ask(open -> open.change(open.session(), guild, patch));
    }

    /// Ends a player of the session.
    ///
    /// @return whether it is gone
    public boolean destroy(GuildId guild) {
        return destroy(session(), guild);
    }

    /// Ends a player of whichever session of the node.
    ///
    /// @return whether it is gone
    public boolean destroy(String session, GuildId guild) {
        return ask(open -> open.destroy(session, guild)) instanceof NodeAnswer.Taken;
    }

    /// What the session has of a guild, or nothing if the node did not answer.
    public Optional<NodePlayer> player(GuildId guild) {
        return told(ask(open -> open.player(open.session(), guild)));
    }

    /// All players of the session, or nothing if the node did not answer.
    public Optional<Map<GuildId, NodePlayer>> players() {
        return told(players(session()));
    }

    /// All players of whichever session of the node; one that is gone is refused with 404.
    public NodeAnswer<Map<GuildId, NodePlayer>> players(String session) {
        return ask(open -> open.players(session), !session.equals(session()));
    }

    public LoadResult load(String identifier) {
        return connection.get().map(open -> open.load(identifier)).orElseGet(LoadResult.Away::new);
    }

    private <T> NodeAnswer<T> ask(Function<NodeConnection, NodeAnswer<T>> question) {
        return ask(question, false);
    }

    /// @param another whether it is about a session that may be gone: to hear so is no failure
    private <T> NodeAnswer<T> ask(
            Function<NodeConnection, NodeAnswer<T>> question, boolean another) {
        Optional<NodeConnection> open = connection.get();
        if (open.isEmpty()) return new NodeAnswer.Unreachable<>("not connected");
        long asked = System.nanoTime();
        NodeAnswer<T> answer = question.apply(open.get());
        String how =
                switch (answer) {
                    case NodeAnswer.Taken<T> _ -> "taken";
                    case NodeAnswer.Refused<T>(int status, var _) ->
                            another && status == NOT_FOUND ? "taken" : "refused";
                    case NodeAnswer.Unreachable<T> _ -> "unreachable";
                };
        telemetry.took(WorkerMetric.NODE_CALL, how, System.nanoTime() - asked);
        return answer;
    }

    private static <T> Optional<T> told(NodeAnswer<T> answer) {
        return answer instanceof NodeAnswer.Taken<T>(T told) ? Optional.of(told) : Optional.empty();
    }
}
