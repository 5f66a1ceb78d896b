package dev.tonearm.core.about;

import static dev.tonearm.core.player.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Hops;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.PlayerState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `/ping` tells of its own way.
final class HopTimesTest {
    private static final Hops HOPS = new Hops(NOON, NOON.plusMillis(80), NOON.plusMillis(95));

    private final Done done = new Done(List.of(), PlayerState.NEW, NOON.plusMillis(99)).after(HOPS);

    @Test
    void each_stretch_is_told_and_the_last_one_when_it_is_over() {
        String first = json(Catalogue.answer(new AboutCommand.Ping(), done, Texts.DEFAULT));
        assertThat(first)
                .contains("**80 ms**", "**15 ms**", "**4 ms**", "just being measured")
                .doesNotContain("in all");
        Message then =
                Catalogue.afterwards(
                                new AboutCommand.Ping(),
                                done,
                                Duration.ofMillis(101),
                                Texts.DEFAULT)
                        .orElseThrow();
        assertThat(json(then)).contains("**101 ms**", "200 ms in all");
    }

    @Test
    void a_clock_that_is_behind_makes_no_time_negative() {
        Hops behind = new Hops(NOON, NOON.minusMillis(7), NOON.minusMillis(2));
        Done ahead = new Done(List.of(), PlayerState.NEW, NOON).after(behind);
        assertThat(json(Catalogue.answer(new AboutCommand.Ping(), ahead, Texts.DEFAULT)))
                .contains("**0 ms**", "**5 ms**", "**2 ms**");
    }

    private static String json(Message message) {
        return new String(message.edit(), StandardCharsets.UTF_8);
    }
}
