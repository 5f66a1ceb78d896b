package dev.tonearm.e2e.journey;

import dev.tonearm.drive.Control;
import dev.tonearm.local.stack.Stack;
import java.util.Map;

/// Journeys are about order, not about speed: where much else runs, an edge that starts for a
/// request takes longer than the 3 s after which Discord gives up, and one whose store is slow says
/// that nothing was done, after which people try again. How quick it is, benches measure.
public final class PatientDiscord {
    private static final int DEADLINE_MS = 15_000;

    private PatientDiscord() {}

    /// What controls a stack whose Discord waits longer for first answers, and whose people insist.
    public static Control of(Stack stack) {
        var control = Control.insistent(stack.control());
        control.patch("settings", Map.of("answerDeadlineMs", DEADLINE_MS));
        return control;
    }
}
