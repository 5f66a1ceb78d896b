package dev.tonearm.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.StreamSupport;

/// The permissions that matter to a music bot, with Discord's bit positions.
public enum Permission {
    KICK_MEMBERS(1),
    BAN_MEMBERS(2),
    ADMINISTRATOR(3),
    MANAGE_CHANNELS(4),
    MANAGE_GUILD(5),
    ADD_REACTIONS(6),
    VIEW_CHANNEL(10),
    SEND_MESSAGES(11),
    MANAGE_MESSAGES(13),
    EMBED_LINKS(14),
    ATTACH_FILES(15),
    READ_MESSAGE_HISTORY(16),
    MENTION_EVERYONE(17),
    USE_EXTERNAL_EMOJIS(18),
    CONNECT(20),
    SPEAK(21),
    MUTE_MEMBERS(22),
    DEAFEN_MEMBERS(23),
    MOVE_MEMBERS(24),
    USE_VAD(25),
    MANAGE_ROLES(28),
    USE_APPLICATION_COMMANDS(31),
    REQUEST_TO_SPEAK(32),
    MANAGE_THREADS(34),
    SEND_MESSAGES_IN_THREADS(38),
    SET_VOICE_CHANNEL_STATUS(48);

    /// Every bit Discord has given a meaning so far.
    public static final long ALL = (1L << 53) - 1;

    /// What `@everyone` may do in a new guild.
    public static final long EVERYONE =
            mask(
                    ADD_REACTIONS,
                    VIEW_CHANNEL,
                    SEND_MESSAGES,
                    EMBED_LINKS,
                    ATTACH_FILES,
                    READ_MESSAGE_HISTORY,
                    USE_EXTERNAL_EMOJIS,
                    CONNECT,
                    SPEAK,
                    USE_VAD,
                    USE_APPLICATION_COMMANDS,
                    REQUEST_TO_SPEAK,
                    SEND_MESSAGES_IN_THREADS);

    private final int position;

    Permission(int position) {
        this.position = position;
    }

    public long bit() {
        return 1L << position;
    }

    public boolean in(long permissions) {
        return (permissions & bit()) != 0;
    }

    public static long mask(Permission... permissions) {
        return Arrays.stream(permissions).mapToLong(Permission::bit).reduce(0, (a, b) -> a | b);
    }

    /// Reads Discord's decimal string, a number, or a list of names.
    ///
    /// @throws IllegalArgumentException when it is none of them
    public static long parse(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .mapToLong(name -> valueOf(name.asText()).bit())
                    .reduce(0, (a, b) -> a | b);
        }
        return Long.parseLong(value.asText());
    }
}
