package dev.tonearm.core.panel;

import static dev.tonearm.core.message.Sent.json;
import static dev.tonearm.core.player.Moments.NOW;
import static dev.tonearm.core.player.Moments.after;
import static dev.tonearm.core.player.Moments.entry;
import static dev.tonearm.core.player.Moments.live;
import static dev.tonearm.core.player.Moments.paused;
import static dev.tonearm.core.player.Moments.playing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.panel.NowPlaying.View;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Track;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the now-playing message shows of a player.
class NowPlayingTest {
    private static final Texts ENGLISH = Texts.DEFAULT;

    @Test
    void the_panel_counts_down_by_itself() {
        PlayerState state = playing(entry(1, "Moon"), entry(2, "Sun"), entry(3, "Star"));
        assertThat(json(NowPlaying.of(state, NOW, ENGLISH)))
                .contains("ends <t:1700000180:R>")
                .contains("-# **Up next**\\n-# 1. **Sun** · 3:00 · <@")
                .contains("2. **Star** · 3:00")
                .contains("all played <t:1700000540:R>")
                .contains("\"custom_id\":\"t1:pause\"");
    }

    @Test
    void the_panel_has_a_bar_if_somebody_sees_to_it_and_where_it_stands_still() {
        PlayerState state = playing(entry(1, "Moon"));
        Instant later = NOW.plusSeconds(60);
        assertThat(json(NowPlaying.of(state, later, ENGLISH))).doesNotContain("▰");
        assertThat(json(NowPlaying.of(state, later, ENGLISH, new View.Standing(Bar.FINE))))
                .contains("▰▰▰▱▱▱▱▱▱▱ 30%\\n-# 3:00 · ends");
        assertThat(json(NowPlaying.of(state, later, ENGLISH, new View.Once())))
                .contains("▰▰▰▱▱▱▱▱▱▱ 30%\\n-# 1:00 of 3:00 · ends");
        PlayerState paused = after(state, new PlaybackEvent.Paused(60_000));
        assertThat(json(NowPlaying.of(paused, later, ENGLISH)))
                .contains("▰▰▰▱▱▱▱▱▱▱ 30%\\n-# 1:00 of 3:00 · requested");
    }

    @Test
    void a_paused_panel_offers_to_go_on() {
        PlayerState state = paused(entry(1, "Moon"));
        assertThat(json(NowPlaying.of(state, NOW.plusSeconds(60), ENGLISH)))
                .contains("### Paused")
                .contains("0:00 of 3:00")
                .contains("Resume");
    }

    @Test
    void what_is_live_has_no_place() {
        PlayerState state = paused(live(1));
        assertThat(json(NowPlaying.of(state, NOW, ENGLISH))).contains("-# live · requested");
    }

    @Test
    void an_idle_panel_has_no_buttons_that_do_nothing() {
        assertThat(buttons(json(NowPlaying.of(PlayerState.NEW, NOW, ENGLISH))))
                .containsExactly("add");
        PlayerState waiting =
                after(
                        playing(entry(1, "Moon"), entry(2, "Sun")),
                        new PlaybackEvent.Stopped(new EntryId(1), "Moon"));
        assertThat(buttons(json(NowPlaying.of(waiting, NOW, ENGLISH))))
                .containsExactly("pause", "queue", "add");
    }

    @Test
    void the_panel_says_when_the_bot_leaves_an_empty_channel_and_why_it_left() {
        PlayerState playing = playing(entry(1, "Moon"));
        PlayerState alone = after(playing, new StayEvent.LeftAlone());
        assertThat(json(NowPlaying.of(alone, NOW, ENGLISH)))
                .contains("Nobody is listening")
                .contains("<t:" + NOW.plus(Manners.USUALLY_ALONE).getEpochSecond() + ":R>");
        for (LeaveReason why : LeaveReason.values()) {
            PlayerState left =
                    after(playing, new PlaybackEvent.Paused(0), new StayEvent.VoiceLeft(why));
            String panel = json(NowPlaying.of(left, NOW, ENGLISH));
            if (why == LeaveReason.ASKED) assertThat(panel).doesNotContain("sent away");
            else assertThat(panel).as(why.name()).contains("queue is kept");
        }
    }

    @Test
    void a_repeated_track_starts_again_and_does_not_end() {
        PlayerState state = playing(entry(1, "Moon"));
        PlayerState repeated = after(state, new PlaybackEvent.LoopSet(LoopMode.TRACK));
        assertThat(json(NowPlaying.of(repeated, NOW, ENGLISH)))
                .contains("starts again <t:1700000180:R>")
                .doesNotContain("ends <t:");
    }

    @Test
    void a_panel_whose_source_is_away_says_that_it_tries_by_itself() {
        PlayerState state = playing(entry(1, "Moon"), entry(2, "Sun"));
        for (long id = 1; id <= 2; id++) {
            var failed =
                    new PlaybackEvent.Ended(new EntryId(id), "t", EndReason.FAILED, id == 2, "no");
            state = after(state, failed);
            if (id == 1) state = after(state, new PlaybackEvent.Started(new EntryId(2), "t", 0));
        }
        assertThat(state.retryAt()).isPresent();
        assertThat(json(NowPlaying.of(state, NOW, ENGLISH)))
                .contains("Waiting for the source")
                .contains("One track waits")
                .contains("`/resume` tries at once");
        PlayerState givenUp = after(state, new PlaybackEvent.Started(new EntryId(2), "t", 0));
        givenUp = after(givenUp, new PlaybackEvent.Stopped(new EntryId(2), "t"));
        assertThat(json(NowPlaying.of(givenUp, NOW, ENGLISH))).contains("Nothing is playing");
    }

    @Test
    void a_track_without_a_title_is_called_after_its_file_or_its_place() {
        assertThat(shown("", "https://a.example/x/Night%20train.mp3"))
                .contains("[Night train.mp3]");
        assertThat(shown("\u200B", "https://radio.example/")).contains("[radio.example]");
        assertThat(shown("\u2060 ", "")).contains("**something without a name**");
    }

    private static String shown(String title, String address) {
        Track track = new Track("QAAA", title, "\u200B", 1, address, "", false, true);
        return json(NowPlaying.of(playing(entry(1, track)), NOW, ENGLISH));
    }

    private static List<String> buttons(String panel) {
        return Pattern.compile("\"custom_id\":\"t1:([a-z]+)\"")
                .matcher(panel)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
