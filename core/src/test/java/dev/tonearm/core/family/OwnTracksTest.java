package dev.tonearm.core.family;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Rules.djsOnly;
import static dev.tonearm.core.player.Rules.voteOf;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand.Jump;
import dev.tonearm.core.playback.PlaybackCommand.Previous;
import dev.tonearm.core.playback.PlaybackCommand.Replay;
import dev.tonearm.core.playback.PlaybackCommand.Seek;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.playback.SeekTarget;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.HouseEvent.Voted;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.queue.QueueCommand.Clear;
import dev.tonearm.core.queue.QueueCommand.Remove;
import dev.tonearm.core.queue.QueueCommand.Shuffle;
import dev.tonearm.core.queue.QueueCommand.Undo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where a server votes: what people do with what they asked for themselves, and with the rest.
class OwnTracksTest {
    private static final UserId CLEO = new UserId(1003);
    private static final UserId DAN = new UserId(1004);

    private static Scene four() {
        return aGuildThatIsPlaying("One", "Two", "Three")
                .whereTheyListen(ADA, BEN, CLEO, DAN)
                .under(voteOf(50));
    }

    @Test
    void who_listens_alone_asks_nobody() {
        Scene guild = four().whereTheyListen(BEN);
        assertThat(guild.asks(BEN, new Stop())).isInstanceOf(Decision.Accepted.class);
        assertThat(guild.isIdle()).isTrue();
        assertThat(events(guild)).noneMatch(Voted.class::isInstance);
    }

    @Test
    void who_asked_for_a_track_skips_it_and_takes_it_out() {
        Scene guild = four();
        guild.asks(ADA, new Skip(1));
        assertThat(guild.playing()).isEqualTo("Two");
        guild.asks(ADA, new Remove(1, 1));
        assertThat(guild.waiting()).isEmpty();
        assertThat(events(guild)).noneMatch(Voted.class::isInstance);
    }

    @Test
    void who_asked_for_what_plays_leaves_it_moves_in_it_and_begins_it_anew() {
        for (PlayerCommand command :
                List.of(
                        new Jump(1),
                        new Previous(),
                        new Replay(),
                        new Seek(new SeekTarget.To(Duration.ofSeconds(5))),
                        new Seek(new SeekTarget.By(Duration.ofSeconds(-5))))) {
            for (HouseRules rules : List.of(voteOf(50), djsOnly())) {
                Scene guild = four().under(HouseRules.USUAL).whereAQueryFinds("Bens");
                guild.asks(BEN, play(Placement.NEXT));
                guild.asks(BEN, new Skip(1));
                guild.asks(CLEO, new Skip(1));
                guild.after(Duration.ofMinutes(1)).under(rules);
                assertThat(guild.playing()).isEqualTo("Two");
                long before = guild.state().sequence();
                assertThat(guild.asks(ADA, command)).isInstanceOf(Decision.Accepted.class);
                assertThat(guild.lines().getLast().events())
                        .as("%s under %s", command, rules)
                        .noneMatch(Voted.class::isInstance);
                assertThat(guild.state().sequence()).isGreaterThan(before);
            }
        }
    }

    @Test
    void others_vote_about_it() {
        for (PlayerCommand command : List.of(new Jump(2), new Replay())) {
            Scene guild = four();
            assertThat(vote(guild.asks(BEN, command)).passed()).isFalse();
            assertThat(guild.under(djsOnly()).asks(CLEO, command))
                    .isEqualTo(new Decision.Refused(Refusal.Simple.DJS_ONLY));
        }
    }

    @Test
    void one_track_of_others_among_ones_own_has_to_be_voted_on() {
        Scene guild = four();
        guild.whereAQueryFinds("Four").asks(BEN, play(Placement.LAST));
        assertThat(vote(guild.asks(BEN, new Remove(2, 3))).title()).isEqualTo("Three");
        assertThat(guild.waiting()).containsExactly("Two", "Three", "Four");
        guild.asks(BEN, new Remove(3, 3));
        assertThat(guild.waiting()).containsExactly("Two", "Three");
    }

    @Test
    void what_ends_for_everybody_is_voted_on_by_who_asked_for_it_too() {
        Scene guild = four();
        guild.asks(ADA, new Stop());
        assertThat(guild.playing()).isEqualTo("One");
        guild.asks(BEN, new Stop());
        assertThat(guild.isIdle()).isTrue();
    }

    @Test
    void whoever_asked_for_all_that_waits_clears_it_and_takes_that_back() {
        Scene guild = four();
        guild.asks(BEN, new Clear());
        assertThat(guild.waiting()).hasSize(2);
        guild.asks(ADA, new Clear());
        assertThat(guild.waiting()).isEmpty();
        guild.asks(BEN, new Undo(0));
        assertThat(guild.waiting()).isEmpty();
        guild.asks(ADA, new Undo(0));
        assertThat(guild.waiting()).containsExactly("Two", "Three");
    }

    @Test
    void what_joins_the_queue_is_never_voted_on_and_never_at_once_over_others() {
        Scene guild = four().whereAQueryFinds("Four");
        guild.asks(BEN, play(Placement.NEXT));
        assertThat(guild.waiting()).containsExactly("Four", "Two", "Three");
        assertThat(guild.asks(BEN, play(Placement.NOW)))
                .isEqualTo(new Decision.Refused(Refusal.Simple.NOT_NOW));
        guild.asks(ADA, play(Placement.NOW));
        assertThat(guild.playing()).as("what Ada ended was her own").isEqualTo("Four");
    }

    @Test
    void where_djs_decide_listeners_take_away_their_own_only() {
        Scene guild = four().under(djsOnly());
        assertThat(guild.asks(BEN, new Remove(1, 1)))
                .isEqualTo(new Decision.Refused(Refusal.Simple.DJS_ONLY));
        guild.asks(ADA, new Remove(1, 1));
        assertThat(guild.waiting()).containsExactly("Three");
        assertThat(guild.asks(BEN, new Shuffle()))
                .isEqualTo(new Decision.Refused(Refusal.Simple.DJS_ONLY));
    }

    private static Voted vote(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        PlayerEvent first = ((Decision.Accepted) decision).events().getFirst();
        assertThat(first).isInstanceOf(Voted.class);
        return (Voted) first;
    }

    private static List<PlayerEvent> events(Scene guild) {
        return guild.lines().stream().flatMap(line -> line.events().stream()).toList();
    }
}
