package dev.tonearm.core.text;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A length of time as people type one: `90`, `1:30`, `1:02:03`, `1m30s`.
public final class TypedTime {
    /// The widths keep every sum far from overflow.
    private static final Pattern PATTERN =
            Pattern.compile(
                    "(?:(?:(?<h>\\d{1,3}):)?(?<m>\\d{1,3}):)?(?<s>\\d{1,6})"
                            + "|(?=\\d)(?:(?<uh>\\d{1,3})h)?(?:(?<um>\\d{1,4})m)?(?:(?<us>\\d{1,6})s)?");

    private TypedTime() {}

    /// What somebody typed, with nothing around it.
    ///
    /// @return empty if it is none of these forms
    public static Optional<Duration> read(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        boolean clock = matcher.group("s") != null;
        long seconds =
                number(matcher, clock ? "h" : "uh") * 3600
                        + number(matcher, clock ? "m" : "um") * 60
                        + number(matcher, clock ? "s" : "us");
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static long number(Matcher matcher, String group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
