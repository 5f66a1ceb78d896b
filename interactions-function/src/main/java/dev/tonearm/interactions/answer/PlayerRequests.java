package dev.tonearm.interactions.answer;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.Audience;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.house.HouseCommand;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.function.log.FunctionLog;
import dev.tonearm.function.queue.CommandNotQueuedException;
import dev.tonearm.function.queue.CommandQueue;
import dev.tonearm.function.trace.RequestTrace;
import dev.tonearm.interactions.figure.RefusedFor;
import dev.tonearm.interactions.request.Caller;
import dev.tonearm.interactions.request.Place;
import java.time.InstantSource;
import java.util.Map;

/// Hands what changes the music over to the worker that owns the guild.
final class PlayerRequests {
    private final CommandQueue queue;
    private final Formats formats;
    private final InstantSource clock;
    private final FunctionLog log;

    PlayerRequests(CommandQueue queue, Formats formats, InstantSource clock, FunctionLog log) {
        this.queue = queue;
        this.formats = formats;
        this.clock = clock;
        this.log = log;
    }

    /// Queues the command, and only then tells Discord that an answer will follow. What needs a
    /// format that is held back is refused.
    Answer accept(
            PlayerCommand command,
            Interaction.Kind kind,
            Caller caller,
            Place.Server place,
            Verdict.Allowed allowed,
            RequestTrace trace) {
        if (!formats.mayWrite(CommandCodec.format(command, formats))) {
            return new Answer.Refused(
                    Answers.notice(Texts.of(caller.locale()), "refusal.not_yet"), RefusedFor.OTHER);
        }
        send(command, kind, caller, place, allowed, trace);
        return switch (kind) {
            case COMMAND, MODAL -> new Answer.Deferred(command.audience() == Audience.ALONE);
            case COMPONENT -> new Answer.DeferredUpdate();
        };
    }

    /// Tells the player of settings, or of a plan, that somebody changed just now. If that fails it
    /// learns them with the next command.
    void tell(
            GuildSettings settings,
            Limits limits,
            Interaction.Kind kind,
            Caller caller,
            Place.Server place,
            RequestTrace trace) {
        var heed = new HouseCommand.Heed();
        if (!formats.mayWrite(CommandCodec.format(heed, formats))) return;
        var under =
                new Verdict.Allowed(
                        limits,
                        settings.language(),
                        settings.rules(Standing.DJ, Rule.OPEN).within(limits));
        try {
            send(heed, kind, caller, place, under, trace);
        } catch (CommandNotQueuedException e) {
            log.error(
                    "the player learns of settings later",
                    Map.of("guild", place.guild().toString()),
                    e);
        }
    }

    private void send(
            PlayerCommand command,
            Interaction.Kind kind,
            Caller caller,
            Place.Server place,
            Verdict.Allowed allowed,
            RequestTrace trace) {
        queue.send(
                new CommandEnvelope(
                        caller.asInteraction(kind),
                        place.guild(),
                        place.channel(),
                        caller.user(),
                        allowed.limits(),
                        clock.instant(),
                        allowed.language().isEmpty() ? place.locale() : allowed.language(),
                        allowed.rules(),
                        command),
                trace.sending());
        trace.sent();
    }
}
