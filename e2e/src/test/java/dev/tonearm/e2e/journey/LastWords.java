package dev.tonearm.e2e.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the processes of a stack wrote last.
public final class LastWords {
    private static final int LINES = 25;
    private static final int LONGEST = 260;

    private LastWords() {}

    /// What is known when a server's music is missing: on another machine nobody can look
    /// afterwards.
    ///
    /// @param stack the folder of its stack
    public static String without(Server server, Path stack) {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : server.messages()) texts.add(Interaction.texts(message).strip());
        return "%s Hz, %d packets, the bot in '%s', the channel reads %s, and:%n%s"
                .formatted(
                        server.heard().dominantHertz(),
                        server.heard().packets(),
                        server.botChannel(),
                        texts,
                        String.join(System.lineSeparator(), of(stack.resolve("logs"))));
    }

    /// The last lines of each log, cut where they get long.
    private static List<String> of(Path logs) {
        try (Stream<Path> files = Files.list(logs)) {
            return files.sorted().flatMap(LastWords::end).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> end(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                    .map(line -> log.getFileName() + " " + line)
                    .map(line -> line.substring(0, Math.min(LONGEST, line.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
