package dev.tonearm.discord.interactions;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/// Interaction tokens: long, random, and with the interaction's id inside, as Discord's are.
final class Tokens {

    private static final String PREFIX = "interaction:";

    private final SecureRandom random = new SecureRandom();

    String next(long interaction) {
        var bytes = new byte[96];
        random.nextBytes(bytes);
        var text =
                PREFIX
                        + Long.toUnsignedString(interaction)
                        + ":"
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Was this once a token of ours? Good enough to tell one that died from one that never lived.
    static boolean looksReal(String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return text.startsWith(PREFIX);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
