package dev.tonearm.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/// Lavalink's stats object.
final class Stats {

    /// One every 20 ms.
    private static final int FRAMES_A_MINUTE = 3_000;

    private final Sessions sessions;
    private final long began = System.nanoTime();
    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    Stats(Sessions sessions) {
        this.sessions = sessions;
    }

    int players() {
        return sessions.open().stream().mapToInt(session -> session.players().size()).sum();
    }

    long playing() {
        return sessions.open().stream()
                .flatMap(session -> session.players().stream())
                .filter(Player::isPlaying)
                .count();
    }

    long uptimeMillis() {
        return (System.nanoTime() - began) / 1_000_000;
    }

    double systemLoad() {
        return load(system.getCpuLoad());
    }

    double processLoad() {
        return load(system.getProcessCpuLoad());
    }

    /// @param session whose frames are counted; REST asks without one, and gets none
    ObjectNode json(Optional<NodeSession> session) {
        Runtime runtime = Runtime.getRuntime();
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("players", players())
                        .put("playingPlayers", playing())
                        .put("uptime", uptimeMillis());
        json.putObject("memory")
                .put("free", runtime.freeMemory())
                .put("used", runtime.totalMemory() - runtime.freeMemory())
                .put("allocated", runtime.totalMemory())
                .put("reservable", runtime.maxMemory());
        json.putObject("cpu")
                .put("cores", runtime.availableProcessors())
                .put("systemLoad", systemLoad())
                .put("lavalinkLoad", processLoad());
        json.putNull("frameStats");
        session.ifPresent(of -> frames(json, of));
        return json;
    }

    /// The average of the players that have played for the whole last minute.
    private static void frames(ObjectNode json, NodeSession session) {
        List<FrameCounter.Minute> minutes =
                session.players().stream()
                        .filter(Player::isPlaying)
                        .flatMap(player -> player.frames().lastMinute().stream())
                        .toList();
        if (minutes.isEmpty()) {
            return;
        }
        int players = minutes.size();
        int sent = minutes.stream().mapToInt(FrameCounter.Minute::sent).sum();
        int nulled = minutes.stream().mapToInt(FrameCounter.Minute::nulled).sum();
        int deficit = players * FRAMES_A_MINUTE - (sent + nulled);
        json.putObject("frameStats")
                .put("sent", sent / players)
                .put("nulled", nulled / players)
                .put("deficit", deficit / players);
    }

    /// The JVM answers with a negative number or none until it has measured.
    private static double load(double measured) {
        return measured >= 0 && measured <= 1 ? measured : 0;
    }
}
