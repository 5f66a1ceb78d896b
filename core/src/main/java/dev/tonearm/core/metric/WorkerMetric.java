package dev.tonearm.core.metric;

import static dev.tonearm.core.metric.Metric.Kind.COUNTER;
import static dev.tonearm.core.metric.Metric.Kind.GAUGE;
import static dev.tonearm.core.metric.Metric.Kind.HISTOGRAM;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a voice worker measures, as Prometheus reads it at the worker's `/prometheus`.
public enum WorkerMetric implements Metric {
    COMMANDS(
            Area.COMMANDS,
            COUNTER,
            "tonearm_commands_total",
            "commands, by how they ended",
            WorkerLabels.COMMAND,
            WorkerLabels.OUTCOME),
    HOP(
            Area.COMMANDS,
            HISTOGRAM,
            "tonearm_hop_seconds",
            "how long a stretch of a command's way took",
            WorkerLabels.HOP),
    COMMAND_DONE(
            Area.COMMANDS,
            HISTOGRAM,
            "tonearm_command_done_seconds",
            "time from the edge's acceptance of a command to its end"),
    COMMAND_SOUND(
            Area.COMMANDS,
            HISTOGRAM,
            "tonearm_command_sound_seconds",
            "time from the edge's acceptance of a command to the first sound that it brought"),
    SHED(
            Area.COMMANDS,
            COUNTER,
            "tonearm_shed_total",
            "commands that listeners were asked to give again, for lack of room"),

    RECEIVED(Area.INTAKE, COUNTER, "tonearm_intake_received_total", "messages received"),
    REDELIVERED(
            Area.INTAKE,
            COUNTER,
            "tonearm_intake_redelivered_total",
            "messages received that somebody had received before"),
    POISON(Area.INTAKE, COUNTER, "tonearm_poison_total", "messages that hold no command"),
    RELEASED(
            Area.INTAKE,
            COUNTER,
            "tonearm_released_total",
            "messages given back to the queue because something failed"),
    PUT_ASIDE(
            Area.INTAKE,
            COUNTER,
            "tonearm_put_aside_total",
            "messages that failed too often and are in the dead-letter queue"),
    LOST_RECEIPTS(
            Area.INTAKE,
            COUNTER,
            "tonearm_lost_receipts_total",
            "messages that could not be deleted and will come again"),
    COMMANDS_NEWER(
            Area.INTAKE,
            COUNTER,
            "tonearm_commands_newer_total",
            "deliveries that only a newer worker understands"),
    EXPIRED_NEWER(
            Area.INTAKE,
            COUNTER,
            "tonearm_expired_newer_total",
            "commands for which no newer worker came in time"),
    IN_HAND(Area.INTAKE, GAUGE, "tonearm_in_hand", "messages in hand"),
    LEFT_TO_NEWER(
            Area.INTAKE, GAUGE, "tonearm_left_to_newer", "messages that wait for a newer worker"),
    OLDEST(
            Area.INTAKE,
            GAUGE,
            "tonearm_intake_oldest_seconds",
            "time since the longest-held message in hand was received; 0 without one"),
    MAILBOXES(Area.INTAKE, GAUGE, "tonearm_mailboxes", "guilds with something under way"),
    MAILBOX_JOBS(
            Area.INTAKE,
            GAUGE,
            "tonearm_mailbox_jobs",
            "jobs that wait in the mailboxes of all guilds"),
    MAILBOX_DEEPEST(
            Area.INTAKE,
            GAUGE,
            "tonearm_mailbox_deepest",
            "jobs that wait in the fullest mailbox, which takes 256"),
    QUEUE_CALL(
            Area.INTAKE,
            HISTOGRAM,
            "tonearm_queue_call_seconds",
            "time of a call of SQS, with its retries; receiving waits for messages",
            WorkerLabels.OPERATION),
    QUEUE_ERRORS(
            Area.INTAKE,
            COUNTER,
            "tonearm_queue_errors_total",
            "calls of SQS that failed for good",
            WorkerLabels.OPERATION,
            WorkerLabels.AWS_WHY),

