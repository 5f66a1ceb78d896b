package dev.tonearm.worker.reply;

import dev.tonearm.worker.telemetry.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// An answer on its way.
///
/// @param outcome how the command ended, if it arrives
/// @param words what gives it again when it does not, see [GuildReplies#again]; empty if the
///   journal knows the command, whose line says it
/// @param told what becomes of it; never fails
public record Reply(Outcome outcome, String words, CompletionStage<Told> told) {
    /// One that nobody has to be told.
    public static Reply unspoken(Outcome outcome) {
        return new Reply(outcome, "", CompletableFuture.completedFuture(new Told.Answered()));
    }
}
