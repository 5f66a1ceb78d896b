package dev.tonearm.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A hole in a guild's music, as the voice server heard it.
public record Gap(Instant from, Instant to) {
    /// What the voice server itself calls jitter.
    private static final Duration NOTICED = Duration.ofMillis(60);

    private static final double LATE = 200;

    public double millis() {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    /// The gaps of a voice state of the control API. Silence that has not ended counts up to now.
    public static List<Gap> of(JsonNode state, Instant now) {
        List<Gap> gaps = new ArrayList<>();
        for (JsonNode gap : state.path("gaps")) {
            gaps.add(
                    new Gap(
                            Instant.parse(gap.get("from").asText()),
                            Instant.parse(gap.get("to").asText())));
        }
        Duration silent = Duration.ofMillis(state.path("silentForMs").asLong(0));
        if (silent.compareTo(NOTICED) > 0) gaps.add(new Gap(now.minus(silent), now));
        return gaps;
    }

    /// How much of a time was silent, in milliseconds. Shorter holes are packets that came late,
    /// and nothing of the music is missing in them.
    public static double silence(List<Gap> gaps, Instant from, Instant to) {
        return gaps.stream()
                .filter(gap -> gap.to.isAfter(from) && gap.from.isBefore(to))
                .mapToDouble(Gap::millis)
                .filter(millis -> millis > LATE)
                .sum();
    }

    /// The longest one, in milliseconds, that has any part in the time of a fault; 0 without one.
    public static double longest(List<Gap> gaps, Instant from, Instant to) {
        return gaps.stream()
                .filter(gap -> gap.to.isAfter(from) && gap.from.isBefore(to))
                .mapToDouble(Gap::millis)
                .max()
                .orElse(0);
    }
}
