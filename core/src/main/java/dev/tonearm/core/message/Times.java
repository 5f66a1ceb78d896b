package dev.tonearm.core.message;

import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lengths and places as listeners read them. What is not known is not said.
public final class Times {
    private Times() {}

    /// `1:05`, `1:02:03`.
    public static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d"
                        .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    /// `5 minutes`, `1 hour 30 minutes`: the two greatest units that say something.
    public static String words(Duration time, Texts texts) {
        List<String> units = new ArrayList<>();
        unit("time.days", time.toDaysPart(), texts).ifPresent(units::add);
        unit("time.hours", time.toHoursPart(), texts).ifPresent(units::add);
        unit("time.minutes", time.toMinutesPart(), texts).ifPresent(units::add);
        unit("time.seconds", time.toSecondsPart(), texts).ifPresent(units::add);
        return switch (units.size()) {
            case 0 -> texts.text("time.seconds", 0);
            case 1 -> units.getFirst();
            default -> texts.text("time.both", units.get(0), units.get(1));
        };
    }

    private static Optional<String> unit(String key, long count, Texts texts) {
        return count == 0 ? Optional.empty() : Optional.of(texts.text(key, count));
    }

    /// A track's length, or that it is live; nothing if it is unknown.
    public static Optional<String> length(Track track, Texts texts) {
        return track.stream()
                ? Optional.of(texts.text("panel.live"))
                : track.length().map(Times::clock);
    }

    /// Where the track is: `1:05 of 3:00`, `1:05`, or that it is live; nothing if that is unknown.
    public static Optional<String> where(Playback.Loaded loaded, Instant now, Texts texts) {
        Track track = loaded.entry().track();
        return track.stream()
                ? Optional.of(texts.text("panel.live"))
                : where(track, loaded.positionAt(now), "panel.at", texts);
    }

    /// A place of a track, with its length if that is known.
    ///
    /// @param key the text for both together
    public static Optional<String> where(
            Track track, long positionMillis, String key, Texts texts) {
        return track.place(positionMillis)
                .map(Times::clock)
                .map(place ->
                        track.length()
                                .map(length -> texts.text(key, place, clock(length)))
                                .orElse(place));
    }
}
