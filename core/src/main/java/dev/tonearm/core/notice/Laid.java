package dev.tonearm.core.notice;

import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A notice on a server's board.
///
/// @param when it was laid there, in whole seconds
public record Laid(Notice notice, Instant when) {
    /// For how long anybody wants to read it.
    public static final Duration READ = Duration.ofDays(30);

    private static final String BETWEEN = " ";

    public Laid {
        when = Instant.ofEpochSecond(when.getEpochSecond());
    }

    public boolean isOld(Instant now) {
        return !now.isBefore(when.plus(READ));
    }

    /// In few letters, because every command reads it.
    public String wire() {
        return String.join(
                BETWEEN,
                notice.kind().wire(),
                notice.plan().wire(),
                Long.toString(notice.at().getEpochSecond()),
                Long.toString(when.getEpochSecond()));
    }

    /// Reads what [#wire] wrote; empty for what a newer build did.
    public static Optional<Laid> read(String wire) {
        List<String> parts = List.of(wire.split(BETWEEN, -1));
        if (parts.size() != 4) return Optional.empty();
        Optional<Notice.Kind> kind = Notice.Kind.named(parts.getFirst());
        Optional<Plan> plan = Plan.named(parts.get(1));
        if (kind.isEmpty() || plan.isEmpty()) return Optional.empty();
        try {
            Instant at = Instant.ofEpochSecond(Long.parseLong(parts.get(2)));
            Instant when = Instant.ofEpochSecond(Long.parseLong(parts.get(3)));
            return Optional.of(new Laid(new Notice(kind.get(), plan.get(), at), when));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
