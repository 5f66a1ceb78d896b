package dev.tonearm.interactions.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuildStatesTest {
    private static final GuildId GUILD = new GuildId(7);

    private final Lines journal = new Lines();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final GuildStates states = new GuildStates(journal, () -> now);

    @Test
    void a_long_queue_is_loaded_once_and_then_only_continued() {
        journal.enqueue(5_000);
        assertThat(states.of(GUILD).queue()).hasSize(5_000);
        journal.volume(40);
        journal.enqueue(3);
        PlayerState state = states.of(GUILD);
        assertThat(state).isEqualTo(journal.load(GUILD));
        assertThat(state.volume()).isEqualTo(40);
        assertThat(state.queue()).hasSize(5_003);
        // Once by the states, once by this test.
        assertThat(journal.loads).isEqualTo(2);
    }

    @Test
    void a_short_queue_is_loaded_each_time() {
        journal.enqueue(10);
        states.of(GUILD);
        states.of(GUILD);
        assertThat(journal.loads).isEqualTo(2);
    }

    @Test
    void what_was_read_a_while_ago_is_not_continued() {
        journal.enqueue(500);
        states.of(GUILD);
        now = now.plus(Duration.ofSeconds(61));
        states.of(GUILD);
        assertThat(journal.loads).isEqualTo(2);
    }

    @Test
    void a_gap_in_the_lines_is_loaded_over() {
        journal.enqueue(500);
        states.of(GUILD);
        journal.volume(30);
        journal.volume(20);
        journal.gone = 2;
        assertThat(states.of(GUILD).volume()).isEqualTo(20);
        assertThat(journal.loads).isEqualTo(2);
    }

    @Test
    void more_lines_than_one_read_brings_are_loaded_over() {
        journal.enqueue(500);
        states.of(GUILD);
        for (int i = 0; i < 700; i++) journal.volume(i % 200);
        assertThat(states.of(GUILD).volume()).isEqualTo(699 % 200);
        assertThat(journal.loads).isEqualTo(2);
    }

    @Test
    void few_long_queues_are_remembered() {
        journal.enqueue(300);
        for (int guild = 1; guild <= 6; guild++) states.of(new GuildId(guild));
        states.of(new GuildId(6));
        assertThat(journal.loads).isEqualTo(6);
        states.of(new GuildId(1));
        assertThat(journal.loads).isEqualTo(7);
    }

    /// Every guild has these lines.
    private static final class Lines implements PlayerJournal {
        private final List<JournalLine> lines = new ArrayList<>();
        private PlayerState state = PlayerState.NEW;
        private int loads;

        /// The line that is there no more.
        private long gone;

        void enqueue(int count) {
            write(
                    new PlayerEvent.Enqueued(
                            state.queue().size(), Examples.entries(state.nextEntry(), count), ""));
        }

        void volume(int percent) {
            write(new PlayerEvent.VolumeSet(percent));
        }

        private void write(PlayerEvent event) {
            JournalLine line = Examples.line(state, Cause.NODE, event);
            lines.add(line);
            state = state.after(line);
        }

        @Override
        public PlayerState load(GuildId guild) {
            loads++;
            return state;
        }

        @Override
        public List<JournalLine> lines(GuildId guild, long sequence, int limit) {
            return lines.stream()
                    .filter(line -> line.sequence() >= sequence && line.sequence() != gone)
                    .limit(limit)
                    .toList();
        }

        @Override
        public AppendOutcome append(GuildId guild, List<JournalLine> appended) {
            throw new UnsupportedOperationException("the edge writes nothing");
        }

        @Override
        public void snapshot(GuildId guild, PlayerState snapshot) {
            throw new UnsupportedOperationException("the edge writes nothing");
        }

        @Override
        public void settle(GuildId guild, PlayerState settled) {
            throw new UnsupportedOperationException("the edge writes nothing");
        }

        @Override
        public List<GuildId> open(int partition) {
            throw new UnsupportedOperationException("the edge asks for no partition");
        }
    }
}
