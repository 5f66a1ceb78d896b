package dev.tonearm.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.GoldenFiles;
import dev.tonearm.core.format.GoldenFiles.Golden;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.player.Stored;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What edges of each format have sent, for good.
final class GoldenEnvelopesTest {
    static Stream<Golden> envelopes() {
        return GoldenFiles.all("envelopes.jsonl");
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void an_envelope_is_read_and_written_as_it_was_when_it_was_new(Golden golden) {
        CommandEnvelope envelope = Stored.read(CommandCodec.decode(golden.json(), Formats.CURRENT));
        assertThat(CommandCodec.format(envelope.command(), Formats.CURRENT))
                .isEqualTo(golden.format());
        assertThat(CommandCodec.encode(envelope, Formats.CURRENT)).isEqualTo(golden.json());
    }

    @Test
    void a_build_that_reads_less_says_so_and_knows_whom_to_tell() {
        for (int reads = Formats.FIRST; reads < Formats.NEWEST; reads++) {
            var build = new Formats(reads, reads, Set.of());
            assertThat(envelopes())
                    .allSatisfy(golden -> {
                        Reading<CommandEnvelope> reading =
                                CommandCodec.decode(golden.json(), build);
                        assertThat(reading instanceof Reading.Newer<CommandEnvelope>)
                                .isEqualTo(golden.format() > build.reads());
                        assertThat(CommandCodec.asker(golden.json())).isPresent();
                    });
        }
    }

    @Test
    void an_envelope_of_a_format_that_does_not_exist_yet_is_newer() {
        Formats next = Formats.CURRENT.rehearsing(Set.of("volume"));
        assertThat(envelopes())
                .allSatisfy(golden -> {
                    CommandEnvelope envelope =
                            Stored.read(CommandCodec.decode(golden.json(), Formats.CURRENT));
                    String json = CommandCodec.encode(envelope, next);
                    boolean isNew = envelope.command().form().wire().equals("volume");
                    assertThat(CommandCodec.decode(json, Formats.CURRENT))
                            .isEqualTo(
                                    isNew
                                            ? new Reading.Newer<>(next.reads())
                                            : new Reading.Read<>(envelope));
                    assertThat(CommandCodec.decode(json, next))
                            .isEqualTo(new Reading.Read<>(envelope));
                    assertThat(CommandCodec.asker(json)).contains(envelope.interaction());
                });
    }

    @Test
    void every_command_is_in_one_of_the_files() {
        Set<String> sent =
                envelopes()
                        .map(golden ->
                                Stored.read(CommandCodec.decode(golden.json(), Formats.CURRENT)))
                        .map(envelope -> envelope.command().form().wire())
                        .collect(Collectors.toSet());
        assertThat(sent)
                .containsAll(
                        Catalogue.families().stream()
                                .flatMap(family -> family.forms().stream())
                                .map(CommandForm::wire)
                                .toList());
    }
}
