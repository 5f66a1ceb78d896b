package dev.tonearm.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.panel.NowPlaying;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.playback.SeekTarget;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerArbitraries;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.core.queue.QueuePage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever nodes say of lengths and places: a figure that listeners read is right, or not there.
class TimesPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Pattern CLOCK =
            Pattern.compile("(?<![\\d:])(\\d+):\\d\\d(:\\d\\d)?(?!\\d)");
    private static final Pattern ENDS = Pattern.compile("(?:ends|starts again) <t:(-?\\d+):R>");
    private static final Pattern TOTAL = Pattern.compile("tracks? · ([\\d:]+) in all");

    @Property
    void no_clock_shows_what_no_track_can_have(@ForAll("states") PlayerState state) {
        long longest = Track.LONGEST.multipliedBy(state.queue().size() + 1L).toHours();
        for (String text : everything(state)) {
            for (MatchResult clock : CLOCK.matcher(text).results().toList()) {
                boolean hours = clock.group(2) != null;
                assertThat(Long.parseLong(clock.group(1)))
                        .as(text)
                        .isLessThanOrEqualTo(hours ? longest : 59);
            }
        }
    }

    @Property
    void an_end_is_announced_only_for_what_plays_and_ends(@ForAll("states") PlayerState state) {
        String panel = json(NowPlaying.of(state, NOW, Texts.DEFAULT));
        boolean ends =
                state.playback() instanceof Playback.Loaded loaded
                        && !loaded.paused()
                        && known(loaded.entry().track());
        List<MatchResult> said = ENDS.matcher(panel).results().toList();
        assertThat(said).as(panel).hasSize(ends ? 1 : 0);
        for (MatchResult end : said) {
            assertThat(Instant.ofEpochSecond(Long.parseLong(end.group(1))))
                    .isBetween(NOW, NOW.plus(Track.LONGEST));
        }
    }

    @Property
    void a_total_is_said_exactly_when_every_length_is_known(@ForAll("states") PlayerState state) {
        boolean loaded = state.playback() instanceof Playback.Loaded;
        boolean all =
                state.queue().stream().map(QueueEntry::track).allMatch(TimesPropertiesTest::known);
        if (state.playback() instanceof Playback.Loaded(var entry, _)) {
            all &= known(entry.track()) && state.loop() != LoopMode.TRACK;
        }
        String page = json(QueuePage.of(state, 1, NOW, Texts.DEFAULT));
        List<MatchResult> total = TOTAL.matcher(page).results().toList();
        assertThat(total).as(page).hasSize(all ? 1 : 0);
        if (!all || loaded) return;
        long millis = state.queue().stream().mapToLong(one -> one.track().lengthMillis()).sum();
        Duration heard = TrackClock.heardIn(Duration.ofMillis(millis), state.sound().rate());
        assertThat(total.getFirst().group(1)).isEqualTo(Times.clock(heard));
    }

    private static boolean known(Track track) {
        long length = track.lengthMillis();
        return !track.stream() && length > 0 && length <= 30L * 24 * 3_600_000;
    }

    private static List<String> everything(PlayerState state) {
        long position = state.playback() instanceof Playback.Loaded l ? l.positionMillis() : 0;
        return List.of(
                json(NowPlaying.of(state, NOW, Texts.DEFAULT)),
                json(QueuePage.of(state, 1, NOW, Texts.DEFAULT)),
                answer(new PlaybackCommand.Pause(), new PlaybackEvent.Paused(position), state),
                answer(new PlaybackCommand.Resume(), new PlaybackEvent.Resumed(position), state),
                answer(
                        new PlaybackCommand.Seek(new SeekTarget.To(Duration.ZERO)),
                        new PlaybackEvent.Sought(position),
                        state),
                state.queue().isEmpty()
                        ? ""
                        : answer(
                                new PlaybackCommand.Play("words", Placement.LAST),
                                new QueueEvent.Enqueued(0, state.queue().subList(0, 1), ""),
                                state));
    }

    private static String answer(PlayerCommand command, PlayerEvent event, PlayerState after) {
        return json(Catalogue.answer(command, new Done(List.of(event), after, NOW), Texts.DEFAULT));
    }

    private static String json(Message message) {
        return new String(message.post(false), StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<PlayerState> states() {
        return PlayerArbitraries.states();
    }
}
