package dev.tonearm.bench;

import dev.tonearm.drive.Control;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Lookout;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What listeners saw in the end.
public final class Answers {
    private static final Duration LOOK = Duration.ofMillis(500);

    private Answers() {}

    /// Waits until everybody has an answer, but not for ever.
    ///
    /// @return what came of each so far, by interaction
    public static Map<String, Interaction> settled(
            Control control, Collection<String> interactions, Duration limit) {
        Map<String, Interaction> seen = new HashMap<>();
        Set<String> open = new HashSet<>(interactions);
        Lookout.until(
                () -> {
                    for (String interaction : Set.copyOf(open)) {
                        Interaction now = control.interaction(interaction);
                        seen.put(interaction, now);
                        if (!now.open()) open.remove(interaction);
                    }
                    return open.isEmpty();
                },
                limit,
                LOOK);
        return seen;
    }
}
