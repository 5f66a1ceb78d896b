package dev.tonearm.interactions.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Interactions as Discord posts them, from the files in `interactions/`. They are all of the
/// application, the person, the server and the channel that are named here.
public final class Interactions {
    public static final long APPLICATION = 1_100_000_000_000_000_001L;
    public static final long GUILD = 1_200_000_000_000_000_002L;
    public static final long CHANNEL = 1_300_000_000_000_000_003L;
    public static final long USER = 1_400_000_000_000_000_004L;
    public static final long ID = 1_500_000_000_000_000_005L;
    public static final String TOKEN = "aW50ZXJhY3Rpb246MTUwMDAwMDAwMDAwMDAwMDAwNTpzZWNyZXQ";

    private Interactions() {}

    public static byte[] read(String name) {
        String file = "/dev/tonearm/interactions/interactions/" + name + ".json";
        try (InputStream stream = Interactions.class.getResourceAsStream(file)) {
            if (stream == null) throw new IllegalArgumentException(file + " is missing");
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
