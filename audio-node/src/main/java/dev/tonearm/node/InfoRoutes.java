package dev.tonearm.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sedmelluq.discord.lavaplayer.tools.PlayerLibrary;
import dev.tonearm.node.filter.FilterKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;

/// What the node is and how it does.
final class InfoRoutes {

    /// The Lavalink whose protocol this is; the part after the plus sign says that it is not that
    /// Lavalink.
    private static final String VERSION = "4.2.2+tonearm";

    private final NodeParts parts;
    private final Stats stats;

    InfoRoutes(NodeParts parts, Stats stats) {
        this.parts = parts;
        this.stats = stats;
    }

    void mount(RoutesConfig routes) {
        routes.get("/version", ctx -> ctx.contentType("text/plain").result(VERSION));
        routes.get("/v4/info", this::info);
        routes.get("/v4/stats", ctx -> NodeRoutes.send(ctx, stats.json(Optional.empty())));
        // Nothing to plan: the node has one address.
        routes.get("/v4/routeplanner/status", ctx -> ctx.status(204));
        routes.get("/metrics", this::metrics);
    }

    private void info(Context ctx) {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.putObject("version")
                .put("semver", VERSION)
                .put("major", 4)
                .put("minor", 2)
                .put("patch", 2)
                .putNull("preRelease")
                .put("build", "tonearm");
        info.put("buildTime", 0);
        info.putObject("git")
                .put("branch", "unknown")
                .put("commit", "unknown")
                .put("commitTime", 0);
        info.put("jvm", System.getProperty("java.version", "unknown"));
        info.put("lavaplayer", PlayerLibrary.VERSION);
        var sources = info.putArray("sourceManagers");
        parts.tracks().sources().forEach(sources::add);
        var filters = info.putArray("filters");
        for (FilterKind kind : FilterKind.values()) {
            if (!parts.settings().withoutFilters().contains(kind)) {
                filters.add(kind.wireName());
            }
        }
        var plugins = info.putArray("plugins");
        if (!parts.plays()) {
            plugins.addObject().put("name", "clock-audio-without-sound").put("version", "1.0.0");
        }
        NodeRoutes.send(ctx, info);
    }

    /// By the names that Lavalink has (its `LavalinkStatsCollector`), which say percentage and mean
    /// a share, and total and mean now.
    private void metrics(Context ctx) {
        StringBuilder text = new StringBuilder();
        gauge(text, "players_total", "Players of all sessions.", stats.players());
        gauge(text, "playing_players_total", "Players whose track moves.", stats.playing());
        gauge(text, "uptime_milliseconds", "Since the start.", stats.uptimeMillis());
        Runtime runtime = Runtime.getRuntime();
        long allocated = runtime.totalMemory();
        long free = runtime.freeMemory();
        gauge(text, "memory_free_bytes", "Heap that is allocated and free.", free);
        gauge(text, "memory_used_bytes", "Heap in use.", allocated - free);
        gauge(text, "memory_allocated_bytes", "Heap that the JVM has.", allocated);
        gauge(text, "memory_reservable_bytes", "Heap it may have.", runtime.maxMemory());
        gauge(text, "cpu_cores", "Processors.", runtime.availableProcessors());
        gauge(text, "cpu_system_load_percentage", "The machine's, 0 to 1.", stats.systemLoad());
        gauge(text, "cpu_lavalink_load_percentage", "The node's, 0 to 1.", stats.processLoad());
        // From here on this node's own.
        metric(
                text,
                "tracks_started_total",
                "counter",
                "Tracks that began.",
                parts.counters().started());
        head(text, "tracks_ended_total", "counter", "Tracks that ended, by reason.");
        parts.counters()
                .ended()
                .forEach((reason, count) ->
                        text.append("lavalink_tracks_ended_total{reason=\"")
                                .append(reason.name().toLowerCase(Locale.ROOT))
                                .append("\"} ")
                                .append(count.sum())
                                .append('\n'));
        ctx.contentType("text/plain; version=0.0.4").result(text.toString());
    }

    private static void gauge(StringBuilder text, String name, String help, Number value) {
        metric(text, name, "gauge", help, value);
    }

    private static void metric(
            StringBuilder text, String name, String type, String help, Number value) {
        head(text, name, type, help);
        text.append("lavalink_").append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP lavalink_").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE lavalink_").append(name).append(' ').append(type).append('\n');
    }
}
