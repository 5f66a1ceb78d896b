package dev.tonearm.billing.trace;

import dev.tonearm.billing.event.EventBus;
import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.Notes;
import dev.tonearm.billing.notice.Letters;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.event.DomainEvent;
import dev.tonearm.core.event.DomainEvent.EntitlementChanged;
import dev.tonearm.core.event.DomainEvent.MomentReached;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.message.Message;
import dev.tonearm.function.queue.CommandQueue;
import dev.tonearm.function.trace.CauseSpans;
import dev.tonearm.function.trace.CauseSpans.Step;
import dev.tonearm.function.trace.TraceParent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The function's parts with a span for what they do. A payment's way is one trace, whose cause is
/// the note's id, Stripe's of its event: `webhook`, `note`, `told`, `event`, with a `letter` for
/// each that is written, and what the player's queue carries on. A moment that was planned for,
/// such as a plan's end, is a trace that begins with `event`.
public final class TracedParts {
    private static final String WEBHOOK = "webhook";
    private static final String NOTE = "note";
    private static final String TOLD = "told";
    private static final String EVENT = "event";
    private static final String LETTER = "letter";

    private final CauseSpans spans;
    private final InstantSource clock;

    public TracedParts(CauseSpans spans, InstantSource clock) {
        this.spans = spans;
        this.clock = clock;
    }

    /// The id of the trace of what is being done or has just failed, or empty.
    public String subject() {
        return spans.subject().map(TraceParent::traceId).orElse("");
    }

    /// What a webhook brings is left in the queue.
    public Notes notes(Notes notes) {
        return note -> spans.run(new Step(note.id(), WEBHOOK, ""), () -> notes.leave(note));
    }

    /// A note is worked off.
    public Consumer<Note> desk(Consumer<Note> desk) {
        return note -> spans.run(new Step(note.id(), NOTE, WEBHOOK), () -> desk.accept(note));
    }

    /// A change that the table's stream brought is told.
    public EventBus bus(EventBus bus) {
        return events -> {
            Instant from = clock.instant();
            List<DomainEvent> left = bus.tell(events);
            for (DomainEvent event : events) {
                if (event instanceof EntitlementChanged changed && known(changed)) {
                    String failure = left.contains(event) ? "not taken" : "";
                    spans.done(new Step(changed.cause(), TOLD, NOTE), from, failure);
                }
            }
            return left;
        };
    }

    /// Somebody does something by an event.
    public boolean event(DomainEvent event, Supplier<Boolean> work) {
        return switch (event) {
            case EntitlementChanged changed when known(changed) ->
                    spans.of(new Step(changed.cause(), EVENT, TOLD), work);
            // Nobody told of it: the time has come.
            case MomentReached moment -> spans.of(new Step(moment.id(), EVENT, ""), work);
            default -> work.get();
        };
    }

    /// Letters to people are a part of what they are written for.
    public Letters letters(Letters letters) {
        return new Letters() {
            @Override
            public Sent send(UserId to, Message message, String nonce, boolean again) {
                return spans.within(LETTER, () -> letters.send(to, message, nonce, again));
            }

            @Override
            public Home home(GuildId guild) {
                return letters.home(guild);
            }
        };
    }

    /// What was booked before causes were is in no trace.
    private static boolean known(EntitlementChanged changed) {
        return !changed.cause().isEmpty();
    }

    /// Commands of what is being done go on with its trace.
    public CommandQueue players(CommandQueue queue) {
        return new CommandQueue() {
            @Override
            public void send(CommandEnvelope command, TraceParent trace) {
                queue.send(command, spans.current().orElse(trace));
            }

            @Override
            public void prime() {
                queue.prime();
            }
        };
    }
}
