package dev.tonearm.core.queue;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Scene;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What listeners ask of the queue does to it what the same does to any list.
class QueueLawsTest {
    private static final int MOST = 9;

    @Property
    void a_track_that_was_moved_is_where_the_answer_says_and_the_others_keep_their_order(
            @ForAll @IntRange(min = 1, max = MOST) int tracks,
            @ForAll @IntRange(min = 1, max = MOST) int from,
            @ForAll @IntRange(min = 1, max = MOST) int to) {
        Scene guild = guild(tracks);
        List<String> expected = new ArrayList<>(guild.waiting());
        String answer = asks(guild, new QueueCommand.Move(from, to));
        if (from > tracks || to > tracks) {
            assertThat(guild.waiting()).isEqualTo(expected);
            return;
        }
        expected.add(to - 1, expected.remove(from - 1));
        assertThat(guild.waiting()).isEqualTo(expected);
        if (from != to) assertThat(answer).contains("track " + from, "position **" + to + "**");
        asks(guild, new QueueCommand.Move(to, from));
        assertThat(guild.waiting()).isEqualTo(guild(tracks).waiting());
    }

    @Property
    void two_that_were_swapped_twice_are_where_they_were(
            @ForAll @IntRange(min = 1, max = MOST) int one,
            @ForAll @IntRange(min = 1, max = MOST) int other) {
        Scene guild = guild(MOST);
        List<String> before = guild.waiting();
        List<String> expected = new ArrayList<>(before);
        Collections.swap(expected, one - 1, other - 1);
        guild.asks(new QueueCommand.Swap(one, other));
        assertThat(guild.waiting()).isEqualTo(expected);
        guild.asks(new QueueCommand.Swap(other, one));
        assertThat(guild.waiting()).isEqualTo(before);
    }

    @Property
    void reversed_twice_is_as_it_was(@ForAll @IntRange(min = 1, max = MOST) int tracks) {
        Scene guild = guild(tracks);
        List<String> before = guild.waiting();
        guild.asks(new QueueCommand.Reverse());
        assertThat(guild.waiting()).isEqualTo(before.reversed());
        guild.asks(new QueueCommand.Reverse());
        assertThat(guild.waiting()).isEqualTo(before);
    }

    @Property
    void a_range_is_taken_out_and_nothing_else(
            @ForAll @IntRange(min = 1, max = MOST) int first,
            @ForAll @IntRange(min = 0, max = MOST) int more) {
        Scene guild = guild(MOST);
        int last = first + more;
        List<String> expected = new ArrayList<>(guild.waiting());
        Decision decision = guild.asks(new QueueCommand.Remove(first, last));
        if (last > MOST) {
            assertThat(decision)
                    .isEqualTo(new Decision.Refused(new Refusal.NoSuchPosition(last, MOST)));
        } else {
            expected.subList(first - 1, last).clear();
        }
        assertThat(guild.waiting()).isEqualTo(expected);
    }

    @Example
    void what_somebody_asked_for_is_taken_out_and_nobody_elses() {
        Scene guild = aGuildThatIsPlaying("a1", "a2");
        guild.whereItIs(BEN).whereAQueryFinds("b1", "b2").asks(play(Placement.LAST));
        guild.whereItIs(ADA).whereAQueryFinds("a3").asks(play(Placement.LAST));
        guild.asks(new QueueCommand.RemoveOf(BEN));
        assertThat(guild.waiting()).containsExactly("a2", "a3");
        assertThat(guild.asks(new QueueCommand.RemoveOf(BEN)))
                .isEqualTo(new Decision.Refused(new Refusal.NothingOf(BEN)));
    }

