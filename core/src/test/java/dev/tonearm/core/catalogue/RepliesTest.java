package dev.tonearm.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.AsRead;
import dev.tonearm.core.message.GoldenReplies;
import dev.tonearm.core.player.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that is shown, refused or reported, as it is read in every language.
class RepliesTest {
    static List<Texts> languages() {
        return Texts.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void what_listeners_read_is_as_written_down(Texts texts) {
        var golden = new GoldenReplies("what is shown, refused and reported", texts);
        for (Replies.Reply reply : Replies.in(texts)) {
            golden.add(
                    reply.occasion(),
                    reply.form() ? AsRead.ofForm(reply.json()) : AsRead.of(reply.json()));
        }
        golden.check();
    }

    @Test
    void every_refusal_has_an_example() {
        assertThat(Replies.refusals().stream().<Class<?>>map(Refusal::getClass).distinct())
                .as("add an example of the new refusal here")
                .containsExactlyInAnyOrderElementsOf(Records.of(Refusal.class));
        List<Class<?>> verdicts = new ArrayList<>(Records.of(Verdict.class));
        verdicts.remove(Verdict.Allowed.class);
        assertThat(Replies.verdicts().stream().<Class<?>>map(Verdict::getClass).distinct())
                .as("add an example of the new verdict here")
                .containsExactlyInAnyOrderElementsOf(verdicts);
    }
}
