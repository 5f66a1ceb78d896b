package dev.tonearm.core.player;

import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.asked;
import static dev.tonearm.core.player.Examples.entries;
import static dev.tonearm.core.player.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerJournal.AppendOutcome;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// What every [PlayerJournal] does. An adapter's test extends this and supplies the adapter, for 2
/// partitions.
public abstract class PlayerJournalContract {
    private final GuildId guild = guildOf(0);

    /// A build of the next format, in which setting the volume is new.
    private static final Formats NEXT = Formats.CURRENT.rehearsing(Set.of("volume"));

    /// The journal under test; the same store each time, as another worker would see it.
    ///
    /// @param formats what that worker's build reads and writes
    protected abstract PlayerJournal journal(Formats formats);

    private PlayerJournal journal() {
        return journal(Formats.CURRENT);
    }

    private PlayerState load() {
        assertThat(journal().load(guild)).isInstanceOf(Loaded.Whole.class);
        return journal().load(guild).readable();
    }

    private List<JournalLine> lines(long sequence, int limit) {
        return journal().lines(guild, sequence, limit).stream().map(Stored::read).toList();
    }

    /// A guild that no other test uses.
    protected static GuildId guildOf(int partition) {
        long unique = ThreadLocalRandom.current().nextLong(1L << 38);
        return new GuildId(((unique << 1) + partition) << 22);
    }

    @Test
    void the_state_right_after_a_line_is_known_until_a_snapshot_has_gone_past_it() {
        PlayerState first = PlayerState.NEW.after(joined(PlayerState.NEW));
        PlayerState second = first.after(joined(first));
        journal().append(guild, List.of(joined(PlayerState.NEW)));
        journal().append(guild, List.of(joined(first)));
        assertThat(journal().at(guild, 1)).contains(first);
        assertThat(journal().at(guild, 2)).contains(second);
        assertThat(journal().at(guild, 3)).isEmpty();
        journal().snapshot(guild, first);
        assertThat(journal().at(guild, 1)).contains(first);
        journal().snapshot(guild, second);
        assertThat(journal().at(guild, 1)).isEmpty();
        assertThat(journal().at(guild, 2)).contains(second);
    }

    private static JournalLine joined(PlayerState before) {
        return line(before, Cause.NODE, new StayEvent.VoiceJoined(LOUNGE));
    }

    @Test
    void a_guild_without_a_journal_is_new() {
        assertThat(load()).isEqualTo(PlayerState.NEW);
        assertThat(lines(1, 100)).isEmpty();
    }

