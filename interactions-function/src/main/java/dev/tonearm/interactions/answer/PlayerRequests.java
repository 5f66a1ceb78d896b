package dev.tonearm.interactions.answer;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.Audience;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.Verdict;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.function.trace.TraceParent;
import dev.tonearm.interactions.queue.CommandQueue;
import dev.tonearm.interactions.request.Caller;
import dev.tonearm.interactions.request.Place;
import java.time.InstantSource;

/// Hands what changes the music over to the worker that owns the guild.
final class PlayerRequests {
    private final CommandQueue queue;
    private final Formats formats;
    private final InstantSource clock;

    PlayerRequests(CommandQueue queue, Formats formats, InstantSource clock) {
        this.queue = queue;
        this.formats = formats;
        this.clock = clock;
    }

    /// Queues the command, and only then tells Discord that an answer will follow. What needs a
    /// format that is held back is refused.
    Answer accept(
            PlayerCommand command,
            Interaction.Kind kind,
            Caller caller,
            Place.Server place,
            Verdict.Allowed allowed,
            TraceParent trace) {
        if (!formats.mayWrite(CommandCodec.format(command, formats))) {
            return new Answer.Told(Answers.notice(Texts.of(caller.locale()), "refusal.not_yet"));
        }
        var interaction =
                new Interaction(
                        caller.interaction(),
                        caller.applicationId(),
                        caller.token(),
                        kind,
                        caller.locale());
        queue.send(
                new CommandEnvelope(
                        interaction,
                        place.guild(),
                        place.channel(),
                        caller.user(),
                        allowed.limits(),
                        clock.instant(),
                        allowed.language().isEmpty() ? place.locale() : allowed.language(),
                        allowed.rules(),
                        command),
                trace);
        return switch (kind) {
            case COMMAND, MODAL -> new Answer.Deferred(command.audience() == Audience.ALONE);
            case COMPONENT -> new Answer.DeferredUpdate();
        };
    }
}
