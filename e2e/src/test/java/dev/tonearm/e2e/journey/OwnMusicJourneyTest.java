package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Server;
import dev.tonearm.local.stack.Progress;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.local.stack.StackSettings;
import dev.tonearm.standin.sound.WavFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// An operator's folder of music whose files are called what files are called: whatever is
/// suggested plays.
@TestInstance(Lifecycle.PER_CLASS)
class OwnMusicJourneyTest {
    private static final Path FOLDER = Path.of("target/own-music");
    private static final String PERCENT = "100% Pure; 50%25 [live] a|b";
    private static final String UMLAUTS = "Für Zoë & Ånna #1?";
    private static final String LONG = "A Rather Long Title ".repeat(9).strip();

    private final Stack stack =
            Stack.start(
                    StackSettings.in(FOLDER)
                            .withMusic(music("Ada - " + PERCENT, "Ada - " + UMLAUTS, LONG)),
                    Progress.on(System.out));
    private final Server server = Server.create(new Control(stack.control()), "own music");

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void whatever_is_suggested_plays() {
        server.ada().joins(server.lounge());
        plays("100% pure", "Ada");
        plays("fur zoe", "Zoë");
        plays("rather long", "A Rather Long Title");
    }

    private void plays(String typed, String name) {
        JsonNode choices = server.ada().completes("play", "query", typed);
        assertThat(choices).as("suggestions for %s", typed).hasSize(1);
        assertThat(choices.get(0).get("name").asText()).contains(name);
        String query = choices.get(0).get("value").asText();
        assertThat(server.ada().uses("play", Map.of("query", query, "when", "now")).text())
                .as("/play %s", query)
                .contains("Now playing");
    }

    /// A minute of silence each.
    private static Path music(String... names) {
        try {
            Path folder = Files.createDirectories(FOLDER.resolve("music"));
            for (String name : names) {
                int size = 60 * 48_000 * 4;
                try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".wav"))) {
                    file.write(WavFile.header(size));
                    file.write(new byte[size]);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write music", e);
        }
    }
}
