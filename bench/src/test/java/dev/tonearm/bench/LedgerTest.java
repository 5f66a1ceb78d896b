package dev.tonearm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.bench.Ledger.Seen;
import dev.tonearm.bench.Ledger.Verdict;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.player.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final GuildId GUILD = new GuildId(1);
    private static final String FAULT = "a node is killed";

    private final Book book = new Book();
    private final Ledger<String> ledger = new Ledger<>();

    @Test
    void a_command_that_is_written_and_answered_is_neither_lost_nor_doubled() {
        ledger.sent("7", "volume", FAULT);
        book.write(7, new SoundEvent.VolumeSet(80));
        assertThat(verdict(Map.of("7", Seen.ANSWER))).isEqualTo(new Verdict(1, 0, 0, 0));
    }

    @Test
    void a_command_with_neither_line_nor_answer_is_lost() {
        ledger.sent("7", "volume", FAULT);
        assertThat(verdict(Map.of())).isEqualTo(new Verdict(1, 1, 0, 0));
        assertThat(ledger.suspects(Map.of())).containsExactly("7 (volume, lost)");
    }

    @Test
    void a_refusal_needs_no_line() {
        ledger.sent("7", "pause", FAULT);
        assertThat(verdict(Map.of("7", Seen.ANSWER))).isEqualTo(new Verdict(1, 0, 0, 0));
    }

    @Test
    void a_line_without_an_answer_is_an_error_but_not_lost() {
        ledger.sent("7", "volume", FAULT);
        book.write(7, new SoundEvent.VolumeSet(80));
        assertThat(verdict(Map.of("7", Seen.NOTHING))).isEqualTo(new Verdict(1, 0, 0, 1));
    }

    @Test
    void a_listener_who_was_told_of_an_error_lost_nothing_that_was_promised() {
        ledger.sent("7", "volume", FAULT);
        assertThat(verdict(Map.of("7", Seen.ERROR))).isEqualTo(new Verdict(1, 0, 0, 1));
    }

    @Test
    void a_command_on_two_lines_was_done_twice() {
        ledger.sent("7", "volume", FAULT);
        book.write(7, new SoundEvent.VolumeSet(80));
        book.write(8, new SoundEvent.VolumeSet(90));
        book.write(7, new SoundEvent.VolumeSet(80));
        assertThat(verdict(Map.of("7", Seen.ANSWER))).isEqualTo(new Verdict(1, 0, 1, 0));
        assertThat(ledger.suspects(Map.of("7", Seen.ANSWER)))
                .containsExactly("7 (volume, done twice)");
    }

    @Test
    void a_play_that_queued_its_track_twice_on_one_line_was_done_twice() {
        ledger.sent("7", "play", FAULT);
        book.write(7, enqueued(1, 2));
        assertThat(verdict(Map.of("7", Seen.ANSWER))).isEqualTo(new Verdict(1, 0, 1, 0));
    }

    @Test
    void an_entry_that_was_queued_by_an_earlier_line_was_queued_twice() {
        ledger.sent("7", "play", FAULT);
        ledger.sent("8", "play", FAULT);
        book.write(7, enqueued(1));
        book.write(8, enqueued(1));
        assertThat(verdict(Map.of("7", Seen.ANSWER, "8", Seen.ANSWER)))
                .isEqualTo(new Verdict(2, 0, 1, 0));
    }

    @Test
    void each_fault_answers_for_the_commands_that_were_sent_during_it() {
        ledger.sent("7", "volume", "a worker is killed");
        ledger.sent("8", "volume", "the store is out");
        book.write(7, new SoundEvent.VolumeSet(80));
        ledger.read(book, GUILD);
        assertThat(ledger.verdicts(Map.of("7", Seen.ANSWER)))
                .containsOnly(
                        Map.entry("a worker is killed", new Verdict(1, 0, 0, 0)),
                        Map.entry("the store is out", new Verdict(1, 1, 0, 0)));
    }

    @Test
    void a_journal_is_read_on_from_where_it_was_left() {
        ledger.sent("7", "volume", FAULT);
        book.write(7, new SoundEvent.VolumeSet(80));
        ledger.read(book, GUILD);
        ledger.read(book, GUILD);
        assertThat(verdict(Map.of("7", Seen.ANSWER)).doubled()).isZero();
        book.write(7, new SoundEvent.VolumeSet(80));
        assertThat(verdict(Map.of("7", Seen.ANSWER)).doubled()).isEqualTo(1);
    }

    @Test
    void what_was_written_before_a_restore_is_not_lost_and_may_be_written_once_more() {
        ledger.sent("7", "volume", FAULT);
        ledger.sent("8", "volume", FAULT);
        book.write(7, new SoundEvent.VolumeSet(80));
        ledger.read(book, GUILD);
        ledger.restored();
        book.lines.clear();
        book.write(8, new SoundEvent.VolumeSet(80));
        assertThat(verdict(Map.of())).isEqualTo(new Verdict(2, 0, 0, 2));
        assertThat(ledger.gone()).isEqualTo(1);
        book.write(8, new SoundEvent.VolumeSet(80));
        assertThat(verdict(Map.of())).isEqualTo(new Verdict(2, 0, 1, 2));
    }

    private Verdict verdict(Map<String, Seen> seen) {
        ledger.read(book, GUILD);
        return ledger.verdicts(seen).getOrDefault(FAULT, Verdict.NOTHING);
    }

    private static PlayerEvent enqueued(long... ids) {
        var track = new Track("x", "Tone", "Nobody", 1_000, "", "", false, true);
        var entries =
                Arrays.stream(ids)
                        .mapToObj(id -> new QueueEntry(new EntryId(id), track, new UserId(1)))
                        .toList();
        return new QueueEvent.Enqueued(0, entries, "");
    }

    /// A journal of one guild that is only read here.
    private static final class Book implements PlayerJournal {
        private final List<JournalLine> lines = new ArrayList<>();

        void write(long interaction, PlayerEvent event) {
            var cause = new Cause.Asked(new InteractionId(interaction), new UserId(1), "something");
            lines.add(new JournalLine(lines.size() + 1, Instant.EPOCH, cause, List.of(event)));
        }

        @Override
        public List<Reading<JournalLine>> lines(GuildId guild, long sequence, int limit) {
            return lines.stream()
                    .filter(line -> line.sequence() >= sequence)
                    .limit(limit)
                    .<Reading<JournalLine>>map(Reading.Read::new)
                    .toList();
        }

        @Override
        public AppendOutcome append(GuildId guild, List<JournalLine> more) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Loaded load(GuildId guild) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<PlayerState> at(GuildId guild, long sequence) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void snapshot(GuildId guild, PlayerState state) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void settle(GuildId guild, PlayerState state) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<GuildId> open(int partition) {
            throw new UnsupportedOperationException();
        }
    }
}