    JOURNAL_LINES(Area.JOURNAL, COUNTER, "tonearm_journal_lines_total", "journal lines appended"),
    JOURNAL_CONFLICTS(
            Area.JOURNAL,
            COUNTER,
            "tonearm_journal_conflicts_total",
            "appends that found another line in their place"),
    JOURNAL_RETRIES(
            Area.JOURNAL,
            COUNTER,
            "tonearm_journal_retries_total",
            "calls of the journal that failed and were tried again"),
    JOURNAL_NEWER(
            Area.JOURNAL,
            COUNTER,
            "tonearm_journal_newer_total",
            "guilds found with a journal newer than this worker"),
    JOURNAL_SNAPSHOTS(
            Area.JOURNAL, COUNTER, "tonearm_journal_snapshots_total", "snapshots written"),
    JOURNAL_APPEND(
            Area.JOURNAL,
            HISTOGRAM,
            "tonearm_journal_append_seconds",
            "time of an append that the store answered"),
    JOURNAL_READ(
            Area.JOURNAL,
            HISTOGRAM,
            "tonearm_journal_read_seconds",
            "time of reading a guild's whole state, which a worker does once while it has it"),
    STORE_CALL(
            Area.JOURNAL,
            HISTOGRAM,
            "tonearm_store_call_seconds",
            "time of a call of DynamoDB, with its retries",
            WorkerLabels.OPERATION),
    STORE_ERRORS(
            Area.JOURNAL,
            COUNTER,
            "tonearm_store_errors_total",
            "calls of DynamoDB that failed for good; a condition that did not hold is no failure",
            WorkerLabels.OPERATION,
            WorkerLabels.AWS_WHY),

    PARTITIONS(Area.LEASES, GAUGE, "tonearm_partitions", "partitions that this worker acts for"),
    PARTITIONS_RUNNING(
            Area.LEASES,
            GAUGE,
            "tonearm_partitions_running",
            "partitions whose commands this worker takes"),
    PARTITIONS_PREPARED(
            Area.LEASES,
            GAUGE,
            "tonearm_partitions_prepared",
            "partitions that this worker prepares to have next"),
    PARTITIONS_ALL(Area.LEASES, GAUGE, "tonearm_partitions_all", "partitions that the fleet has"),
    PARTITIONS_NOBODYS(
            Area.LEASES,
            GAUGE,
            "tonearm_partitions_nobodys",
            "partitions that nobody acts for, as this worker last saw it"),
    WORKERS(
            Area.LEASES,
            GAUGE,
            "tonearm_workers",
            "workers that this one knows and that have not said goodbye, itself among them"),
    LEASES_TAKEN(
            Area.LEASES,
            COUNTER,
            "tonearm_leases_taken_total",
            "partitions taken from a dead worker, or from nobody"),
    LEASES_PASSED(
            Area.LEASES,
            COUNTER,
            "tonearm_leases_passed_total",
            "partitions handed over to another worker"),
    LEASES_LOST(
            Area.LEASES,
            COUNTER,
            "tonearm_leases_lost_total",
            "partitions that another worker took while we thought them ours"),
    LEASE_RENEWALS(Area.LEASES, COUNTER, "tonearm_lease_renewals_total", "renewals of leases"),
    LEASE_FAILURES(
            Area.LEASES,
            COUNTER,
            "tonearm_lease_failures_total",
            "calls of the store with the leases that failed"),
    LEASE_LEFT(
            Area.LEASES,
            GAUGE,
            "tonearm_lease_left_seconds",
            "time until the first of this worker's leases runs out, NaN without any"),
    LEASE_TAKEOVER(
            Area.LEASES,
            HISTOGRAM,
            "tonearm_lease_takeover_seconds",
            "time from a partition's lease to its first command"),
    RECOVERY(
            Area.LEASES,
            HISTOGRAM,
            "tonearm_recovery_seconds",
            "time from the last sign of a dead worker to its partition's players back"),

