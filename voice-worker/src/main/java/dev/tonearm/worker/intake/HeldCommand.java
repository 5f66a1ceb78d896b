package dev.tonearm.worker.intake;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.worker.telemetry.CommandTrace;
import dev.tonearm.worker.telemetry.Outcome;
import java.util.ArrayList;
import java.util.List;

/// A command that this worker has in hand.
final class HeldCommand implements Delivery {
    private final InHand hand;
    private final GuildBatch batch;
    private final QueueMessage message;
    private final CommandEnvelope envelope;
    private final CommandTrace trace;

    HeldCommand(
            InHand hand,
            GuildBatch batch,
            QueueMessage message,
            CommandEnvelope envelope,
            CommandTrace trace) {
        this.hand = hand;
        this.batch = batch;
        this.message = message;
        this.envelope = envelope;
        this.trace = trace;
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
        return message.apart();
    }

    @Override
    public boolean setApart() {
        try {
            hand.copyApart(message, envelope.interaction().id().toString());
        } catch (QueueUnavailableException e) {
            released("it could not be set apart: " + e.getMessage());
            return false;
        }
        // Its trace goes on with the copy's.
        trace.end(Outcome.APART);
        hand.done(message);
        return true;
    }

    @Override
    public boolean claim() {
        return batch.claim(this);
    }

    @Override
    public boolean lastTry() {
        return InHand.lastTry(message);
    }

    @Override
    public void done(Outcome outcome) {
        trace.end(outcome);
        hand.done(message);
    }

    @Override
    public void released(String why) {
        trace.end(Outcome.RELEASED);
        List<QueueMessage> released = new ArrayList<>();
        released.add(message);
        for (HeldCommand later : batch.takeUnclaimed()) {
            later.trace.end(Outcome.RELEASED);
            released.add(later.message);
        }
        hand.release(released, why);
    }

    /// On its last try it goes alone: those behind it have not failed, and go on here.
    @Override
    public void failed(String why) {
        if (lastTry()) {
            trace.end(Outcome.ASIDE);
            hand.putAside(message, why);
        } else {
            released(why);
        }
    }
}
