package dev.tonearm.bench.drill.alerts;

import dev.tonearm.drive.Control;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.local.stack.Sales;
import dev.tonearm.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What a fault can do to the running stack, and undo.
final class Scene implements AutoCloseable {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Stack stack;
    private final Control control;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> again;

    Scene(Stack stack, Control control) {
        this.stack = stack;
        this.control = control;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("provocation").factory());
    }

    /// One for another fault at the same time.
    Scene another() {
        return new Scene(stack, control);
    }

    void kill(String part) {
        control.kill(part);
    }

    void start(String part) {
        control.start(part);
    }

    void pause(String part) {
        control.pause(part);
    }

    void resume(String part) {
        control.resume(part);
    }

    void cut(String part) {
        control.cut(part);
    }

    void slow(String part, Duration later) {
        control.slow(part, later);
    }

    void refuse(String part, String error, int percent) {
        control.refuse(part, error, percent);
    }

    void restore(String part) {
        control.restore(part);
    }

    /// Does something over and over, until [#stopsAgain].
    void again(Duration every, Runnable what) {
        again =
                timer.scheduleWithFixedDelay(
                        () -> quietly(what), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stopsAgain() {
        ScheduledFuture<?> running = again;
        if (running != null) running.cancel(false);
    }

    /// What is provoked may fail: that is its point.
    private static void quietly(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException _) {
            // Tried again at the next turn.
        }
    }

    void forgesARequest() {
        control.post("interactions/raw", Map.of("tamper", "signature"));
    }

    /// Right in form and signed with another secret.
    void forgesAWebhook() {
        webhook("whsec_of_somebody_else");
    }

    /// A real one, about something that Stripe has to be asked for.
    void sendsAWebhook() {
        webhook(sales().stripe().webhookSecret());
    }

    /// All that is asked of its API.
    void letsStripeFail() {
        try (Control stripe = stripe()) {
            stripe.post("faults", Map.of("status", 500, "times", 1_000_000));
        }
    }

    void letsStripeWork() {
        try (Control stripe = stripe()) {
            stripe.delete("faults");
        }
    }

    private Control stripe() {
        return new Control(URI.create(sales().stripe().control()));
    }

    private void webhook(String secret) {
        Instant now = Instant.now();
        String body =
                """
                {"id":"evt_drill%d","object":"event","api_version":"2025-08-27.basil","created":%d,\
                "livemode":false,"pending_webhooks":1,"request":{"id":null,"idempotency_key":null},\
                "type":"customer.subscription.updated",\
                "data":{"object":{"id":"sub_drill%d","object":"subscription"}}}\
                """
                        .formatted(now.toEpochMilli(), now.getEpochSecond(), now.toEpochMilli());
        String signed = now.getEpochSecond() + "." + body;
        HttpRequest request =
                HttpRequest.newBuilder(sales().stripeWebhook())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header(
                                "Stripe-Signature",
                                "t=" + now.getEpochSecond() + ",v1=" + sign(secret, signed))
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            http.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC here", e);
        }
    }

    /// Into the queue of each partition, beside the commands.
    void sendsWhatNobodyCanRead() {
        sqs().client()
                .sendMessage(send ->
                        send.queueUrl(sqs().queueUrl(0))
                                .messageGroupId("drill")
                                .messageDeduplicationId("drill-" + Instant.now())
                                .messageBody("{\"command\":"));
    }

    void emptiesDeadLetters() {
        sqs().client().purgeQueue(purge -> purge.queueUrl(sqs().deadLetterUrl(0)));
    }

    /// Edits of answers and follow-ups.
    void letsDiscordFail() {
        control.post("faults", Map.of("on", "rest", "path", "/webhooks/.*", "status", 500));
    }

    void letsDiscordWork() {
        control.delete("faults");
    }

    private LocalSqs sqs() {
        return stack.sqs().orElseThrow();
    }

    private Sales sales() {
        return stack.sales().orElseThrow();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.close();
    }
}