    SHARDS(
            Area.GATEWAY,
            GAUGE,
            "tonearm_gateway_shards",
            "shards of this worker, by state",
            WorkerLabels.SHARD_STATE),
    GATEWAY_LATENCY(
            Area.GATEWAY,
            GAUGE,
            "tonearm_gateway_latency_seconds",
            "time that the slowest shard's last heartbeat took to be answered, NaN without one"),
    GATEWAY_SILENCE(
            Area.GATEWAY,
            GAUGE,
            "tonearm_gateway_silence_seconds",
            "time since the most silent shard's last answered heartbeat, NaN without one"),
    IDENTIFIES(Area.GATEWAY, COUNTER, "tonearm_gateway_identifies_total", "sessions begun"),
    RESUMES(
            Area.GATEWAY,
            COUNTER,
            "tonearm_gateway_resumes_total",
            "sessions taken up again after a lost connection"),
    DISCONNECTS(
            Area.GATEWAY,
            COUNTER,
            "tonearm_gateway_disconnects_total",
            "connections to Discord's gateway that were lost"),
    IDENTIFY_WAITING(
            Area.GATEWAY,
            GAUGE,
            "tonearm_gateway_identify_waiting",
            "shards of this worker that wait for their turn to begin a session"),
    IDENTIFY_LEFT(
            Area.GATEWAY,
            GAUGE,
            "tonearm_gateway_identify_left",
            "sessions that may still be begun today, as this worker last saw it; NaN before that and after the day"),

    VOICE_CONNECTIONS(
            Area.VOICE,
            GAUGE,
            "tonearm_voice_connections",
            "guilds' ways into voice channels, by state",
            WorkerLabels.VOICE_STATE),
    VOICE_JOINS(
            Area.VOICE,
            COUNTER,
            "tonearm_voice_joins_total",
            "requests to be in a voice channel that were sent to Discord"),
    VOICE_REJOINS(
            Area.VOICE,
            COUNTER,
            "tonearm_voice_rejoins_total",
            "joins anew because a voice connection had closed and did not come back"),
    VOICE_CLOSURES(
            Area.VOICE,
            COUNTER,
            "tonearm_voice_closures_total",
            "voice connections of nodes that closed, by Discord's close code",
            WorkerLabels.CLOSE_CODE),
    VOICE_MENDED(
            Area.VOICE,
            COUNTER,
            "tonearm_voice_mended_total",
            "guilds whose bot was not where it should be"),
    VOICE_UNREACHABLE(
            Area.VOICE,
            COUNTER,
            "tonearm_voice_unreachable_total",
            "channels that could not be entered"),
    VOICE_UNSTABLE(
            Area.VOICE,
            COUNTER,
            "tonearm_voice_unstable_total",
            "channels left because the connection broke again and again"),
    VOICE_INCOMPATIBLE(
            Area.VOICE,
            COUNTER,
            "tonearm_voice_incompatible_total",
            "channels left because node and voice server do not agree"),
    VOICE_NOT_ENCRYPTED(
            Area.VOICE,
            COUNTER,
            "tonearm_voice_not_encrypted_total",
            "channels left because the node does not speak end-to-end encryption (4017)"),
    VOICE_LEFT_ALONE(
            Area.VOICE,
            COUNTER,
            "tonearm_voice_left_alone_total",
            "channels left because nobody listened"),
    VOICE_LEFT_QUIET(
            Area.VOICE,
            COUNTER,
            "tonearm_voice_left_quiet_total",
            "channels left because nothing played"),

