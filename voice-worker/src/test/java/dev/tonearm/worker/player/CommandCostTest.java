package dev.tonearm.worker.player;

import static dev.tonearm.worker.player.Worker.GUILD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand.Pick;
import dev.tonearm.core.playback.PlaybackCommand.Play;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerJson;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.player.AnsweredAgainTest.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the line of a command weighs. DynamoDB bills a write unit for each begun kilobyte, and the
/// store puts a line of up to 800 bytes in one, with its keys (`AppendCostTest`).
///
/// What was found is in `target/command-costs.txt`.
class CommandCostTest {
    private static final int ONE_UNIT = 800;
    private static final PlayerCommand EVERYTHING = new Play("everything", Placement.LAST);
    private static final String USUAL =
            "QAAAjQIAJFJpY2sgQXN0bGV5IC0gTmV2ZXIgR29ubmEgR2l2ZSBZb3Ug".repeat(3);
    private static final Map<String, List<String>> TABLE = new TreeMap<>();

    private final PlayerJson json = new PlayerJson(Formats.CURRENT);

    private static Stream<Example> examples() {
        return AnsweredAgainTest.examples().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_command_is_one_write_of_a_kilobyte_however_long_the_queue_is(Example example) {
        List<String> row = new ArrayList<>();
        for (int tracks : new int[] {0, 10, 9_000}) {
            OptionalInt bytes = bytes(example, tracks);
            row.add(bytes.isPresent() ? Integer.toString(bytes.getAsInt()) : "-");
            assertThat(bytes.orElse(0)).as("bytes with %d tracks", tracks).isBetween(0, ONE_UNIT);
        }
        assertThat(row).as("it was done at all").anyMatch(bytes -> !bytes.equals("-"));
        TABLE.put(example.command().toString(), row);
    }

    /// The store compresses it to a unit (`AppendCostTest`).
    @Test
    void ten_hits_that_are_chosen_at_once_are_a_line_without_what_their_names_say_twice() {
        List<String> hits =
                IntStream.range(0, Pick.MOST).mapToObj(n -> "https://music.example/" + n).toList();
        Random chance = new Random(3);
        List<Track> found = hits.stream().map(_ -> Examples.found(chance)).toList();
        Worker worker = new Worker();
        worker.sources = _ -> new Resolution.Found(found, "");
        AnsweredAgainTest.prepare(worker, new Example(new Pick(hits, Placement.LAST), ""));
        Handed done = worker.give(new Pick(hits, Placement.LAST));
        JournalLine line = lines(worker, done).findFirst().orElseThrow();
        String written = new String(json.write(line), UTF_8);
        assertThat(written).doesNotContain("\"e\":");
        assertThat(found).allSatisfy(track -> assertThat(written).contains(track.title()));
        assertThat(written.length()).isLessThan(4 * ONE_UNIT);
        TABLE.put("Pick[ten at once]", List.of(Integer.toString(written.length())));
    }

    @AfterAll
    static void tell() throws IOException {
        List<String> lines = new ArrayList<>();
        TABLE.forEach((command, row) -> lines.add(command + " | " + String.join(" | ", row)));
        Files.write(Path.of("target/command-costs.txt"), lines);
    }

    /// The length of the command's line, if it has one: some are refused when there is a queue.
    private OptionalInt bytes(Example example, int tracks) {
        Worker worker = new Worker();
        worker.sources =
                query ->
                        query.text().equals("everything")
                                ? new Resolution.Found(tracks(tracks), "everything")
                                : new Resolution.Found(List.of(track(query.text())), "");
        AnsweredAgainTest.prepare(worker, example);
        if (tracks > 0) worker.give(EVERYTHING);
        worker.timer.advance(Duration.ofMillis(300));
        Handed done = worker.give(example.command());
        return lines(worker, done).mapToInt(line -> json.write(line).length).max();
    }

    private static Stream<JournalLine> lines(Worker worker, Handed done) {
        InteractionId interaction = done.envelope().interaction().id();
        return worker.journal.all(GUILD).stream().filter(line -> isOf(line, interaction));
    }

    private static boolean isOf(JournalLine line, InteractionId interaction) {
        return line.cause() instanceof Cause.Asked asked && asked.interaction().equals(interaction);
    }

    private static List<Track> tracks(int count) {
        return IntStream.range(0, count).mapToObj(number -> track("track " + number)).toList();
    }

    /// As long as those of usual sources.
    private static Track track(String title) {
        return new Track(
                USUAL + title,
                title + ", of a rather usual length",
                "Some Artist",
                213_000,
                "https://music.example/watch?v=dQw4w9WgXcQ",
                "https://pictures.example/vi/dQw4w9WgXcQ/large.jpg",
                false,
                true);
    }
}
