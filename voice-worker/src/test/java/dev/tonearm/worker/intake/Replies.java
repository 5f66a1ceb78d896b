package dev.tonearm.worker.intake;

import dev.tonearm.worker.reply.Reply;
import dev.tonearm.worker.reply.Told;
import dev.tonearm.worker.telemetry.Outcome;
import java.util.concurrent.CompletableFuture;

/// Answers of commands.
final class Replies {
    private Replies() {}

    /// One that has arrived.
    static Reply answered() {
        return onItsWay(CompletableFuture.completedFuture(new Told.Answered()));
    }

    static Reply onItsWay(CompletableFuture<Told> told) {
        return new Reply(Outcome.DONE, "", told);
    }
}
