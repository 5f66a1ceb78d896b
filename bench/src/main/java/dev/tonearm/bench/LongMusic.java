package dev.tonearm.bench;

import dev.tonearm.standin.sound.WavFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Pieces that are longer than the whole run, so that no end of a track is taken for a gap.
public final class LongMusic {
    public static final List<String> TITLES = List.of("Endless Evening", "Endless Morning");

    private static final Duration LENGTH = Duration.ofMinutes(12);
    private static final int RATE = 48_000;
    private static final int BYTES_A_SECOND = RATE * 4;
    private static final double LOUDNESS = 0.2;

    private LongMusic() {}

    /// Writes them unless they are there.
    public static Path in(Path folder) {
        try {
            Files.createDirectories(folder);
            for (int piece = 0; piece < TITLES.size(); piece++) {
                write(folder.resolve(TITLES.get(piece) + ".wav"), 220 + 110 * piece);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write music to " + folder, e);
        }
    }

    /// A steady tone of whole hertz, so that each second is like the other.
    private static void write(Path file, int hertz) throws IOException {
        int size = Math.toIntExact(LENGTH.toSeconds() * BYTES_A_SECOND);
        byte[] header = WavFile.header(size);
        if (Files.exists(file) && Files.size(file) == header.length + (long) size) return;
        byte[] second = second(hertz);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(header);
            for (long i = 0; i < LENGTH.toSeconds(); i++) out.write(second);
        }
    }

    private static byte[] second(int hertz) {
        byte[] pcm = new byte[BYTES_A_SECOND];
        for (int frame = 0; frame < RATE; frame++) {
            double wave = Math.sin(2 * Math.PI * hertz * frame / RATE) * LOUDNESS;
            int sample = (int) Math.round(wave * Short.MAX_VALUE);
            for (int channel = 0; channel < 2; channel++) {
                pcm[frame * 4 + channel * 2] = (byte) sample;
                pcm[frame * 4 + channel * 2 + 1] = (byte) (sample >> Byte.SIZE);
            }
        }
        return pcm;
    }
}
