package dev.tonearm.bench;

import java.util.Map;

/// A slash command with what is given for it.
public record Ask(String command, Map<String, ?> options) {
    public Ask(String command) {
        this(command, Map.of());
    }
}
