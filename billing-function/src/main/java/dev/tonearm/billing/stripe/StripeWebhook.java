package dev.tonearm.billing.stripe;

import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.NoteNotTakenException;
import dev.tonearm.billing.note.Notes;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.log.RefusalLog;
import dev.tonearm.function.signature.Authenticity;
import dev.tonearm.function.signature.StripeSignature;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes Stripe's events, and answers before anything is done about them. What cannot be noted is
/// answered with a 503, and Stripe tries again for three days.
public final class StripeWebhook {
    private static final Logger log = LoggerFactory.getLogger(StripeWebhook.class);

    private final StripeSignature signature;
    private final Notes notes;
    private final RefusalLog refusals;

    public StripeWebhook(StripeSignature signature, Notes notes, RefusalLog refusals) {
        this.signature = signature;
        this.notes = notes;
        this.refusals = refusals;
    }

    public HttpResponse answer(HttpRequest request) {
        Authenticity authenticity = signature.of(request);
        if (authenticity != Authenticity.GENUINE) {
            refusals.refused("stripe signature " + authenticity, Map.of());
            return HttpResponse.unauthorized();
        }
        StripeEvent event;
        try {
            event = StripeEvent.read(request.body());
        } catch (JsonException e) {
            log.error("Stripe signed what is no event: {}", e.getMessage());
            return HttpResponse.badRequest();
        }
        return taken(event);
    }

    private HttpResponse taken(StripeEvent event) {
        switch (event.meaning()) {
            case StripeEvent.Meaning.Nothing() ->
                    log.info("event {} of type {} is no concern of ours", event.id(), event.type());
            case StripeEvent.Meaning.Unclear() ->
                    // Stripe keeps it, and who reads this line can send it again from there.
                    log.error(
                            "event {} of type {} in version '{}' does not say what it is about",
                            event.id(),
                            event.type(),
                            event.version());
            case StripeEvent.Meaning.Changed(var subject) -> {
                try {
                    notes.leave(new Note.StripeChanged(event.id(), event.type(), subject));
                } catch (NoteNotTakenException e) {
                    log.error("event {} waits at Stripe", event.id(), e);
                    return HttpResponse.unavailable();
                }
            }
        }
        return HttpResponse.taken();
    }
}
