package dev.tonearm.core.player;

import static dev.tonearm.core.player.Examples.NOON;
import static dev.tonearm.core.player.Examples.entry;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.playback.PlaybackCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What was on before, for those who want it again.
class StoryTest {
    @Test
    void what_ended_or_was_skipped_is_remembered_with_who_asked_for_it_and_when() {
        Scene scene = aGuildThatIsPlaying("aurora", "borealis", "corona");
        scene.theTrackEnds();
        scene.asks(new PlaybackCommand.Skip(1));
        assertThat(titles(scene.state())).containsExactly("aurora", "borealis");
        assertThat(scene.state().recent())
                .allSatisfy(played -> {
                    assertThat(played.entry().requester()).isEqualTo(Examples.ADA);
                    assertThat(played.at()).isEqualTo(NOON);
                });
    }

    @Test
    void what_could_not_be_played_was_not_on() {
        Scene scene = aGuildThatIsPlaying("aurora", "borealis");
        scene.happens(new PlayerInput.TrackFailed(scene.loaded().entry().id(), "gone"));
        assertThat(scene.playing()).isEqualTo("borealis");
        assertThat(scene.state().recent()).isEmpty();
    }

    @Test
    void what_is_stopped_or_begins_again_is_not_over() {
        Scene scene = aGuildThatIsPlaying("aurora");
        scene.asks(new PlaybackCommand.SetLoop(LoopMode.TRACK));
        scene.theTrackEnds();
        scene.asks(new PlaybackCommand.Stop());
        assertThat(scene.state().recent()).isEmpty();
    }

    @Test
    void the_oldest_are_forgotten_first() {
        Story story = Story.NEW;
        for (int id = 1; id <= Story.MOST_RECENT + 3; id++)
            story = story.with(entry(id, "t" + id), NOON);
        assertThat(story.recent()).hasSize(Story.MOST_RECENT);
        assertThat(story.recent().getFirst().entry().id()).isEqualTo(new EntryId(4));
        assertThat(story.recent().getLast().entry().id())
                .isEqualTo(new EntryId(Story.MOST_RECENT + 3));
    }

    @Test
    void tracks_that_say_much_of_themselves_leave_room_for_fewer() {
        Track plain = Examples.track("long");
        Track heavy =
                new Track(
                        "Q".repeat(12_000),
                        plain.title(),
                        plain.author(),
                        plain.lengthMillis(),
                        plain.uri(),
                        plain.artworkUrl(),
                        false,
                        true);
        Story story = Story.NEW;
        for (int id = 1; id <= 30; id++) {
            story = story.with(new QueueEntry(new EntryId(id), heavy, Examples.ADA), NOON);
        }
        long weight =
                story.recent().stream().mapToLong(one -> Weight.of(one.entry().track())).sum();
        assertThat(weight).isBetween(Story.MOST_WEIGHT - Weight.of(heavy), Story.MOST_WEIGHT);
        assertThat(story.recent().getLast().entry().id()).isEqualTo(new EntryId(30));
    }

    private static List<String> titles(PlayerState state) {
        return state.recent().stream().map(played -> played.entry().track().title()).toList();
    }
}
