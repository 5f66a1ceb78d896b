package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.worker.reply.FakeRest.Sent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The bar of a now-playing message, which time alone makes untrue. Aurora takes three minutes.
class PanelBarTest {
    private final Worker worker = new Worker();

    @Test
    void it_is_drawn_again_when_it_is_not_true_any_more() {
        worker.play("aurora");
        worker.settle();
        assertThat(newest()).contains("▱▱▱▱▱▱▱▱▱▱ 0%");
        worker.timer.advance(Duration.ofSeconds(14));
        assertThat(worker.rest.sent("edit")).isEmpty();
        worker.timer.advance(Duration.ofSeconds(2));
        assertThat(newest()).contains("▰▱▱▱▱▱▱▱▱▱ 10%");
        worker.timer.advance(Duration.ofSeconds(144));
        assertThat(newest()).contains("▰▰▰▰▰▰▰▰▰▱ 90%");
        assertThat(worker.rest.sent("edit")).hasSize(9);
    }

    @Test
    void it_stands_still_while_nobody_listens() {
        worker.play("aurora");
        worker.settle();
        worker.players.report(GUILD, new PlayerInput.ListenersSeen(LOUNGE, false));
        worker.settle();
        int before = worker.rest.sent("edit").size();
        assertThat(newest()).doesNotContain("▱").contains("Nobody is listening");
        worker.timer.advance(Duration.ofMinutes(1));
        assertThat(worker.rest.sent("edit")).hasSize(before);
    }

    @Test
    void it_stands_still_while_the_music_does() {
        worker.play("aurora");
        worker.timer.advance(Duration.ofSeconds(40));
        worker.give(new PlaybackCommand.Pause());
        worker.settle();
        int before = worker.rest.sent("edit").size();
        assertThat(newest()).contains("▰▰▱▱▱▱▱▱▱▱ 20%");
        worker.timer.advance(Duration.ofMinutes(10));
        assertThat(worker.rest.sent("edit")).hasSize(before);
    }

    @Test
    void who_hands_the_guild_over_draws_no_more() {
        worker.play("aurora");
        worker.settle();
        worker.players.forget(1);
        worker.timer.advance(Duration.ofMinutes(3));
        assertThat(worker.rest.sent("edit")).isEmpty();
    }

    private String newest() {
        List<Sent> shown =
                worker.rest.sent.stream()
                        .filter(sent -> List.of("create", "edit").contains(sent.route()))
                        .toList();
        return shown.getLast().body();
    }
}
