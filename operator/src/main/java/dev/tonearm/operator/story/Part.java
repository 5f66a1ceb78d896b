package dev.tonearm.operator.story;

import java.time.Instant;
import java.util.List;

/// Which part of a story is told.
///
/// @param limit the most passages; the last ones are told
public record Part(Instant from, Instant to, int limit) {
    List<Passage> of(List<Passage> all) {
        List<Passage> within =
                all.stream()
                        .filter(one -> !one.at().isBefore(from) && !one.at().isAfter(to))
                        .toList();
        return within.subList(Math.max(0, within.size() - limit), within.size());
    }
}
