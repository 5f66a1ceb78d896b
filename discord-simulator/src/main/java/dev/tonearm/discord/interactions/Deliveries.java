package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.Timer;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.file.Uploads;
import dev.tonearm.discord.interactions.Interaction.Delivery;
import dev.tonearm.discord.interactions.Interaction.State;
import dev.tonearm.discord.interactions.SignedRequests.Signature;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Violations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings an interaction to the endpoint and takes what comes back; without an endpoint, to the
/// gateway.
public final class Deliveries {

    private final InstantSource clock;
    private final SignedRequests requests;
    private final Endpoint endpoint;
    private final InteractionGateway gateway;
    private final FirstAnswers answers;
    private final AnswerSchema schema;
    private final Settings settings;
    private final Faults faults;
    private final Violations violations;
    private final InteractionLog log;
    private final Timer timer;

    public Deliveries(
            InstantSource clock,
            SignedRequests requests,
            Endpoint endpoint,
            InteractionGateway gateway,
            FirstAnswers answers,
            AnswerSchema schema,
            Settings settings,
            Faults faults,
            Violations violations,
            InteractionLog log,
            Timer timer) {
        this.clock = clock;
        this.requests = requests;
        this.endpoint = endpoint;
        this.gateway = gateway;
        this.answers = answers;
        this.schema = schema;
        this.settings = settings;
        this.faults = faults;
        this.violations = violations;
        this.log = log;
        this.timer = timer;
    }

    /// Sends it, and as often again as the settings say.
    void begin(Interaction interaction, byte[] body) {
        var behaviour = settings.get();
        Timer.start(() -> deliver(interaction, body, requests.sign(body), false));
        for (var copy = 1; copy <= behaviour.duplicateInteractionDelivery(); copy++) {
            timer.after(
                    copy * behaviour.duplicateDeliveryDelayMs(),
                    () -> deliver(interaction, body, requests.sign(body), true));
        }
    }

    /// @param again whether another delivery may have been answered already, which is then no fault
    ///   of the bot
    void deliver(Interaction interaction, byte[] body, Signature signature, boolean again) {
        var fault = faults.onDelivery();
        if (fault.isPresent()) {
            pause(fault.get().delayMs());
            if (fault.get().drop()) {
                finish(
                        interaction,
                        new Delivery(clock.instant(), 0, 0, "dropped on demand", null),
                        "never delivered");
                return;
            }
        }
        var url = endpoint.url();
        if (url.isPresent()) {
            send(interaction, url.get(), body, signature, again);
        } else if (endpoint.state() == Endpoint.State.NONE) {
            sendByGateway(interaction, body, signature, again);
        } else {
            finish(
                    interaction,
                    new Delivery(clock.instant(), 0, 0, "no endpoint", null),
                    "endpoint removed");
        }
    }

    /// As Discord does it for an application without an endpoint, and only then: either way
    /// excludes the other.
    private void sendByGateway(
            Interaction interaction, byte[] body, Signature signature, boolean again) {
        if (!again) {
            interaction.leaving(signature);
        }
        var guild = interaction.about().guild();
        var payload = Json.parse(new String(body, StandardCharsets.UTF_8)).orElseThrow();
        if (!gateway.send(guild == null ? 0 : guild, payload)) {
            finish(
                    interaction,
                    new Delivery(clock.instant(), 0, 0, "no session on the gateway", null),
                    "no endpoint, and no bot on the gateway");
            return;
        }
        interaction.delivered(new Delivery(clock.instant(), 0, 0, null, null));
        if (!again) {
            awaitCallback(interaction, "sent over the gateway, and no callback came");
        }
    }

    private void send(
            Interaction interaction, URI url, byte[] body, Signature signature, boolean again) {
        var at = clock.instant();
        var began = System.nanoTime();
        if (!again) {
            interaction.leaving(signature);
        }
        var deadline = Duration.ofMillis(settings.get().answerDeadlineMs());
        try {
            var response = requests.post(url, body, signature, Map.of(), deadline);
            take(interaction, at, msSince(began), response, again);
        } catch (HttpTimeoutException e) {
            unanswered(
                    interaction, at, began, "no answer in " + deadline.toMillis() + " ms", again);
        } catch (IOException e) {
            unanswered(interaction, at, began, "no connection: " + e.getMessage(), again);
        }
    }

    private void unanswered(
            Interaction interaction, Instant at, long began, String why, boolean again) {
        if (!again && interaction.firstAnswer() == null) {
            report(interaction, "interaction.no-answer", why);
        }
        finish(interaction, new Delivery(at, 0, msSince(began), why, null), again ? null : why);
    }

    private void take(
            Interaction interaction,
            Instant at,
            double ms,
            HttpResponse<String> response,
            boolean again) {
        var status = response.statusCode();
        var answer = Json.parse(response.body()).orElse(null);
        var delivery = new Delivery(at, status, ms, null, answer);
        if (status == 202 || status == 204) {
            interaction.delivered(delivery);
            awaitCallback(interaction, "accepted with " + status + ", and no callback came");
        } else if (status != 200) {
            report(interaction, "interaction.status", "status " + status);
            finish(interaction, delivery, "status " + status);
        } else if (answer == null) {
            report(interaction, "interaction.answer-shape", "the answer is no JSON");
            finish(interaction, delivery, "invalid answer");
        } else {
            var type = response.headers().firstValue("content-type").orElse("");
            if (!type.startsWith("application/json")) {
                report(interaction, "interaction.content-type", "content-type " + type);
            }
            accept(interaction, delivery, answer, again);
        }
    }

    private void accept(
            Interaction interaction, Delivery delivery, JsonNode answer, boolean again) {
        interaction.delivered(delivery);
        if ((again || interaction.deliveries().size() > 1) && interaction.firstAnswer() != null) {
            log.step(interaction);
            return;
        }
        try {
            answers.accept(interaction, answer, delivery.ms(), "http", Uploads.NONE);
        } catch (DiscordError e) {
            e.broken().forEach(broken -> report(interaction, broken.rule(), broken.detail()));
            interaction.failed("invalid answer: " + e.getMessage());
            log.step(interaction);
        }
        // Afterwards: the first check compiles the schema, and the bot's edit may follow at once.
        schema.check(interaction, answer);
    }

    /// The answer will come through the callback route, which has the rest of the three seconds.
    private void awaitCallback(Interaction interaction, String otherwise) {
        var left =
                Math.max(1, settings.get().answerDeadlineMs() - (long) interaction.msSinceSent());
        timer.after(
                left,
                () -> {
                    if (interaction.state() == State.SENT) {
                        report(interaction, "interaction.no-answer", otherwise);
                        interaction.failed("no answer in time");
                        log.step(interaction);
                    }
                });
    }

    private void finish(Interaction interaction, Delivery delivery, @Nullable String failure) {
        interaction.delivered(delivery);
        if (failure != null) {
            interaction.failed(failure);
        }
        log.step(interaction);
    }

    private void report(Interaction interaction, String rule, String detail) {
        var about = interaction.about();
        violations.report(
                rule,
                "answer to " + about.kind().word() + " " + about.name(),
                detail,
                about.guild(),
                about.id());
    }

    private static double msSince(long began) {
        return (System.nanoTime() - began) / 1_000_000.0;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
