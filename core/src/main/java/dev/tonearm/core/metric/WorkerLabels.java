package dev.tonearm.core.metric;

/// What tells the series of a worker's metrics apart.
final class WorkerLabels {
    static final MetricLabel COMMAND =
            MetricLabel.of("command", "the command's form, such as `play` or `queue-move`");

    static final MetricLabel OUTCOME =
            MetricLabel.of(
                    "outcome",
                    "how it ended",
                    "done",
                    "done_later",
                    "repeated",
                    "refused",
                    "shed",
                    "expired",
                    "unanswered",
                    "released",
                    "apart",
                    "aside");

    static final MetricLabel HOP =
            MetricLabel.of(
                    "hop",
                    "the stretch of the way",
                    "queue",
                    "worker",
                    "source",
                    "state",
                    "node",
                    "reply");

    static final MetricLabel OPERATION =
            MetricLabel.of("operation", "AWS's name of it, written as one word");

    static final MetricLabel AWS_WHY =
            MetricLabel.of(
                    "why", "what went wrong", "throttled", "timeout", "refused", "unreachable");

    static final MetricLabel SHARD_STATE =
            MetricLabel.of(
                    "state",
                    "what the shard does",
                    "connected",
                    "waiting",
                    "connecting",
                    "disconnected");

    static final MetricLabel VOICE_STATE =
            MetricLabel.of(
                    "state",
                    "what the way into a channel is at",
                    "asking",
                    "rechecking",
                    "settled");

    static final MetricLabel CLOSE_CODE =
            MetricLabel.of("code", "the code, or `other` for one that Discord does not document");

    static final MetricLabel NODE = MetricLabel.of("node", "the node's name");

    static final MetricLabel NODE_ANSWER =
            MetricLabel.of("answer", "how it ended", "taken", "refused", "unreachable");

    static final MetricLabel PLAYER_STATE =
            MetricLabel.of("state", "what the player does", "playing", "paused", "idle", "unread");

    static final MetricLabel FOUND =
            MetricLabel.of(
                    "found",
                    "what was found",
                    "tracks",
                    "nothing",
                    "refused",
                    "failed",
                    "late",
                    "called_off",
                    "broken");

    static final MetricLabel DISCORD_ANSWER =
            MetricLabel.of(
                    "answer",
                    "how it ended",
                    "done",
                    "expired",
                    "no_access",
                    "gone",
                    "refused",
                    "unreachable");

    static final MetricLabel VERSION = MetricLabel.of("version", "the build's version");

    static final MetricLabel FORMAT = MetricLabel.of("format", "the newest format that it reads");

    static final MetricLabel PART =
            MetricLabel.of(
                    "part",
                    "as `/health/readiness` names it",
                    "threads",
                    "lease",
                    "gateway",
                    "node",
                    "queue",
                    "store");

    private WorkerLabels() {}
}
