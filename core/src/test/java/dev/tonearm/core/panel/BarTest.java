package dev.tonearm.core.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.TrackClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class BarTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /// Places are whole milliseconds of a track, at a rate of less than one several of the clock.
    private static final Duration ROUNDING = Duration.ofMillis(5);

    @Property
    void a_bar_is_true_until_it_says_so_and_no_longer(
            @ForAll @LongRange(min = 30_000, max = 86_400_000) long length,
            @ForAll @LongRange(min = 0, max = 86_400_000) long position,
            @ForAll @DoubleRange(min = 0.25, max = 4) double rate,
            @ForAll boolean fine) {
        int parts = fine ? Bar.FINE : Bar.COARSE;
        Playback.Loaded loaded = playing(length, position % length, rate);
        Optional<Instant> until = Bar.trueUntil(loaded, parts, NOW);
        if (until.isEmpty()) {
            assertThat(text(loaded, parts, NOW)).contains(parts == Bar.FINE ? "90%" : "80%");
            return;
        }
        assertThat(until.get()).isAfter(NOW);
        assertThat(text(loaded, parts, until.get().minus(ROUNDING)))
                .isEqualTo(text(loaded, parts, NOW));
        assertThat(text(loaded, parts, until.get())).isNotEqualTo(text(loaded, parts, NOW));
    }

    @Example
    void it_says_in_words_what_the_blocks_show() {
        Playback.Loaded loaded = playing(180_000, 65_000, 1);
        assertThat(text(loaded, Bar.FINE, NOW)).isEqualTo("▰▰▰▱▱▱▱▱▱▱ 30%");
        assertThat(text(loaded, Bar.COARSE, NOW)).isEqualTo("▰▰▱▱▱▱▱▱▱▱ 20%");
        assertThat(Bar.part(loaded, Bar.FINE)).contains(Duration.ofSeconds(18));
    }

    @Example
    void what_is_live_has_none() {
        Track live = new Track("QAAA", "Radio", "", 0, "", "", true, false);
        var loaded =
                new Playback.Loaded(
                        new QueueEntry(new EntryId(1), live, new UserId(3)), 0, NOW, false);
        assertThat(Bar.text(loaded, Bar.FINE, NOW, Texts.DEFAULT)).isEmpty();
        assertThat(Bar.trueUntil(loaded, Bar.FINE, NOW)).isEmpty();
        assertThat(Bar.part(loaded, Bar.FINE)).isEmpty();
    }

    private static String text(Playback.Loaded loaded, int parts, Instant now) {
        return Bar.text(loaded, parts, now, Texts.DEFAULT).orElseThrow();
    }

    private static Playback.Loaded playing(long length, long position, double rate) {
        Track track = new Track("QAAA", "Moon", "", length, "", "", false, true);
        return new Playback.Loaded(
                new QueueEntry(new EntryId(1), track, new UserId(3)),
                new TrackClock(position, NOW, false, rate));
    }
}
