package dev.tonearm.billing.stripe;

import com.stripe.Stripe;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.figure.WebhookOutcome;
import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.NoteNotTakenException;
import dev.tonearm.billing.note.Notes;
import dev.tonearm.billing.secret.StripeKeys;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.log.RefusalLog;
import dev.tonearm.function.signature.Authenticity;
import dev.tonearm.function.signature.StripeSignature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes Stripe's events, and answers before anything is done about them. What cannot be noted is
/// answered with a 503, and Stripe tries again for three days. So it is with an event of the other
/// mode than the key's, real money or a test: the settings are of two, and until somebody mends
/// that Stripe keeps what happened.
public final class StripeWebhook {
    private static final Logger log = LoggerFactory.getLogger(StripeWebhook.class);

    private final StripeSignature signature;
    private final Notes notes;
    private final RefusalLog refusals;
    private final StripeKeys keys;
    private final SecondOpinion opinion;
    private final Counts figures;
    private final InstantSource clock;

    private final StrangeVersions versions = new StrangeVersions(Stripe.API_VERSION);

    /// @param clock the one by which Stripe's events happen
    public StripeWebhook(
            StripeSignature signature,
            Notes notes,
            RefusalLog refusals,
            StripeKeys keys,
            SecondOpinion opinion,
            Counts figures,
            InstantSource clock) {
        this.signature = signature;
        this.notes = notes;
        this.refusals = refusals;
        this.keys = keys;
        this.opinion = opinion;
        this.figures = figures;
        this.clock = clock;
    }

    public HttpResponse answer(HttpRequest request) {
        Authenticity authenticity = signature.of(request);
        if (authenticity != Authenticity.GENUINE) {
            refusals.refused("stripe signature " + authenticity, Map.of());
            if (authenticity == Authenticity.FORGED && opinion.isStripes(request.body())) {
                WebhookOutcome.count(figures, WebhookOutcome.MISTAKEN);
            } else {
                WebhookOutcome.count(figures, authenticity);
            }
            return HttpResponse.unauthorized();
        }
        return WebhookOutcome.count(figures, genuine(request));
    }

    private HttpResponse genuine(HttpRequest request) {
        StripeEvent event;
        try {
            event = StripeEvent.read(request.body());
        } catch (JsonException e) {
            log.error("Stripe signed what is no event: {}", e.getMessage());
            return HttpResponse.badRequest();
        }
        if (keys.live().filter(live -> live != event.live()).isPresent()) {
            log.error(
                    "event {} is {} and the key of the account is {}: the webhook's secret and the"
                            + " key have to be of one mode; Stripe keeps the event for three days",
                    event.id(),
                    mode(event.live()),
                    mode(!event.live()));
            return HttpResponse.badRequest();
        }
        tellOfVersion(event);
        return taken(event);
    }

    private static String mode(boolean live) {
        return live ? "about real money" : "a test";
    }

    /// Events are read in any version, since only ids are; yet what the endpoint was made with
    /// should be what the library speaks.
    private void tellOfVersion(StripeEvent event) {
        if (versions.isNews(event.version())) {
            log.warn(
                    "events come in version '{}' of the API, the library speaks {}: make the webhook"
                            + " endpoint anew with that version; until then they are read as far as they can",
                    event.version(),
                    Stripe.API_VERSION);
        }
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
                    notes.leave(
                            new Note.StripeChanged(event.id(), event.type(), subject, event.at()));
                    log.info(
                            "event {} of type {} is noted, {} s after it happened",
                            event.id(),
                            event.type(),
                            Duration.between(event.at(), clock.instant()).toSeconds());
                } catch (NoteNotTakenException e) {
                    log.error("event {} waits at Stripe", event.id(), e);
                    return HttpResponse.unavailable();
                }
            }
        }
        return HttpResponse.taken();
    }
}
