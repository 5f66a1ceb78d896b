package dev.tonearm.worker.player;

import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Filter.Kind;
import dev.tonearm.core.audio.Filter.LowPass;
import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.SoundEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A guild that has effects on when a worker takes it up.
class EffectsTest {
    private static final Filters FILTERS = Filters.of(new Timescale(1.25, 1, 1), new LowPass(20));

    private Worker worker = new Worker();

    @BeforeEach
    void filtered() {
        MemoryJournal journal = new MemoryJournal();
        journal.append(
                GUILD,
                List.of(
                        new JournalLine(
                                1,
                                Instant.EPOCH,
                                Cause.NODE,
                                List.of(new SoundEvent.FiltersSet(FILTERS, 0)))));
        worker = new Worker(journal, Worker.ON_THIS_THREAD);
        worker.play("aurora");
        worker.settle();
    }

    @Test
    void its_node_is_told_of_them_and_the_panel_shows_them() {
        assertThat(worker.nodes.players.get(GUILD))
                .isInstanceOfSatisfying(
                        DesiredPlayer.Playing.class,
                        playing -> {
                            assertThat(playing.sound()).isEqualTo(Sound.PLAIN.with(FILTERS));
                            assertThat(playing.playback().clock().rate()).isEqualTo(1.25);
                        });
        assertThat(worker.rest.sent("create").getLast().body()).contains("effects: speed 1.25×");
    }

    @Test
    void what_no_node_has_is_taken_off_and_the_channel_reads_so_once() {
        int before = worker.rest.sent("create").size();
        var missing = new PlayerInput.FiltersMissing(Set.of(Kind.TIMESCALE));
        worker.players.report(GUILD, missing);
        worker.players.report(GUILD, missing);
        assertThat(worker.state().sound().filters()).isEqualTo(Filters.of(new LowPass(20)));
        assertThat(worker.rest.sent("create").subList(before, worker.rest.sent("create").size()))
                .filteredOn(sent -> sent.body().contains("Effects removed: speed and pitch"))
                .hasSize(1);
    }
}
