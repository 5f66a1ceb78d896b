package dev.tonearm.operator.story;

import dev.tonearm.core.message.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as a story has them, all of them UTC.
final class Moments {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter BRIEF =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Moments() {}

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    static String brief(Instant at) {
        return BRIEF.format(at);
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /// `0.21 s`, `12.4 s`, `2 min 5 s`, `3 h 20 min`, `2 d 4 h`.
    static String words(Duration time) {
        if (time.toSeconds() < 1) return "%.2f s".formatted(time.toMillis() / 1000.0);
        if (time.toMinutes() < 1) return "%.1f s".formatted(time.toMillis() / 1000.0);
        if (time.toHours() < 1)
            return "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
        if (time.toDays() < 1) return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        return "%d d %d h".formatted(time.toDays(), time.toHoursPart());
    }

    /// A place in a track, `1:05`.
    static String place(long millis) {
        return Times.clock(Duration.ofMillis(Math.max(0, millis)));
    }
}
