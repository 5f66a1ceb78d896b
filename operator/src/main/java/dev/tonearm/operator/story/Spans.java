package dev.tonearm.operator.story;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as operators type them.
public final class Spans {
    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,5})([smhd])");

    private Spans() {}

    /// `90s`, `30m`, `2h`, `3d`.
    ///
    /// @param flag whose value it is
    /// @throws IllegalArgumentException if it is anything else
    public static Duration duration(String flag, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches())
            throw new IllegalArgumentException(
                    "%s is a time such as 90s, 30m, 2h or 3d, not '%s'".formatted(flag, text));
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /// A date, a date with a time of UTC, or one with its own zone.
    ///
    /// @param flag whose value it is
    /// @throws IllegalArgumentException if it is anything else
    public static Instant instant(String flag, String text) {
        try {
            if (!text.contains("T"))
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d{2}:?\\d{2}");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s is a time such as 2026-11-26T20:15 or 2026-11-26T20:15:30Z (UTC), not '%s'"
                            .formatted(flag, text),
                    e);
        }
    }
}
