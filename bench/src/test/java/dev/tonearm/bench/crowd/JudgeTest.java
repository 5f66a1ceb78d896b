package dev.tonearm.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.bench.crowd.Judge.Asked;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.HouseEvent.Voted;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.player.Terms;
import dev.tonearm.core.player.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final Map<InteractionId, Asked> asked = new HashMap<>();
    private final List<JournalLine> lines = new ArrayList<>();

    @Test
    void what_is_done_as_it_was_asked_for_is_in_order() {
        asks(1, 0);
        asks(2, 10);
        does(1, "skip", volume(1));
        does(2, "skip", volume(2));
        assertThat(judge().disordered()).isZero();
        assertThat(judge().doubled()).isZero();
    }

    @Test
    void what_had_its_place_and_is_done_after_a_later_one_is_out_of_order() {
        asks(1, 0);
        asks(2, 10);
        does(2, "skip", volume(2));
        does(1, "skip", volume(1));
        assertThat(judge().disordered()).isEqualTo(1);
    }

    @Test
    void of_two_that_were_under_way_together_either_may_be_first() {
        asked.put(new InteractionId(1), new Asked(NOON, NOON.plusSeconds(5)));
        asks(2, 1);
        does(2, "skip", volume(2));
        does(1, "skip", volume(1));
        assertThat(judge().disordered()).isZero();
    }

    @Test
    void what_was_never_said_to_have_its_place_is_out_of_no_order() {
        asks(2, 10);
        asked.put(new InteractionId(1), new Asked(NOON, Instant.MAX));
        does(2, "skip", volume(2));
        does(1, "skip", volume(1));
        assertThat(judge().disordered()).isZero();
    }

    @Test
    void a_play_is_looked_up_beside_other_commands_and_in_order_with_its_like() {
        asks(1, 0);
        asks(2, 10);
        asks(3, 20);
        does(2, "skip", volume(2));
        does(1, "play", added(1));
        assertThat(judge().disordered()).isZero();
        does(3, "play", added(3));
        does(2, "play", added(2));
        assertThat(judge().disordered()).isEqualTo(1);
    }

    @Test
    void a_command_on_two_lines_and_an_entry_that_joined_twice_are_done_twice() {
        asks(1, 0);
        does(1, "play", added(1));
        does(1, "play", added(1));
        assertThat(judge().doubled()).isEqualTo(2);
        assertThat(judge().added()).isEqualTo(2);
    }

    @Test
    void votes_count_up_and_the_last_one_passes() {
        does(1, "skip", vote(1, 1));
        does(2, "skip", vote(2, 2));
        does(3, "skip", vote(3, 3));
        assertThat(judge().miscounted()).isZero();
        assertThat(judge().votes()).isEqualTo(3);
        assertThat(judge().passed()).isEqualTo(1);
    }

    @Test
    void a_vote_that_counts_twice_or_not_at_all_is_seen() {
        does(1, "skip", vote(1, 1));
        does(2, "skip", vote(1, 2));
        assertThat(judge().miscounted()).isEqualTo(1);
        lines.clear();
        does(1, "skip", vote(1, 1));
        does(2, "skip", vote(2, 1));
        assertThat(judge().miscounted()).isEqualTo(1);
    }

    @Test
    void in_turns_nobody_is_ahead_by_more_than_a_track() {
        assertThat(Judge.ahead(List.of())).isZero();
        assertThat(Judge.ahead(queue(1, 2, 3, 1, 2, 1, 1))).isEqualTo(1);
        assertThat(Judge.ahead(queue(1, 1, 2))).isEqualTo(2);
        assertThat(Judge.ahead(queue(1, 2, 1, 1, 1, 2))).isEqualTo(3);
    }

    private void asks(long interaction, int second) {
        Instant made = NOON.plusSeconds(second);
        asked.put(new InteractionId(interaction), new Asked(made, made.plusMillis(50)));
    }

    private void does(long interaction, String command, PlayerEvent event) {
        Cause cause =
                new Cause.Asked(new InteractionId(interaction), new UserId(interaction), command);
        lines.add(new JournalLine(lines.size() + 1L, NOON, cause, List.of(event)));
    }

    private Judge judge() {
        Judge judge = new Judge(asked);
        lines.forEach(judge::read);
        return judge;
    }

    private static PlayerEvent volume(int percent) {
        return new SoundEvent.VolumeSet(percent);
    }

    private static PlayerEvent added(long entry) {
        return new QueueEvent.Enqueued(0, List.of(entry(entry, 1)), "");
    }

    private static PlayerEvent vote(long user, int votes) {
        return new Voted(
                new UserId(user), "skip", new EntryId(9), "a track", votes, 3, Terms.UNSAID);
    }

    private static List<QueueEntry> queue(long... users) {
        List<QueueEntry> queue = new ArrayList<>();
        Arrays.stream(users).forEach(user -> queue.add(entry(queue.size() + 1L, user)));
        return queue;
    }

    private static QueueEntry entry(long id, long user) {
        Track track =
                new Track(
                        "encoded " + id,
                        "title",
                        "author",
                        Duration.ofMinutes(3).toMillis(),
                        "",
                        "",
                        false,
                        true);
        return new QueueEntry(new EntryId(id), track, new UserId(user));
    }
}
