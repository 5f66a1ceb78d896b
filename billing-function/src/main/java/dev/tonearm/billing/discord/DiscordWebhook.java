package dev.tonearm.billing.discord;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.figure.WebhookOutcome;
import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.NoteNotTakenException;
import dev.tonearm.billing.note.Notes;
import dev.tonearm.core.grant.Entitlement;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.log.RefusalLog;
import dev.tonearm.function.signature.Authenticity;
import dev.tonearm.function.signature.DiscordSignature;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes Discord's webhook events (discord-api-docs, events/webhook-events). They are another thing
/// than interactions, at another address: here a ping has type 0 and is answered with nothing.
///
/// What cannot be noted is answered with a 503, and Discord tries again for ten minutes.
public final class DiscordWebhook {
    private static final Logger log = LoggerFactory.getLogger(DiscordWebhook.class);

    private static final int PING = 0;
    private static final String OF_ENTITLEMENTS = "ENTITLEMENT_";
    private static final String DELETED = "ENTITLEMENT_DELETE";

    private final long applicationId;
    private final DiscordSignature signature;
    private final Notes notes;
    private final RefusalLog refusals;
    private final Counts figures;

    public DiscordWebhook(
            long applicationId,
            DiscordSignature signature,
            Notes notes,
            RefusalLog refusals,
            Counts figures) {
        this.applicationId = applicationId;
        this.signature = signature;
        this.notes = notes;
        this.refusals = refusals;
        this.figures = figures;
    }

    public HttpResponse answer(HttpRequest request) {
        Authenticity authenticity = signature.of(request);
        if (authenticity != Authenticity.GENUINE) {
            refusals.refused("discord signature " + authenticity, Map.of());
            WebhookOutcome.count(figures, authenticity);
            return HttpResponse.unauthorized();
        }
        return WebhookOutcome.count(figures, genuine(request));
    }

    private HttpResponse genuine(HttpRequest request) {
        try {
            return genuine(JsonObject.parse(request.body()));
        } catch (JsonException | IllegalArgumentException e) {
            log.error("Discord signed what cannot be read", e);
            return HttpResponse.badRequest();
        } catch (NoteNotTakenException e) {
            log.error("an event waits at Discord", e);
            return HttpResponse.unavailable();
        }
    }

    private HttpResponse genuine(JsonObject json) {
        if (json.integer("type") == PING) return HttpResponse.taken();
        if (!json.string("application_id").equals(Long.toUnsignedString(applicationId))) {
            log.error("an event is for another application: the settings are of two");
            return HttpResponse.unauthorized();
        }
        JsonObject event = json.object("event");
        String type = event.string("type");
        if (!type.startsWith(OF_ENTITLEMENTS)) {
            log.info("an event of type {} is no concern of ours", type);
            return HttpResponse.taken();
        }
        Entitlement entitlement = Entitlement.read(event.object("data"));
        Instant at = Entitlement.instant(event.string("timestamp"));
        notes.leave(new Note.DiscordChanged(entitlement, type.equals(DELETED), at));
        return HttpResponse.taken();
    }
}
