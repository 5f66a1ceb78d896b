package dev.tonearm.core.queue;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Past;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Stored;
import dev.tonearm.core.player.StoryEvent;
import dev.tonearm.core.player.Weight;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What ten thousand tracks cost that were shuffled, cleared and moved about.
class QueueSizesTest {
    private static final int TRACKS = 10_000;

    private PlayerState state = PlayerState.NEW;
    private int longest;

    @Test
    void a_line_stays_below_a_kilobyte_whatever_the_length_of_the_queue() {
        fill();
        longest = 0;
        does(new QueueEvent.Shuffled(7));
        does(new QueueEvent.Moved(9_999, 0, "t".repeat(100)));
        does(new QueueEvent.Swapped(0, 9_999, "t".repeat(100), "u".repeat(100)));
        does(new QueueEvent.Reversed(TRACKS), new QueueEvent.TookTurns(TRACKS, false));
        does(new QueueEvent.Removed(0, 5_000, "t".repeat(100)));
        does(new QueueEvent.Cleared(5_000));
        while (state.past().last().isPresent()) undo();
        assertThat(state.queue()).hasSizeBetween(5_000, TRACKS);
        assertThat(longest).isLessThan(1_024);
    }

    @Test
    void what_can_be_undone_adds_little_to_a_snapshot() {
        fill();
        int plain = Stored.write(state).length;
        for (int i = 0; i < 2 * Past.MOST_STEPS; i++) does(new QueueEvent.Moved(i, 9_000, "t"));
        assertThat(Stored.write(state).length - plain).isLessThan(4_000);
        for (int i = 0; i < Past.MOST_STEPS; i++) does(new QueueEvent.Shuffled(i));
        assertThat(Stored.write(state).length - plain).isLessThan(plain / 10);
        roundTrips();
    }

    @Test
    void a_cleared_queue_is_kept_once_and_comes_back_whole() {
        fill();
        PlayerState before = state;
        int plain = Stored.write(state).length;
        does(new QueueEvent.Cleared(TRACKS));
        assertThat(Stored.write(state).length).isLessThan(plain * 11 / 10);
        roundTrips();
        undo();
        assertThat(state.queue()).isEqualTo(before.queue());
        assertThat(Stored.write(state).length).isLessThan(plain * 11 / 10);
        roundTrips();
    }

    @Test
    void a_guild_weighs_no_more_than_it_may_with_all_that_can_be_undone() {
        for (int i = 0; i < 6; i++) {
            does(new QueueEvent.Enqueued(0, Examples.entries(state.nextEntry(), TRACKS), "all"));
            does(new QueueEvent.Cleared(TRACKS));
            long kept =
                    state.past().undo().stream()
                            .flatMap(step -> step.way().back().stream())
                            .mapToLong(entry -> Weight.of(entry.track()))
                            .sum();
            assertThat(Weight.of(state) + kept).isLessThanOrEqualTo(Weight.MOST);
            assertThat(state.past().undo()).isNotEmpty();
        }
    }

    private void fill() {
        does(new QueueEvent.Enqueued(0, Examples.entries(1, TRACKS), "all"));
    }

    private void undo() {
        var step = state.past().last().orElseThrow();
        does(new StoryEvent.Undone(step.line(), step.deed(), step.by(), ADA, TRACKS, 0));
    }

    private void does(PlayerEvent... events) {
        long sequence = state.sequence() + 1;
        var cause = new Cause.Asked(new InteractionId(sequence << 40), ADA, "test");
        var line = new JournalLine(sequence, NOON, cause, List.of(events));
        longest = Math.max(longest, Stored.write(line).length);
        state = state.after(line);
    }

    private void roundTrips() {
        assertThat(Stored.state(Stored.write(state))).isEqualTo(state);
    }
}
