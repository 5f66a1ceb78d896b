package dev.tonearm.core.family;

import dev.tonearm.core.command.CommandEnvelope;
import java.time.Instant;

/// When a command passed where, each by the clock of who saw it pass.
///
/// @param asked when Discord made it, by Discord's clock
/// @param accepted when the edge took it
/// @param received when the queue had handed it to the worker
public record Hops(Instant asked, Instant accepted, Instant received) {
    public static Hops of(CommandEnvelope envelope, Instant received) {
        return new Hops(envelope.interaction().id().createdAt(), envelope.acceptedAt(), received);
    }
}
