package dev.tonearm.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Interaction;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// What listeners saw in the end.
final class Answers {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Control control;

    Answers(Control control) {
        this.control = control;
    }

    /// Waits until everybody has an answer, but not for ever.
    Map<String, Ledger.Seen> settled(Collection<String> interactions, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Map<String, Ledger.Seen> seen = new HashMap<>();
        Set<String> open = new HashSet<>(interactions);
        while (true) {
            for (String interaction : Set.copyOf(open)) {
                Ledger.Seen now = of(control.get("interactions/" + interaction));
                seen.put(interaction, now);
                if (now != Ledger.Seen.NOTHING) open.remove(interaction);
            }
            if (open.isEmpty() || System.nanoTime() > deadline) return seen;
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /// An answer that says that it takes a while is none yet.
    static Ledger.Seen of(JsonNode interaction) {
        if (interaction.path("state").asText().equals("failed")) return Ledger.Seen.ERROR;
        if (!interaction.path("settled").asBoolean()) return Ledger.Seen.NOTHING;
        return new Interaction(interaction).underWay() ? Ledger.Seen.NOTHING : Ledger.Seen.ANSWER;
    }
}
