package dev.tonearm.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.GoldenFiles;
import dev.tonearm.core.format.GoldenFiles.Golden;
import dev.tonearm.core.format.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What workers of each format have written, for good.
final class GoldenFormatsTest {
    private static final PlayerJson JSON = new PlayerJson(Formats.CURRENT);

    static Stream<Golden> lines() {
        return GoldenFiles.all("lines.jsonl");
    }

    static Stream<Golden> snapshots() {
        return GoldenFiles.all("snapshots.jsonl");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_line_is_read_and_written_as_it_was_when_it_was_new(Golden golden) {
        JournalLine line = Stored.line(golden.bytes());
        assertThat(JSON.format(line)).isEqualTo(golden.format());
        assertThat(new String(JSON.write(line), StandardCharsets.UTF_8)).isEqualTo(golden.json());
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void a_snapshot_is_read_and_written_as_it_was_when_it_was_new(Golden golden) {
        PlayerState state = Stored.state(golden.bytes());
        assertThat(JSON.format(state)).isEqualTo(golden.format());
        assertThat(new String(JSON.write(state), StandardCharsets.UTF_8)).isEqualTo(golden.json());
    }

    @Test
    void a_build_that_reads_less_says_so_and_breaks_on_nothing() {
        for (int reads = Formats.FIRST; reads <= Formats.NEWEST; reads++) {
            var build = new PlayerJson(new Formats(reads, reads, Set.of()));
            int most = reads;
            assertThat(lines())
                    .allSatisfy(golden -> expect(build.line(golden.bytes()), golden, most));
            assertThat(snapshots())
                    .allSatisfy(golden -> expect(build.state(golden.bytes()), golden, most));
        }
    }

    private static void expect(Reading<?> reading, Golden golden, int reads) {
        if (golden.format() > reads) {
            assertThat(reading).isEqualTo(new Reading.Newer<>(golden.format()));
        } else {
            assertThat(reading).isInstanceOf(Reading.Read.class);
        }
    }

    @Test
    void every_event_is_in_one_of_the_files() {
        Set<Class<?>> written =
                lines().flatMap(golden -> Stored.line(golden.bytes()).events().stream())
                        .map(Object::getClass)
                        .collect(Collectors.toSet());
        assertThat(written).containsAll(cases(PlayerEvent.class).toList());
    }

    @Test
    void every_format_has_lines() {
        assertThat(lines().map(Golden::format).distinct().toList())
                .hasSize(Formats.NEWEST - Formats.FIRST + 1);
    }

    private static Stream<Class<?>> cases(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenFormatsTest::cases)
                : Stream.of(type);
    }
}
