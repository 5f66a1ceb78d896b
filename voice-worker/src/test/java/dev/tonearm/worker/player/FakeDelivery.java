package dev.tonearm.worker.player;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.worker.intake.Delivery;
import dev.tonearm.worker.telemetry.CommandTrace;
import dev.tonearm.worker.telemetry.Outcome;
import dev.tonearm.worker.telemetry.Telemetry;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A command that a test hands in.
final class FakeDelivery implements Delivery {
    final CountDownLatch settled = new CountDownLatch(1);
    volatile @Nullable Outcome outcome;
    volatile String failure = "";
    boolean lastTry;

    private final CommandEnvelope envelope;
    private final CommandTrace trace;

    FakeDelivery(CommandEnvelope envelope, Telemetry telemetry) {
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
