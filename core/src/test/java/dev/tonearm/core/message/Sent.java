package dev.tonearm.core.message;

import java.nio.charset.StandardCharsets;

/// A message as it is sent to Discord.
public final class Sent {
    private Sent() {}

    public static String json(Message message) {
        return new String(message.post(false), StandardCharsets.UTF_8);
    }
}
