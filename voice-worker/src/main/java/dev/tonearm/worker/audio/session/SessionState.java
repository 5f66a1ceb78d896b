package dev.tonearm.worker.audio.session;

import dev.tonearm.worker.audio.node.NodeConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How a session with a node is; each state says only what is so in it.
///
/// | from | to | when |
/// |---|---|---|
/// | [Away] | [Entering] | a connection begins |
/// | [Entering] | [Greeted] | the node answers |
/// | [Entering], [Greeted] | [Away] | nothing came of it |
/// | [Greeted] | [Usable] | its players are known |
/// | [Usable] | [Away] | the connection is lost |
/// | any | [Closed] | it is given up |
sealed interface SessionState {
    /// When the node last showed that it was there, before the connection that there is now, if
    /// there is one.
    Instant lastSign();

    default Optional<NodeConnection> connection() {
        return Optional.empty();
    }

    /// Whether its players are lost, as far as one can know.
    ///
    /// @param grace how long a node that does not answer is waited for
    default boolean isDeath(Instant now, Duration grace) {
        return false;
    }

    default boolean isUsable() {
        return false;
    }

    /// It is not connected.
    ///
    /// @param since when it was connected last
    record Away(Instant since, Why why, Instant lastSign) implements SessionState {
        /// A process that died is gone with its players; one that only lost its socket plays on.
        @Override
        public boolean isDeath(Instant now, Duration grace) {
            return switch (why) {
                case NOBODY_LISTENS -> true;
                case SILENT -> Duration.between(since, now).compareTo(grace) > 0;
                case ANSWERS -> false;
            };
        }

        Away because(Why other) {
            return new Away(since, other, lastSign);
        }
    }

    /// Why it is not connected.
    enum Why {
        SILENT,
        NOBODY_LISTENS,
        /// It does answer, and the connection is only a matter of a moment.
        ANSWERS
    }

    /// A connection has begun, and the node has not said anything.
    record Entering(NodeConnection attempt, Away before) implements SessionState {
        @Override
        public Instant lastSign() {
            return before.lastSign();
        }

        @Override
        public Optional<NodeConnection> connection() {
            return Optional.of(attempt);
        }

        @Override
        public boolean isDeath(Instant now, Duration grace) {
            return before.isDeath(now, grace);
        }
    }

    /// The node answers, and its players will be known in a moment.
    record Greeted(NodeConnection attempt, Away before) implements SessionState {
        @Override
        public Instant lastSign() {
            return before.lastSign();
        }

        @Override
        public Optional<NodeConnection> connection() {
            return Optional.of(attempt);
        }
    }

    /// It is connected, and its players are known.
    record Usable(NodeConnection open, Instant lastSign) implements SessionState {
        @Override
        public Optional<NodeConnection> connection() {
            return Optional.of(open);
        }

        @Override
        public boolean isUsable() {
            return open.open();
        }
    }

    record Closed(Instant lastSign) implements SessionState {}
}
