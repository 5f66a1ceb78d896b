package dev.tonearm.discord.interactions;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.Timer;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.shop.Entitlement;
import dev.tonearm.discord.shop.Shop;
import dev.tonearm.discord.world.NotAllowed;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Discord's webhook events (discord-api-docs, events/webhook-events): what happens outside a
/// conversation is posted to an address of its own, signed like interactions. What is not answered
/// with a 204 within three seconds is posted again, later and later, for ten minutes.
public final class WebhookEvents implements Shop.Listener {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration GIVE_UP = Duration.ofMinutes(10);
    private static final int TAKEN = 204;
    private static final int PING = 0;
    private static final int EVENT = 1;

    private final long application;
    private final SignedRequests requests;
    private final Timer timer;
    private volatile @Nullable URI url;

    public WebhookEvents(long application, SignedRequests requests, Timer timer) {
        this.application = application;
        this.requests = requests;
        this.timer = timer;
    }

    /// Saves the address of the application's settings, which has to take a ping and to refuse one
    /// that is signed by somebody else.
    public void save(URI given) {
        byte[] ping = Json.bytes(envelope(PING));
        var good = requests.sign(ping);
        var forged = requests.sign("another body".getBytes(StandardCharsets.UTF_8));
        try {
            int taken = requests.post(given, ping, good, Map.of(), ANSWER).statusCode();
            int refused = requests.post(given, ping, forged, Map.of(), ANSWER).statusCode();
            if (taken != TAKEN || refused != 401) {
                throw new NotAllowed(
                        "a ping is answered with 204 and a badly signed one with 401; these were %d and %d"
                                .formatted(taken, refused));
            }
        } catch (IOException e) {
            throw new NotAllowed("no answer from " + given + ": " + e.getMessage());
        }
        url = given;
    }

    /// Saves an address without trying it, for one whose first answer takes long and which nobody
    /// may need.
    public void saveUnseen(URI given) {
        url = given;
    }

    public void forget() {
        url = null;
    }

    public @Nullable URI url() {
        return url;
    }

    @Override
    public void told(Shop.Told what, Entitlement entitlement, Instant at) {
        ObjectNode body = envelope(EVENT);
        ObjectNode event = body.putObject("event").put("type", what.event());
        // Without an offset, as Discord writes it here and nowhere else.
        event.put("timestamp", LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString());
        event.set("data", entitlement.json(application));
        byte[] bytes = Json.bytes(body);
        Timer.start(() -> post(bytes, FIRST_RETRY, Duration.ZERO));
    }

    private void post(byte[] body, Duration pause, Duration waited) {
        URI to = url;
        if (to == null || taken(to, body)) return;
        if (waited.compareTo(GIVE_UP) >= 0) return;
        timer.after(
                pause.toMillis(),
                () -> Timer.start(() -> post(body, pause.multipliedBy(2), waited.plus(pause))));
    }

    private boolean taken(URI to, byte[] body) {
        try {
            return requests.post(to, body, requests.sign(body), Map.of(), ANSWER).statusCode()
                    == TAKEN;
        } catch (IOException _) {
            return false;
        }
    }

    private ObjectNode envelope(int type) {
        return Json.object()
                .put("version", 1)
                .put("application_id", id(application))
                .put("type", type);
    }
}
