package dev.tonearm.worker.player;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.worker.intake.Delivery;
import dev.tonearm.worker.telemetry.CommandTrace;
import dev.tonearm.worker.telemetry.Outcome;
import dev.tonearm.worker.telemetry.Telemetry;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A command that a test hands in. When it is set apart it comes again as its own copy, as the
/// queue would bring it.
final class FakeDelivery implements Delivery {
    final CountDownLatch settled = new CountDownLatch(1);
    volatile @Nullable Outcome outcome;
    volatile String failure = "";
    boolean lastTry;
    volatile boolean apart;

    private final CommandEnvelope envelope;
    private final CommandTrace trace;
    private final BooleanSupplier queueAway;
    private final Consumer<FakeDelivery> queue;

    /// @param queueAway whether nothing can be set apart
    /// @param queue takes it when it is set apart
    FakeDelivery(
            CommandEnvelope envelope,
            Telemetry telemetry,
            BooleanSupplier queueAway,
            Consumer<FakeDelivery> queue) {
        this.queueAway = queueAway;
        this.queue = queue;
        this.envelope = envelope;
        this.trace = telemetry.received(envelope, "", envelope.acceptedAt());
    }

    @Override
    public CommandEnvelope envelope() {
        return envelope;
    }

    @Override
    public CommandTrace trace() {
        return trace;
    }

    @Override
    public boolean apart() {
        return apart;
    }

    @Override
    public boolean setApart() {
        if (settled.getCount() == 0) throw new IllegalStateException("it was settled before");
        if (queueAway.getAsBoolean()) {
            released("the queue is away");
            return false;
        }
        apart = true;
        queue.accept(this);
        return true;
    }

    @Override
    public boolean claim() {
        return true;
    }

    @Override
    public boolean lastTry() {
        return lastTry;
    }

    @Override
    public void done(Outcome how) {
        settle(how, "");
    }

    @Override
    public void released(String why) {
        settle(Outcome.RELEASED, why);
    }

    @Override
    public void failed(String why) {
        settle(lastTry ? Outcome.ASIDE : Outcome.RELEASED, why);
    }

    private void settle(Outcome how, String why) {
        if (settled.getCount() == 0) throw new IllegalStateException("settled twice");
        outcome = how;
        failure = why;
        settled.countDown();
    }
}
