package dev.tonearm.local.cloudwatch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads what a process has written into its log since the last look, in whole lines.
public final class LogTail {
    private final Path log;
    private long read;

    public LogTail(Path log) {
        this.log = log;
    }

    public List<String> more() {
        if (!Files.exists(log)) return List.of();
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() < read) read = 0; // another run's
            byte[] bytes = new byte[(int) Math.min(file.length() - read, 64 << 20)];
            file.seek(read);
            file.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') end--;
            read += end;
            return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException _) {
            return List.of(); // it is there the next time
        }
    }
}
