package dev.tonearm.stripe.event;

import dev.tonearm.stripe.event.Delivery.State;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Event;
import dev.tonearm.stripe.object.WebhookEndpoint;
import dev.tonearm.stripe.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/// Sends events to webhook endpoints: each on its own, so in no order, and again until it is taken.
public final class Deliveries implements AutoCloseable {
    private final Account account;
    private final LongSupplier receiversClock;
    private final Sender sender = new Sender();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Long, Delivery> deliveries = new LinkedHashMap<>();
    private volatile Manner manner = Manner.usual();
    private long numbers;

    /// For the endpoints of an account.
    ///
    /// @param receiversClock real seconds since 1970, which signatures carry
    public Deliveries(Account account, LongSupplier receiversClock) {
        this.account = account;
        this.receiversClock = receiversClock;
    }

    public Manner manner() {
        return manner;
    }

    public void manner(Manner newManner) {
        manner = newManner;
    }

    /// Sends an event to each endpoint that wants its type.
    void send(Event event) {
        var wanting =
                account.shelf().oldest(WebhookEndpoint.class).stream()
                        .filter(endpoint -> endpoint.wants(event.type()))
                        .toList();
        event.set("pending_webhooks", (long) wanting.size());
        wanting.forEach(endpoint -> start(event, endpoint));
    }

    /// Sends an event once more, whatever became of it before.
    public Delivery again(Event event, WebhookEndpoint endpoint) {
        return start(event, endpoint);
    }

    private Delivery start(Event event, WebhookEndpoint endpoint) {
        var delivery = new Delivery(++numbers, event.id(), event.type(), endpoint.id());
        deliveries.put(delivery.number(), delivery);
        if (!manner.held()) {
            dispatch(delivery);
        }
        return delivery;
    }

    private void dispatch(Delivery delivery) {
        for (int i = 0; i < manner.copies(); i++) {
            attempt(delivery);
        }
    }

    /// What is posted.
    private record Letter(Event event, String url, String body, String signature) {}

    private Optional<Letter> letter(Delivery delivery) {
        var event = account.shelf().find(Event.class, delivery.event());
        var endpoint = account.shelf().find(WebhookEndpoint.class, delivery.endpoint());
        if (event.isEmpty() || endpoint.isEmpty()) {
            delivery.becomes(State.GIVEN_UP);
            return Optional.empty();
        }
        delivery.becomes(State.SENDING);
        var body = Json.pretty(event.get().json());
        var secrets = endpoint.get().secrets();
        var signature = Signature.header(secrets, receiversClock.getAsLong(), body);
        return Optional.of(new Letter(event.get(), endpoint.get().text("url"), body, signature));
    }

    private void post(Delivery delivery, Letter letter) {
        var result = sender.post(letter.url(), letter.body(), letter.signature(), manner.timeout());
        account.locked(() -> finished(delivery, letter.event(), result));
    }

    private void attempt(Delivery delivery) {
        letter(delivery).ifPresent(letter -> inBackground(() -> post(delivery, letter)));
    }

    private void inBackground(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException _) {
            // The simulator stops.
            return;
        }
    }

    private void finished(Delivery delivery, Event event, Sender.Result result) {
        var time = account.timelines().account();
        delivery.tried(new Delivery.Attempt(time.now(), result.status(), result.note()));
        if (delivery.state() == State.DELIVERED) {
            // Another copy came through before.
            return;
        }
        if (result.delivered()) {
            delivery.becomes(State.DELIVERED);
            event.set("pending_webhooks", Math.max(0, event.number("pending_webhooks") - 1));
            return;
        }
        long wait = manner.waitAfter(delivery.tries());
        if (time.now() + wait > event.number("created") + manner.giveUp().toSeconds()) {
            delivery.becomes(State.GIVEN_UP);
            return;
        }
        long next = time.now() + wait;
        delivery.waitsUntil(next);
        time.at(next, () -> retry(delivery, next));
    }

    private void retry(Delivery delivery, long planned) {
        if (delivery.state() == State.WAITING && delivery.next() == planned) {
            attempt(delivery);
        }
    }

    /// Tries at once what waits for its next try.
    ///
    /// @return how many
    public int retryNow() {
        var waiting = in(State.WAITING);
        waiting.forEach(this::attempt);
        return waiting.size();
    }

    /// Sends what is held, in this order: one after the other, each when the one before is
    /// answered.
    ///
    /// @param chosen deliveries that are held; others stay so
    public void release(List<Delivery> chosen) {
        var order = chosen.stream().filter(delivery -> delivery.state() == State.HELD).toList();
        order.forEach(delivery -> delivery.becomes(State.SENDING));
        inBackground(() -> order.forEach(this::sendReleased));
    }

    private void sendReleased(Delivery delivery) {
        for (int i = 0; i < manner.copies(); i++) {
            account.locked(() -> letter(delivery)).ifPresent(letter -> post(delivery, letter));
        }
    }

    public List<Delivery> in(State state) {
        return deliveries.values().stream().filter(delivery -> delivery.state() == state).toList();
    }

    public Collection<Delivery> all() {
        return new ArrayList<>(deliveries.values());
    }

    /// Posts whatever, signed however: what endpoints have to refuse.
    public Sender.Result raw(String url, String body, String signature) {
        return sender.post(url, body, signature, manner.timeout());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        sender.close();
    }
}
