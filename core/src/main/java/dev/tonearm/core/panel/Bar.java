package dev.tonearm.core.panel;

import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.TrackClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How much of a track is over, as blocks for the eye and a share for everybody else, in equal
/// parts of the track. It is true for as long as the track is in the part that it shows: whoever
/// draws it sees to it that it is drawn again then ([#trueUntil]).
public final class Bar {
    /// As fine as it gets: what is [#BLOCKS] wide on a phone leaves room for the share.
    public static final int FINE = 10;

    /// Half as many edits.
    public static final int COARSE = 5;

    private static final int BLOCKS = 10;
    private static final String OVER = "▰";
    private static final String LEFT = "▱";

    private Bar() {}

    /// How long one part of what plays takes by the clock; nothing if the track has no end that is
    /// known.
    public static Optional<Duration> part(Playback.Loaded loaded, int parts) {
        double rate = loaded.clock().rate();
        return loaded.entry()
                .track()
                .length()
                .map(length -> TrackClock.heardIn(length.dividedBy(parts), rate));
    }

    /// When a bar of so many parts that is drawn now is not true any more, unless the track is over
    /// then; nothing if that is before.
    public static Optional<Instant> trueUntil(Playback.Loaded loaded, int parts, Instant now) {
        return loaded.entry()
                .track()
                .length()
                .map(Duration::toMillis)
                .filter(length -> over(loaded, length, parts, now) + 1 < parts)
                .map(length -> {
                    long next = over(loaded, length, parts, now) + 1;
                    // Rounded up: there, one more part is over.
                    long place = (length * next + parts - 1) / parts;
                    return now.plus(loaded.clock().until(place, now));
                });
    }

    /// The bar of so many parts; nothing if the track has no end that is known.
    static Optional<String> text(Playback.Loaded loaded, int parts, Instant now, Texts texts) {
        return loaded.entry()
                .track()
                .length()
                .map(Duration::toMillis)
                .map(length -> {
                    int over = (int) over(loaded, length, parts, now);
                    int blocks = over * BLOCKS / parts;
                    return OVER.repeat(blocks)
                            + LEFT.repeat(BLOCKS - blocks)
                            + " "
                            + texts.text("panel.share", over * 100 / parts);
                });
    }

    /// How many of the parts are over.
    private static long over(Playback.Loaded loaded, long length, int parts, Instant now) {
        return loaded.positionAt(now) * parts / length;
    }
}