    NODES(Area.NODES, GAUGE, "tonearm_nodes", "audio nodes that are named"),
    NODES_USABLE(Area.NODES, GAUGE, "tonearm_nodes_usable", "audio nodes that a partition can use"),
    NODES_REFUSING(
            Area.NODES, GAUGE, "tonearm_nodes_refusing", "audio nodes that do not let us in"),
    NODE_PLAYERS(
            Area.NODES,
            GAUGE,
            "tonearm_node_players",
            "players that this worker has on audio nodes"),
    NODE_WAITING(
            Area.NODES, GAUGE, "tonearm_node_waiting", "guilds that should play and have no node"),
    NODE_FULLEST(
            Area.NODES,
            GAUGE,
            "tonearm_node_fullest",
            "how full the fullest node is; 1 is its bound"),
    NODE_UP(
            Area.NODES,
            GAUGE,
            "tonearm_node_up",
            "1 if every partition of this worker can use the node, 0 if none, or what share",
            WorkerLabels.NODE),
    NODE_PLAYING(
            Area.NODES,
            GAUGE,
            "tonearm_node_playing",
            "players that play at a node, of all workers",
            WorkerLabels.NODE),
    NODE_CPU(
            Area.NODES,
            GAUGE,
            "tonearm_node_cpu_ratio",
            "how busy a node says that its machine is",
            WorkerLabels.NODE),
    NODE_PENALTY(
            Area.NODES,
            GAUGE,
            "tonearm_node_penalty",
            "what speaks against a node when a guild gets one; the least is chosen",
            WorkerLabels.NODE),
    NODE_CONNECTS(
            Area.NODES,
            COUNTER,
            "tonearm_node_connects_total",
            "connections to a node that began, of all partitions",
            WorkerLabels.NODE),
    NODE_LOSSES(
            Area.NODES,
            COUNTER,
            "tonearm_node_losses_total",
            "connections to a node that were lost",
            WorkerLabels.NODE),
    NODE_CALL(
            Area.NODES,
            HISTOGRAM,
            "tonearm_node_call_seconds",
            "time of a request to a node, by how it ended",
            WorkerLabels.NODE_ANSWER),
    NODE_MOVES(
            Area.NODES,
            COUNTER,
            "tonearm_node_moves_total",
            "players that went from one audio node to another"),
    NODE_MENDS(
            Area.NODES,
            COUNTER,
            "tonearm_node_mends_total",
            "players that were not as they should be, and mended"),

    FRAMES_SENT(
            Area.AUDIO,
            COUNTER,
            "tonearm_audio_frames_sent_total",
            "frames of 20 ms that this worker's players sent, by their node's reports",
            WorkerLabels.NODE),
    FRAMES_NULLED(
            Area.AUDIO,
            COUNTER,
            "tonearm_audio_frames_nulled_total",
            "frames for which the node had no audio in time",
            WorkerLabels.NODE),
    FRAMES_DEFICIT(
            Area.AUDIO,
            COUNTER,
            "tonearm_audio_frames_deficit_total",
            "frames that were neither sent nor nulled",
            WorkerLabels.NODE),
    GAP(
            Area.AUDIO,
            HISTOGRAM,
            "tonearm_audio_gap_seconds",
            "time in the middle of a track without sound, from 0.1 s on, when it was over"),
    PLAYERS_SILENT(
            Area.AUDIO, GAUGE, "tonearm_players_silent", "players that should sound and do not"),
    VOICE_SILENT(
            Area.AUDIO,
            COUNTER,
            "tonearm_voice_silent_total",
            "times that nobody heard for a while what should be playing"),

    PLAYERS(
            Area.PLAYERS,
            GAUGE,
            "tonearm_players",
            "guilds in memory, by what their player does",
            WorkerLabels.PLAYER_STATE),
    GUILDS(Area.PLAYERS, GAUGE, "tonearm_guilds", "guilds in memory"),
    GUILDS_NEWER(
            Area.PLAYERS,
            GAUGE,
            "tonearm_guilds_newer",
            "guilds in memory that wait for a newer worker"),
    TRACKS_STARTED(
            Area.PLAYERS,
            COUNTER,
            "tonearm_tracks_started_total",
            "tracks that began to sound; one that goes on under another worker counts there too"),
    TRACKS_FAILED(
            Area.PLAYERS,
            COUNTER,
            "tonearm_tracks_failed_total",
            "tracks that nodes could not play, or not to their end"),
    REPORTS_LOST(
            Area.PLAYERS,
            COUNTER,
            "tonearm_reports_lost_total",
            "reports of nodes or Discord that could not be written"),

