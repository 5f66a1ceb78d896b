package dev.tonearm.worker.audio.session;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.worker.audio.guild.PlayerNode;
import dev.tonearm.worker.audio.node.Voice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which of a partition's sessions a player goes to, of those that can be used now.
final class SessionPick {
    private final List<NodeSession> sessions;
    private final int playersPerNode;

    /// @param sessions all there are at the time
    SessionPick(List<NodeSession> sessions, int playersPerNode) {
        this.sessions = sessions;
        this.playersPerNode = playersPerNode;
    }

    /// A node that answers, for what is no player.
    Optional<NodeSession> usable() {
        return best(Voice.NONE, _ -> true)
                .or(() -> sessions.stream().filter(NodeSession::usable).findFirst());
    }

    /// The best one for a player, one that has its filters if there is any.
    ///
    /// @param except one that is not wanted
    Optional<NodeSession> best(Voice voice, Filters filters, @Nullable PlayerNode except) {
        Predicate<NodeSession> other = session -> session != except;
        return best(voice, other.and(has(filters))).or(() -> best(voice, other));
    }

    /// One that is near the voice server, if this one is not.
    Optional<NodeSession> nearer(Voice voice, Filters filters, PlayerNode than) {
        String endpoint = endpoint(voice);
        Predicate<NodeSession> near = session -> session.candidate().isNear(endpoint);
        if (sessions.stream().anyMatch(near.and(session -> session == than))) {
            return Optional.empty();
        }
        return best(voice, near.and(session -> !session.lossy()).and(has(filters)));
    }

    /// Another one, which loses no frames.
    Optional<NodeSession> sound(NodeSession than) {
        return best(Voice.NONE, session -> session != than && !session.lossy());
    }

    /// What the best equipped of the nodes has.
    FilterSupport support() {
        return sessions.stream()
                .filter(NodeSession::usable)
                .map(NodeSession::support)
                .max(Comparator.comparingInt(FilterSupport::extent))
                .orElseGet(FilterSupport.Unknown::new);
    }

    private static Predicate<NodeSession> has(Filters filters) {
        return session -> session.support().lacking(filters).isEmpty();
    }

    private Optional<NodeSession> best(Voice voice, Predicate<NodeSession> wanted) {
        List<NodeSession> usable =
                sessions.stream().filter(NodeSession::usable).filter(wanted).toList();
        List<NodeChoice.Candidate> candidates =
                usable.stream().map(NodeSession::candidate).toList();
        return NodeChoice.best(candidates, endpoint(voice), playersPerNode)
                .map(best -> usable.get(candidates.indexOf(best)));
    }

    private static String endpoint(Voice voice) {
        return voice instanceof Voice.At(var server) ? server.endpoint() : "";
    }
}
