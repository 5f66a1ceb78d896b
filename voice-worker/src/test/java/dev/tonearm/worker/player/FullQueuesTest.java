package dev.tonearm.worker.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.notice.Board;
import dev.tonearm.core.notice.Due;
import dev.tonearm.core.notice.Laid;
import dev.tonearm.core.notice.Notice;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.notice.NoticeBookUnavailableException;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.SomePlans;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What lies on a server's board when its queue has become nearly full.
class FullQueuesTest {
    private static final Limits FREE = SomePlans.SOLD.limits(Plan.FREE);

    private final Worker worker = new Worker();
    private final Written book = new Written();

    FullQueuesTest() {
        worker.queues = new FullQueues(book, worker.timer, Worker.ON_THIS_THREAD);
    }

    @Test
    void the_track_by_which_four_fifths_of_it_are_full_lays_that_there_and_no_other_one() {
        // The first one plays and does not wait.
        for (int i = 0; i < 80; i++) play(FREE);
        assertThat(worker.state().queue().size()).isEqualTo(79);
        assertThat(book.laid).isEmpty();

        play(FREE);
        assertThat(book.laid)
                .containsExactly(
                        new Notice(Notice.Kind.QUEUE_USED, Plan.FREE, worker.timer.instant()));

        for (int i = 0; i < 5; i++) play(FREE);
        assertThat(book.laid).hasSize(1);
    }

    @Test
    void where_no_plan_has_more_room_nobody_is_told() {
        for (int i = 0; i < 90; i++) play(SomePlans.ofQueue(100));

        assertThat(book.laid).isEmpty();
    }

    @Test
    void a_store_that_is_away_keeps_no_track_out() {
        book.away = true;
        for (int i = 0; i < 82; i++) play(FREE);

        assertThat(worker.state().queue().size()).isEqualTo(81);
    }

    private void play(Limits limits) {
        CommandEnvelope asked =
                worker.envelope(
                        Worker.GUILD,
                        Interaction.Kind.COMMAND,
                        new PlaybackCommand.Play("song", Placement.LAST));
        worker.give(
                new CommandEnvelope(
                        asked.interaction(),
                        asked.guild(),
                        asked.channel(),
                        asked.user(),
                        limits,
                        asked.acceptedAt(),
                        "",
                        asked.command()));
    }

    /// What was laid, as long as it is not away.
    private static final class Written implements NoticeBook {
        private final List<Notice> laid = new ArrayList<>();
        private boolean away;

        @Override
        public void layUsage(GuildId guild, Notice notice, Instant now) {
            if (away) {
                throw new NoticeBookUnavailableException(guild, new IllegalStateException("away"));
            }
            laid.add(notice);
        }

        @Override
        public Begun begin(GuildId guild, Due due, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void told(GuildId guild, Due due, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void lay(GuildId guild, Due due, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Board board(GuildId guild) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean take(GuildId guild, Laid one) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void putBack(GuildId guild, Laid one) {
            throw new UnsupportedOperationException();
        }
    }
}
