package dev.tonearm.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A schedule as somebody wants it.
///
/// @param key its group and its name
/// @param request all that was said of it
/// @param times when it comes
/// @param deleted whether it is gone when it has come for the last time
record Schedule(Key key, ObjectNode request, Times times, boolean enabled, boolean deleted) {
    /// What no other schedule has.
    record Key(String group, String name) {}

    /// When it comes.
    sealed interface Times {
        /// The first of them after a time.
        Optional<Instant> after(Instant time);
    }

    record Once(Instant at) implements Times {
        @Override
        public Optional<Instant> after(Instant time) {
            return at.isAfter(time) ? Optional.of(at) : Optional.empty();
        }
    }

    record Again(CronExpression expression, ZoneId zone) implements Times {
        @Override
        public Optional<Instant> after(Instant time) {
            return Optional.of(expression.after(time.atZone(zone)).toInstant());
        }
    }

    private static final Pattern EXPRESSION = Pattern.compile("(at|cron)\\((.*)\\)");

    /// Reads AWS's expression of time.
    ///
    /// @throws IllegalArgumentException if it is none
    static Times times(String expression, ZoneId zone) {
        Matcher matcher = EXPRESSION.matcher(expression);
        if (!matcher.matches()) throw new IllegalArgumentException(expression);
        String inner = matcher.group(2);
        if (matcher.group(1).equals("cron")) return new Again(CronExpression.parse(inner), zone);
        // To the second, without a fraction or a zone.
        if (!inner.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d")) {
            throw new IllegalArgumentException(expression);
        }
        try {
            return new Once(ZonedDateTime.of(LocalDateTime.parse(inner), zone).toInstant());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(expression, e);
        }
    }
}
