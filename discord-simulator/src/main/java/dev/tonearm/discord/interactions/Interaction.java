package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.interactions.SignedRequests.Signature;
import dev.tonearm.discord.message.Messages.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing a user did with the bot, and everything that came of it.
///
/// Its own monitor guards it: whoever reads or writes more than one thing holds it, and waiters are
/// woken at each step.
public final class Interaction {

    /// How far it has come.
    public enum State {
        SENT,
        DEFERRED,
        ANSWERED,
        FAILED
    }

    /// Until when a caller wants to wait.
    public enum Until {
        ANSWERED,
        SETTLED
    }

    /// One POST to the endpoint.
    public record Delivery(
            Instant at, int status, double ms, @Nullable String error, @Nullable JsonNode answer) {}

    /// The answer that counted.
    public record FirstAnswer(Instant at, double ms, int type, String via, boolean ephemeral) {}

    /// An edit of the original response.
    public record Edit(Instant at, double ms) {}

    /// What it is about and who did it.
    ///
    /// @param name the command's path, or the custom id
    /// @param source the message whose component was used
    public record About(
            long id,
            Kind kind,
            String token,
            String name,
            @Nullable Long guild,
            long channel,
            long user,
            Instant createdAt,
            @Nullable Stored source) {

        @Override
        public String toString() {
            return kind + " " + name + " " + Long.toUnsignedString(id);
        }
    }

    private final About about;
    private final List<Delivery> deliveries = new ArrayList<>(1);
    private final List<Edit> edits = new ArrayList<>(1);
    private final List<Stored> followUps = new ArrayList<>(0);
    private byte @Nullable [] body;
    private @Nullable Signature signature;
    private long sentNanos;
    private State state = State.SENT;
    private @Nullable FirstAnswer firstAnswer;
    private @Nullable Stored original;
    private boolean originalTouched;
    private @Nullable JsonNode modal;
    private @Nullable JsonNode choices;
    private @Nullable String failure;
    private boolean expired;

    Interaction(About about, byte[] body) {
        this.about = about;
        this.body = body;
        this.sentNanos = System.nanoTime();
    }

    public About about() {
        return about;
    }

    synchronized void leaving(Signature signedWith) {
        signature = signedWith;
        sentNanos = System.nanoTime();
    }

    /// Since the first request left.
    public synchronized double msSinceSent() {
        return (System.nanoTime() - sentNanos) / 1_000_000.0;
    }

    public synchronized State state() {
        return state;
    }

    public synchronized boolean settled() {
        return state == State.ANSWERED
                || state == State.FAILED
                || (state == State.DEFERRED && originalTouched);
    }

    synchronized boolean reached(Until until) {
        return until == Until.ANSWERED ? state != State.SENT : settled();
    }

    public synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    synchronized void delivered(Delivery delivery) {
        deliveries.add(delivery);
        notifyAll();
    }

    public synchronized @Nullable FirstAnswer firstAnswer() {
        return firstAnswer;
    }

    synchronized void answered(FirstAnswer answer, State next) {
        firstAnswer = answer;
        state = next;
        notifyAll();
    }

    synchronized void failed(String why) {
        if (state == State.SENT) {
            state = State.FAILED;
            failure = why;
            notifyAll();
        }
    }

    public synchronized @Nullable String failure() {
        return failure;
    }

    /// The original response: the bot's own message, or the component's for an update; null before,
    /// and after its deletion.
    public synchronized @Nullable Stored original() {
        return original;
    }

    synchronized void show(Stored message) {
        original = message;
    }

    synchronized void edited(Stored message, Edit edit) {
        original = message;
        edits.add(edit);
        originalTouched = true;
        notifyAll();
    }

    synchronized void deleted() {
        original = null;
        originalTouched = true;
        notifyAll();
    }

    public synchronized List<Edit> edits() {
        return List.copyOf(edits);
    }

    public synchronized List<Stored> followUps() {
        return List.copyOf(followUps);
    }

    synchronized void followedUp(Stored message) {
        followUps.removeIf(existing -> existing.id() == message.id());
        followUps.add(message);
        notifyAll();
    }

    synchronized void followUpDeleted(long message) {
        followUps.removeIf(existing -> existing.id() == message);
    }

    public synchronized @Nullable JsonNode modal() {
        return modal;
    }

    synchronized void asks(JsonNode modalData) {
        modal = modalData;
    }

    public synchronized @Nullable JsonNode choices() {
        return choices;
    }

    synchronized void offers(JsonNode offered) {
        choices = offered;
    }

    synchronized boolean expired() {
        return expired;
    }

    synchronized void expire() {
        expired = true;
    }

    synchronized byte @Nullable [] body() {
        return body;
    }

    synchronized @Nullable Signature signature() {
        return signature;
    }

    /// Lets go of what only a redelivery and a close look need.
    synchronized void shrink() {
        body = null;
        signature = null;
        deliveries.replaceAll(delivery ->
                new Delivery(
                        delivery.at(), delivery.status(), delivery.ms(), delivery.error(), null));
    }

    synchronized boolean await(Until until, Duration timeout) throws InterruptedException {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (!reached(until)) {
            var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