    @Test
    void what_was_appended_is_loaded_by_everybody() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        state = append(state, new QueueEvent.Enqueued(0, entries(1, 3), "three"));
        assertThat(load()).isEqualTo(state);
    }

    @Test
    void of_two_lines_for_the_same_place_the_second_conflicts_and_changes_nothing() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        append(state, new SoundEvent.VolumeSet(80));
        assertThat(journal().append(guild, List.of(line(state, Cause.NODE))))
                .isEqualTo(new AppendOutcome.Conflict());
        assertThat(load().volume()).isEqualTo(80);
    }

    @Test
    void lines_are_appended_all_or_none() {
        JournalLine first = line(PlayerState.NEW, Cause.NODE, new SoundEvent.VolumeSet(1));
        PlayerState after = PlayerState.NEW.after(first);
        JournalLine second = line(after, Cause.NODE, new SoundEvent.VolumeSet(2));
        append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        assertThat(journal().append(guild, List.of(first, second)))
                .isEqualTo(new AppendOutcome.Conflict());
        assertThat(load().sequence()).isEqualTo(1);
    }

    @Test
    void several_lines_are_appended_at_once() {
        List<JournalLine> lines = new ArrayList<>();
        PlayerState state = PlayerState.NEW;
        for (int i = 0; i < 40; i++) {
            PlayerEvent event = new QueueEvent.Enqueued(i * 50, entries(i * 50L + 1, 50), "");
            JournalLine line = line(state, asked(7, "play"), event);
            lines.add(line);
            state = state.after(line);
        }
        assertThat(journal().append(guild, lines)).isEqualTo(new AppendOutcome.Appended());
        assertThat(load()).isEqualTo(state);
    }

    @Test
    void ten_thousand_tracks_are_one_line() {
        PlayerState state =
                append(PlayerState.NEW, new QueueEvent.Enqueued(0, entries(1, 10_000), "all"));
        state = append(state, new SoundEvent.VolumeSet(50));
        assertThat(load()).isEqualTo(state);
        assertThat(lines(1, 1).getFirst().events())
                .containsExactly(new QueueEvent.Enqueued(0, entries(1, 10_000), "all"));
    }

    @Test
    void loading_folds_the_lines_after_the_newest_snapshot() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        journal().snapshot(guild, state);
        state = append(state, new QueueEvent.Enqueued(0, entries(1, 3), ""));
        journal().snapshot(guild, state);
        state = append(state, new SoundEvent.VolumeSet(90));
        assertThat(load()).isEqualTo(state);
    }

    @Test
    void an_older_snapshot_never_replaces_a_newer_one() {
        PlayerState older = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        PlayerState newer = append(older, new SoundEvent.VolumeSet(80));
        journal().snapshot(guild, newer);
        journal().snapshot(guild, older);
        assertThat(load()).isEqualTo(newer);
    }

    @Test
    void a_snapshot_may_hold_ten_thousand_tracks() {
        PlayerState state =
                append(PlayerState.NEW, new QueueEvent.Enqueued(0, entries(1, 10_000), ""));
        journal().snapshot(guild, state);
        state = append(state, new QueueEvent.Shuffled(42));
        journal().snapshot(guild, state);
        assertThat(load()).isEqualTo(state);
        state = append(state, new QueueEvent.Cleared(10_000));
        journal().snapshot(guild, state);
        assertThat(load()).isEqualTo(state);
    }

    @Test
    void lines_are_read_from_a_sequence_on_up_to_a_limit() {
        PlayerState state = PlayerState.NEW;
        for (int percent = 1; percent <= 5; percent++)
            state = append(state, new SoundEvent.VolumeSet(percent));
        journal().snapshot(guild, state);
        assertThat(lines(2, 3)).extracting(JournalLine::sequence).containsExactly(2L, 3L, 4L);
        assertThat(lines(5, 3))
                .extracting(JournalLine::events)
                .containsExactly(List.of(new SoundEvent.VolumeSet(5)));
        assertThat(lines(6, 3)).isEmpty();
    }

    @Test
    void a_guild_is_open_from_its_first_line_until_it_is_settled() {
        assertThat(journal().open(0)).doesNotContain(guild);
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        assertThat(journal().open(0)).contains(guild);
        assertThat(journal().open(1)).doesNotContain(guild);
        journal().settle(guild, state);
        assertThat(journal().open(0)).doesNotContain(guild);
        assertThat(load()).isEqualTo(state);
        assertThat(lines(1, 10)).hasSize(1);
    }

    @Test
    void a_settled_guild_is_open_again_from_its_next_line() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        journal().settle(guild, state);
        state = append(state, new StayEvent.VoiceJoined(LOUNGE));
        assertThat(journal().open(0)).contains(guild);
        assertThat(load()).isEqualTo(state);
        state = append(state, new StayEvent.VoiceLeft(LeaveReason.ASKED));
        journal().settle(guild, state);
        journal().settle(guild, state);
        assertThat(journal().open(0)).doesNotContain(guild);
        assertThat(load()).isEqualTo(state);
    }

    @Test
    void a_snapshot_leaves_a_guild_open() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        journal().snapshot(guild, state);
        assertThat(journal().open(0)).contains(guild);
    }

    @Test
    void settling_does_nothing_when_somebody_wrote_a_newer_line() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        PlayerState newer = append(state, new SoundEvent.VolumeSet(80));
        journal().settle(guild, state);
        assertThat(journal().open(0)).contains(guild);
        assertThat(load()).isEqualTo(newer);
    }

    @Test
    void a_new_guild_needs_no_settling() {
        journal().settle(guild, PlayerState.NEW);
        journal().snapshot(guild, PlayerState.NEW);
        assertThat(load()).isEqualTo(PlayerState.NEW);
        append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        assertThat(journal().open(0)).contains(guild);
    }

    @Test
    void a_line_of_a_newer_format_ends_what_an_older_build_reads() {
        PlayerState before = append(PlayerState.NEW, new QueueEvent.Enqueued(0, entries(1, 2), ""));
        PlayerState state = append(NEXT, before, new SoundEvent.VolumeSet(70));
        state = append(NEXT, state, new StayEvent.VoiceJoined(LOUNGE));
        assertThat(journal().load(guild)).isEqualTo(new Loaded.Newer(NEXT.reads(), before));
        assertThat(journal(NEXT).load(guild)).isEqualTo(new Loaded.Whole(state));
        assertThat(journal().lines(guild, 1, 10))
                .extracting(Object::getClass)
                .containsExactly(Reading.Read.class, Reading.Newer.class, Reading.Read.class);
        assertThat(journal(NEXT).lines(guild, 1, 10))
                .hasSize(3)
                .hasOnlyElementsOfType(Reading.Read.class);
    }

    @Test
    void a_newer_build_that_uses_nothing_new_is_read_by_older_ones() {
        PlayerState state =
                append(NEXT, PlayerState.NEW, new QueueEvent.Enqueued(0, entries(1, 2), ""));
        journal(NEXT).snapshot(guild, state);
        state = append(NEXT, state, new StayEvent.VoiceJoined(LOUNGE));
        assertThat(load()).isEqualTo(state);
        assertThat(append(state, new QueueEvent.Cleared(2)).queue()).isEmpty();
    }

    @Test
    void nobody_snapshots_over_what_they_cannot_read() {
        PlayerState before = append(PlayerState.NEW, new QueueEvent.Enqueued(0, entries(1, 2), ""));
        PlayerState state = append(NEXT, before, new SoundEvent.VolumeSet(70));
        journal(NEXT).snapshot(guild, state);
        assertThat(journal().load(guild))
                .isEqualTo(new Loaded.Newer(NEXT.reads(), PlayerState.NEW));
        // As a worker would that takes the state it knew for the newest.
        PlayerState forgetful = before.after(line(before, Cause.NODE));
        forgetful = forgetful.after(line(forgetful, Cause.NODE));
        journal().snapshot(guild, forgetful);
        journal().settle(guild, forgetful);
        assertThat(journal(NEXT).load(guild)).isEqualTo(new Loaded.Whole(state));
        assertThat(journal().open(0)).contains(guild);
    }

    @Test
    void a_guild_that_uses_nothing_new_any_more_is_read_by_older_builds_again() {
        PlayerState state = append(NEXT, PlayerState.NEW, new SoundEvent.VolumeSet(70));
        state = append(NEXT, state, new SoundEvent.VolumeSet(100));
        journal(NEXT).settle(guild, state);
        assertThat(load()).isEqualTo(state);
        journal().settle(guild, state);
        state = append(state, new QueueEvent.Enqueued(0, entries(1, 2), ""));
        journal().snapshot(guild, state);
        assertThat(journal(NEXT).load(guild)).isEqualTo(new Loaded.Whole(state));
    }

    @Test
    void long_lines_and_snapshots_say_too_that_they_are_newer() {
        PlayerState state = append(NEXT, PlayerState.NEW, new SoundEvent.VolumeSet(70));
        state = append(NEXT, state, new QueueEvent.Enqueued(0, entries(1, 10_000), ""));
        journal(NEXT).snapshot(guild, state);
        assertThat(journal().load(guild))
                .isEqualTo(new Loaded.Newer(NEXT.reads(), PlayerState.NEW));
        assertThat(journal(NEXT).load(guild)).isEqualTo(new Loaded.Whole(state));
    }

    private PlayerState append(PlayerState state, PlayerEvent event) {
        return append(Formats.CURRENT, state, event);
    }

    private PlayerState append(Formats formats, PlayerState state, PlayerEvent event) {
        JournalLine line = line(state, asked(state.sequence() + 1, "test"), event);
        assertThat(journal(formats).append(guild, List.of(line)))
                .isEqualTo(new AppendOutcome.Appended());
        return state.after(line);
    }
}
