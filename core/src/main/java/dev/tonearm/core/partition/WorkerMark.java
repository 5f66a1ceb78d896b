package dev.tonearm.core.partition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Who wrote something, in ten characters: small enough to stand beside every line of a journal,
/// and enough to tell afterwards whether it was the same worker, and the same life of it.
///
/// @param name six hexadecimal digits that stand for a worker's name
/// @param life four that stand for the life
public record WorkerMark(String name, String life) {
    private static final int NAME = 6;
    private static final int LIFE = 4;

    public static WorkerMark of(WorkerId worker) {
        return new WorkerMark(digest(worker.name(), NAME), digest(worker.life(), LIFE));
    }

    /// Reads what [#toString] wrote; empty if it is anything else.
    public static Optional<WorkerMark> parse(String text) {
        return text.matches("[0-9a-f]{10}")
                ? Optional.of(new WorkerMark(text.substring(0, NAME), text.substring(NAME)))
                : Optional.empty();
    }

    private static String digest(String text, int digits) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return name + life;
    }
}
