package dev.tonearm.core.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What builds of each format have written: `formats/N/` holds what needs a reader of format N.
/// Lines are added to these files and never changed.
public final class GoldenFiles {
    private GoldenFiles() {}

    /// One document.
    ///
    /// @param format the format of the folder that it is in
    public record Golden(int format, String json) {
        public byte[] bytes() {
            return json.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return format + ": " + json.substring(0, Math.min(json.length(), 100));
        }
    }

    /// The documents of a file in every format.
    public static Stream<Golden> all(String file) {
        return IntStream.rangeClosed(Formats.FIRST, Formats.NEWEST)
                .boxed()
                .flatMap(format -> of(format, file));
    }

    private static Stream<Golden> of(int format, String file) {
        String path = "/formats/" + format + "/" + file;
        try (InputStream in = GoldenFiles.class.getResourceAsStream(path)) {
            List<String> documents =
                    in == null
                            ? List.of()
                            : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList();
            return documents.stream().map(json -> new Golden(format, json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
