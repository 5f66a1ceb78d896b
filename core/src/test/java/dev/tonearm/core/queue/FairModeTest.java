package dev.tonearm.core.queue;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.Scene;
import org.junit.jupiter.api.Test;

/// Listeners take turns, as they meet it.
class FairModeTest {
    @Test
    void what_joins_takes_its_turn() {
        Scene guild = aGuildThatIsPlaying("a1", "a2", "a3");
        guild.asks(new QueueCommand.SetTurns(true));
        guild.whereItIs(BEN).whereAQueryFinds("b1", "b2").asks(play(Placement.LAST));
        assertThat(guild.waiting()).containsExactly("b1", "a2", "b2", "a3");
    }

    @Test
    void who_wants_to_be_next_is_the_next_of_their_own() {
        Scene guild = aGuildThatIsPlaying("a1", "a2");
        guild.asks(new QueueCommand.SetTurns(true));
        guild.whereItIs(BEN).whereAQueryFinds("b1", "b2").asks(play(Placement.LAST));
        guild.whereItIs(ADA).whereAQueryFinds("a0").asks(play(Placement.NEXT));
        assertThat(guild.waiting()).containsExactly("b1", "a0", "b2", "a2");
    }

    @Test
    void of_a_list_that_plays_now_the_rest_takes_its_turns() {
        Scene guild = aGuildThatIsPlaying("a1", "a2", "a3");
        guild.asks(new QueueCommand.SetTurns(true));
        guild.whereItIs(BEN).whereAQueryFinds("b1", "b2", "b3").asks(play(Placement.NOW));
        assertThat(guild.playing()).isEqualTo("b1");
        assertThat(guild.waiting()).containsExactly("a2", "b2", "a3", "b3");
    }

    @Test
    void what_is_shuffled_still_takes_turns() {
        Scene guild = aGuildThatIsPlaying("a1", "a2", "a3", "a4");
        guild.whereItIs(BEN).whereAQueryFinds("b1", "b2", "b3").asks(play(Placement.LAST));
        guild.asks(new QueueCommand.SetTurns(true));
        guild.asks(new QueueCommand.Shuffle());
        assertThat(guild.state().queue())
                .extracting(entry -> entry.requester())
                .containsExactly(BEN, ADA, BEN, ADA, BEN, ADA);
    }

    @Test
    void without_it_whoever_comes_first_is_first() {
        Scene guild = aGuildThatIsPlaying("a1", "a2");
        guild.asks(new QueueCommand.SetTurns(true));
        guild.asks(new QueueCommand.SetTurns(false));
        guild.whereItIs(BEN).whereAQueryFinds("b1").asks(play(Placement.LAST));
        assertThat(guild.waiting()).containsExactly("a2", "b1");
    }

    @Test
    void whoever_stops_the_music_by_playing_something_in_silence_loses_no_turn() {
        Scene guild = aGuildThatIsPlaying("a1", "a2");
        guild.asks(new QueueCommand.SetTurns(true));
        guild.asks(new PlaybackCommand.Stop());
        guild.whereItIs(BEN).whereAQueryFinds("b1").asks(play(Placement.LAST));
        assertThat(guild.playing()).isEqualTo("b1");
        assertThat(guild.waiting()).containsExactly("a1", "a2");
    }
}
