package dev.tonearm.operator.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.Scene;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A rich story, word for word.
class StoryGoldenTest {
    /// Writes a file anew before it fails: who changed a sentence looks at the difference and
    /// commits it.
    @ParameterizedTest
    @CsvSource({
        "evening.txt, false, false, false",
        "evening-replayed.txt, true, false, false",
        "evening-people.txt, false, true, false",
        "evening.jsonl, true, false, true"
    })
    void an_evening_is_told_as_it_is_written_down(
            String name, boolean replay, boolean people, boolean json) throws IOException {
        Path file = Path.of("src/test/resources/story", name);
        String told = told(replay, people, json);
        String wanted = Files.exists(file) ? Files.readString(file) : "";
        if (!told.equals(wanted)) {
            Files.createDirectories(Path.of("src/test/resources/story"));
            Files.writeString(file, told);
        }
        assertThat(told)
                .as("%s was another; this test has written it anew", name)
                .isEqualTo(wanted);
    }

    private static String told(boolean replay, boolean people, boolean json) {
        Scene scene = SomeJournals.anEvening();
        Instant now = scene.now().plusSeconds(60);
        var snapshot =
                new Chronicle.Snapshot.Whole(SomeJournals.folded(SomeJournals.lines(scene), 6));
        var printed = new ByteArrayOutputStream();
        new Telling(new Part(Instant.MIN, Instant.MAX, 100), people, replay, json)
                .of(
                        SomeJournals.head(now),
                        SomeJournals.kept(scene, snapshot),
                        SomeJournals.WRITERS,
                        now,
                        new PrintStream(printed, true, UTF_8));
        return printed.toString(UTF_8);
    }
}
