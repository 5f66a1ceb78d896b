package dev.tonearm.standin.sound;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes 48 kHz 16-bit stereo PCM as RIFF/WAVE.
public final class WavFile {
    public static final int SAMPLE_RATE = 48_000;

    private static final int HEADER = 44;

    private WavFile() {}

    /// The 44 bytes that precede `pcmBytes` bytes of samples.
    public static byte[] header(int pcmBytes) {
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER - 8 + pcmBytes)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 2)
                .putInt(SAMPLE_RATE)
                .putInt(SAMPLE_RATE * 4)
                .putShort((short) 4)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(pcmBytes)
                .array();
    }

    /// Writes beside the target and moves into place, so that a killed start leaves no half file.
    public static void write(Path target, byte[] pcm) throws IOException {
        // Its own name: another process may write the same file at the same time.
        Path partial =
                Files.createTempFile(
                        target.toAbsolutePath().getParent(),
                        target.getFileName().toString(),
                        ".partial");
        try (OutputStream out = Files.newOutputStream(partial)) {
            out.write(header(pcm.length));
            out.write(pcm);
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