    @Example
    void whose_people_have_left_take_their_tracks_along() {
        Scene guild = aGuildThatIsPlaying("a1", "a2").whereOthersListen(true);
        guild.whereItIs(BEN).whereAQueryFinds("b1", "b2").asks(play(Placement.LAST));
        guild.whereItIs(ADA);
        assertThat(asks(guild, new QueueCommand.RemoveAbsent())).contains("is here");
        guild.whereOthersListen(false);
        assertThat(asks(guild, new QueueCommand.RemoveAbsent())).contains("one person");
        assertThat(guild.waiting()).containsExactly("a2");
        guild.asks(new QueueCommand.Undo(0));
        assertThat(guild.waiting()).containsExactly("a2", "b1", "b2");
    }

    @Example
    void of_more_people_than_a_line_holds_the_rest_goes_when_asked_again() {
        Scene guild = guild(1);
        for (int i = 0; i < 2 * QueueDecider.MOST_PEOPLE - 1; i++) {
            guild.whereItIs(new UserId(5_000 + i))
                    .whereAQueryFinds("x" + i)
                    .asks(play(Placement.LAST));
        }
        guild.whereItIs(ADA);
        assertThat(asks(guild, new QueueCommand.RemoveAbsent())).contains("again for the rest");
        assertThat(asks(guild, new QueueCommand.RemoveAbsent())).doesNotContain("again");
        assertThat(guild.waiting()).containsExactly("track 1");
    }

    @Example
    void what_waits_twice_or_plays_waits_once() {
        Scene guild = aGuildThatIsPlaying("a", "b", "a", "c", "b", "b");
        guild.asks(new QueueCommand.RemoveDuplicates());
        assertThat(guild.waiting()).containsExactly("b", "c");
        assertThat(asks(guild, new QueueCommand.RemoveDuplicates())).contains("twice");
    }

    @Example
    void a_button_means_its_own_action() {
        Scene guild = guild(3);
        guild.asks(new QueueCommand.Clear());
        long cleared = guild.state().sequence();
        guild.whereAQueryFinds("x", "y").asks(play(Placement.LAST));
        guild.asks(new QueueCommand.Reverse());
        assertThat(guild.asks(new QueueCommand.Undo(cleared)))
                .isEqualTo(new Decision.Refused(Refusal.Simple.DONE_SINCE));
        guild.asks(new QueueCommand.Undo(0));
        guild.asks(new QueueCommand.Undo(cleared));
        assertThat(guild.waiting()).containsExactly("track 1", "track 2", "track 3", "x", "y");
        assertThat(guild.asks(new QueueCommand.Undo(cleared)))
                .isEqualTo(new Decision.Refused(Refusal.Simple.UNDONE_ALREADY));
    }

    @Example
    void what_was_skipped_is_no_more_among_what_was_played_once_it_is_back() {
        Scene guild = guild(2);
        guild.asks(new PlaybackCommand.Skip(1));
        assertThat(guild.state().recent()).hasSize(1);
        guild.asks(new QueueCommand.Undo(0));
        assertThat(guild.state().recent()).isEmpty();
        assertThat(guild.playing()).isEqualTo("now");
    }

    @Example
    void no_more_comes_back_than_may_wait() {
        Scene guild = guild(4);
        guild.asks(new QueueCommand.Clear());
        guild.whereAQueryFinds("x").asks(play(Placement.LAST));
        assertThat(guild.whereTheQueueHolds(4).asks(new QueueCommand.Undo(0)))
                .isEqualTo(new Decision.Refused(new Refusal.QueueFull(4)));
        assertThat(guild.waiting()).containsExactly("x");
    }

    private static Scene guild(int tracks) {
        List<String> titles = new ArrayList<>(List.of("now"));
        IntStream.rangeClosed(1, tracks).forEach(i -> titles.add("track " + i));
        return aGuildThatIsPlaying(titles.toArray(String[]::new));
    }

    /// What Ada reads.
    private static String asks(Scene guild, PlayerCommand command) {
        if (!(guild.asks(command) instanceof Decision.Accepted(var events))) return "";
        var done = new Done(events, guild.state(), guild.now());
        byte[] json = Catalogue.answer(command, done, Texts.DEFAULT).post(false);
        return new String(json, StandardCharsets.UTF_8);
    }
}