    LOOKUP(
            Area.LOOKUPS,
            HISTOGRAM,
            "tonearm_lookup_seconds",
            "time to find what somebody asked for, by what was found",
            WorkerLabels.FOUND),
    LOOKUPS_WAITING(Area.LOOKUPS, GAUGE, "tonearm_lookups_waiting", "lookups that are under way"),

    DISCORD_CALL(
            Area.REPLIES,
            HISTOGRAM,
            "tonearm_discord_call_seconds",
            "time of a request to Discord's REST API, with its waits, by how it ended",
            WorkerLabels.DISCORD_ANSWER),
    RATE_LIMITED(
            Area.REPLIES,
            COUNTER,
            "tonearm_discord_rate_limited_total",
            "requests that Discord answered with 429, which are tried again when it says"),
    REPLIES_FAILED(
            Area.REPLIES,
            COUNTER,
            "tonearm_replies_failed_total",
            "answers that Discord did not take"),
    PANELS(Area.REPLIES, COUNTER, "tonearm_panels_total", "now-playing messages posted or edited"),
    PANELS_FAILED(
            Area.REPLIES,
            COUNTER,
            "tonearm_panels_failed_total",
            "now-playing messages that could not be shown"),

    BUILD_INFO(
            Area.PROCESS,
            GAUGE,
            "tonearm_build_info",
            "always 1; which build runs, and the newest format that it reads",
            WorkerLabels.VERSION,
            WorkerLabels.FORMAT),
    READY(
            Area.PROCESS,
            GAUGE,
            "tonearm_ready",
            "1 if this part of the readiness is up, 0 if it is down",
            WorkerLabels.PART),
    DRAINING(Area.PROCESS, GAUGE, "tonearm_draining", "1 while the worker hands everything over"),
    HEAP_FILLED(
            Area.PROCESS,
            GAUGE,
            "tonearm_heap_filled",
            "share of the heap in use after a collection");

    /// For what takes milliseconds when all is well; fine round the aim of 100 ms.
    private static final List<Double> QUICK =
            List.of(
                    0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0,
                    10.0, 60.0);

    /// For what takes seconds.
    private static final List<Double> LONG =
            List.of(0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 15.0, 20.0, 30.0, 60.0, 300.0);

    private final Area area;
    private final Kind kind;
    private final String metric;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<MetricLabel> labels;

    WorkerMetric(Area area, Kind kind, String metric, String description, MetricLabel... labels) {
        this.area = area;
        this.kind = kind;
        this.metric = metric;
        this.description = description;
        this.labels = List.of(labels);
    }

    @Override
    public String metric() {
        return metric;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public List<MetricLabel> labels() {
        return labels;
    }

    @Override
    public List<Double> borders() {
        if (kind != HISTOGRAM) return List.of();
        return switch (this) {
            case GAP, LEASE_TAKEOVER, RECOVERY, LOOKUP -> LONG;
            default -> QUICK;
        };
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String area() {
        return area.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> series() {
        if (kind != HISTOGRAM) return List.of(metric);
        return Stream.of("_bucket", "_sum", "_count", "_max").map(metric::concat).toList();
    }

    private enum Area {
        COMMANDS,
        INTAKE,
        JOURNAL,
        LEASES,
        GATEWAY,
        VOICE,
        NODES,
        AUDIO,
        PLAYERS,
        LOOKUPS,
        REPLIES,
        PROCESS
    }
}
