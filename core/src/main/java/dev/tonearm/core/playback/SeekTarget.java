package dev.tonearm.core.playback;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where in the track to go on.
public sealed interface SeekTarget {
    /// At a position from the start.
    record To(Duration position) implements SeekTarget {
        public To {
            if (position.isNegative())
                throw new IllegalArgumentException("a position is not negative: " + position);
        }
    }

    /// Forwards, or backwards when negative, from where the track is.
    record By(Duration distance) implements SeekTarget {}

    /// Reads what a listener typed: `90`, `1:30`, `1:02:03`, `+15`, `-0:30`, `1m30s`.
    ///
    /// @return empty if it is none of these forms
    static Optional<SeekTarget> parse(String text) {
        Matcher matcher = Form.PATTERN.matcher(text.strip());
        if (!matcher.matches()) return Optional.empty();
        long seconds =
                matcher.group("s") == null ? Form.unitSeconds(matcher) : Form.clockSeconds(matcher);
        Duration duration = Duration.ofSeconds(seconds);
        return Optional.of(
                switch (matcher.group("sign")) {
                    case "+" -> new By(duration);
                    case "-" -> new By(duration.negated());
                    default -> new To(duration);
                });
    }

    /// The forms of a position; the widths keep every sum far from overflow.
    final class Form {
        private static final Pattern PATTERN =
                Pattern.compile(
                        "(?<sign>[+-]?)(?:(?:(?:(?<h>\\d{1,3}):)?(?<m>\\d{1,3}):)?(?<s>\\d{1,6})"
                                + "|(?=\\d)(?:(?<uh>\\d{1,3})h)?(?:(?<um>\\d{1,4})m)?(?:(?<us>\\d{1,6})s)?)");

        private Form() {}

        private static long clockSeconds(Matcher matcher) {
            return number(matcher, "h") * 3600 + number(matcher, "m") * 60 + number(matcher, "s");
        }

        private static long unitSeconds(Matcher matcher) {
            return number(matcher, "uh") * 3600
                    + number(matcher, "um") * 60
                    + number(matcher, "us");
        }

        private static long number(Matcher matcher, String group) {
            String digits = matcher.group(group);
            return digits == null ? 0 : Long.parseLong(digits);
        }
    }
}
