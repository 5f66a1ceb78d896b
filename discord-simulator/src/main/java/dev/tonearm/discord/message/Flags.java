package dev.tonearm.discord.message;

import com.fasterxml.jackson.databind.JsonNode;

/// Message flags.
public final class Flags {

    public static final int SUPPRESS_EMBEDS = 1 << 2;
    public static final int EPHEMERAL = 1 << 6;
    public static final int LOADING = 1 << 7;
    public static final int SUPPRESS_NOTIFICATIONS = 1 << 12;
    public static final int COMPONENTS_V2 = 1 << 15;

    /// What a message answer to an interaction may carry.
    public static final int ON_ANSWER =
            SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2 | (1 << 13);

    /// What an edit may carry; being ephemeral was decided before.
    public static final int ON_EDIT = SUPPRESS_EMBEDS | COMPONENTS_V2;

    private Flags() {}

    public static int of(JsonNode message) {
        return message.path("flags").asInt(0);
    }

    public static boolean has(JsonNode message, int flag) {
        return (of(message) & flag) != 0;
    }
}
