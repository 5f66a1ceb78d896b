package dev.tonearm.core.player;

import dev.tonearm.core.command.LoopMode;

/// What journals and snapshots call the loop modes.
final class LoopNames {
    private LoopNames() {}

    static String of(LoopMode mode) {
        return switch (mode) {
            case OFF -> "off";
            case TRACK -> "track";
            case QUEUE -> "queue";
        };
    }

    static LoopMode mode(String name) {
        return switch (name) {
            case "off" -> LoopMode.OFF;
            case "track" -> LoopMode.TRACK;
            case "queue" -> LoopMode.QUEUE;
            default -> throw new IllegalArgumentException("unknown loop mode " + name);
        };
    }
}
