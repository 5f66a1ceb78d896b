package dev.tonearm.standin.music;

import dev.tonearm.standin.sound.WavFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// One of the library's pieces several times over, as one file: longer than whoever listens to it
/// may need.
final class RepeatedPiece {
    private final byte[] header;
    private final byte[] pcm;
    private final int times;

    private RepeatedPiece(byte[] pcm, int times) {
        this.header = WavFile.header(pcm.length * times);
        this.pcm = pcm;
        this.times = times;
    }

    /// @param file one that [WavFile] wrote
    static RepeatedPiece of(Path file, int times) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int begin = WavFile.header(0).length;
        return new RepeatedPiece(Arrays.copyOfRange(whole, begin, whole.length), times);
    }

    long size() {
        return header.length + (long) pcm.length * times;
    }

    void write(ByteRange range, OutputStream out) throws IOException {
        long at = range.first();
        while (at <= range.last()) {
            boolean before = at < header.length;
            byte[] from = before ? header : pcm;
            int offset = (int) (before ? at : (at - header.length) % pcm.length);
            int length = (int) Math.min(from.length - offset, range.last() - at + 1);
            out.write(from, offset, length);
            at += length;
        }
    }
}
