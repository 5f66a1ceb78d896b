package dev.tonearm.core.playback;

import static dev.tonearm.core.message.Sent.json;
import static dev.tonearm.core.player.Moments.NOW;
import static dev.tonearm.core.player.Moments.entry;
import static dev.tonearm.core.player.Moments.live;
import static dev.tonearm.core.player.Moments.paused;
import static dev.tonearm.core.player.Moments.playing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.LeftOut;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `/play` is answered, and what of it is live.
class PlayAnswersTest {
    private static final Texts ENGLISH = Texts.DEFAULT;

    @Test
    void the_answer_to_play_names_what_plays() {
        QueueEntry moon = entry(1, "Moon");
        PlayerState after = playing(moon);
        var added = new QueueEvent.Enqueued(0, List.of(moon), "");
        var started = new PlaybackEvent.Started(moon.id(), "Moon", 0);
        assertThat(answer(after, added, started))
                .contains("Now playing **[Moon](<https://music.example/Moon>)**");
    }

    @Test
    void the_answer_to_a_play_that_waits_says_how_long() {
        QueueEntry second = entry(2, "Sun");
        PlayerState after = playing(entry(1, "Moon"), second);
        assertThat(answer(after, new QueueEvent.Enqueued(0, List.of(second), "")))
                .contains("at position **1**")
                .contains("starts in about 3:00");
    }

    @Test
    void a_playlist_in_several_lines_is_counted_whole() {
        QueueEntry first = entry(1, "a");
        var two = new QueueEvent.Enqueued(0, List.of(first, entry(2, "b")), "Mix");
        var third = new QueueEvent.Enqueued(2, List.of(entry(3, "c")), "Mix");
        assertThat(answer(playing(entry(9, "Moon"), first), two, third))
                .contains("Added **3** tracks of **Mix**");
    }

    @Test
    void a_list_without_a_name_is_a_list_all_the_same() {
        QueueEntry first = entry(1, "a");
        PlayerState after = playing(entry(9, "Moon"), first);
        var two = new QueueEvent.Enqueued(0, List.of(first, entry(2, "b")), "");
        assertThat(answer(after, two)).contains("Added a list of **2** tracks");
        var one = new QueueEvent.Enqueued(0, List.of(first), "", true, LeftOut.NONE);
        var started = new PlaybackEvent.Started(first.id(), "a", 0);
        assertThat(answer(after, one, started))
                .contains("Playing a list of **one track**, first **[a]");
    }

    @Test
    void the_answer_to_a_cut_list_says_how_many_are_left_out_and_why() {
        QueueEntry first = entry(1, "a");
        PlayerState after = playing(entry(9, "Moon"), first);
        var cut =
                new QueueEvent.Enqueued(0, List.of(first), "Mix", true, new LeftOut(2_000, 1, 30));
        assertThat(answer(after, cut))
                .contains("Added **one track** of **Mix**")
                .contains("**2,000** more tracks of the list did not fit: the queue is full")
                .contains("One track of the list was left out: I'm not allowed to play")
                .contains("**30** tracks of the list were left out: their details are larger");
        assertThat(answer(Texts.of("de"), after, cut))
                .contains("**2.000** weitere Titel der Liste passten nicht mehr");
    }

    @Test
    void a_play_behind_something_live_says_no_time() {
        QueueEntry second = entry(2, "Sun");
        QueueEntry radio = live(1);
        PlayerState after = playing(radio, second);
        var added = new QueueEvent.Enqueued(0, List.of(second), "");
        assertThat(answer(after, added))
                .contains("at position **1**")
                .contains("live")
                .doesNotContain("starts in");
    }

    @Test
    void what_is_live_is_paused_nowhere() {
        var paused = new Done(List.of(new PlaybackEvent.Paused(65_000)), paused(live(1)), NOW);
        assertThat(json(Catalogue.answer(new PlaybackCommand.Pause(), paused, ENGLISH)))
                .contains("Paused. `/resume`");
    }

    private static String answer(PlayerState after, PlayerEvent... events) {
        return answer(ENGLISH, after, events);
    }

    private static String answer(Texts texts, PlayerState after, PlayerEvent... events) {
        PlayerCommand play = new PlaybackCommand.Play("moon", Placement.LAST);
        return json(Catalogue.answer(play, new Done(List.of(events), after, NOW), texts));
    }
}
