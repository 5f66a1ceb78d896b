package dev.tonearm.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What builds of each format have written, for good: `formats/N/lines.jsonl` and `snapshots.jsonl`
/// hold what needs a reader of format N. Lines are added to these files and never changed.
final class GoldenFormatsTest {
    private static final PlayerJson JSON = new PlayerJson(Formats.CURRENT);

    /// @param format the format of the file that it is in
    record Golden(int format, String json) {
        byte[] bytes() {
            return json.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return format + ": " + json.substring(0, Math.min(json.length(), 100));
        }
    }

    static Stream<Golden> lines() {
        return goldens("lines.jsonl");
    }

    static Stream<Golden> snapshots() {
        return goldens("snapshots.jsonl");
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
    void every_format_has_files() {
        for (int format = Formats.FIRST; format <= Formats.NEWEST; format++) {
            assertThat(read(format, "lines.jsonl")).isNotEmpty();
        }
    }

    private static Stream<Class<?>> cases(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenFormatsTest::cases)
                : Stream.of(type);
    }

    private static Stream<Golden> goldens(String file) {
        return IntStream.rangeClosed(Formats.FIRST, Formats.NEWEST)
                .boxed()
                .flatMap(format ->
                        read(format, file).stream().map(json -> new Golden(format, json)));
    }

    private static List<String> read(int format, String file) {
        String path = "/formats/" + format + "/" + file;
        try (InputStream in = GoldenFormatsTest.class.getResourceAsStream(path)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
