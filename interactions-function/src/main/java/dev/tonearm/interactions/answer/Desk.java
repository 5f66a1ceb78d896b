package dev.tonearm.interactions.answer;

import dev.tonearm.core.command.Catalogue;
import dev.tonearm.core.command.CommandCodec;
import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.command.Request;
import dev.tonearm.core.guild.Gate;
import dev.tonearm.core.guild.GuildRecords;
import dev.tonearm.core.library.Library;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Help;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.NowPlaying;
import dev.tonearm.core.message.QueuePage;
import dev.tonearm.core.player.JournalGlance;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.function.log.FunctionLog;
import dev.tonearm.function.trace.TraceParent;
import dev.tonearm.interactions.queue.CommandQueue;
import dev.tonearm.interactions.request.Caller;
import dev.tonearm.interactions.request.Incoming;
import dev.tonearm.interactions.request.Place;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Takes what people do and finds the first answer to it: reads at once, changes by way of the
/// queue, everything else with an explanation.
///
/// Answers to reads and explanations are for the person alone; what changes the music is answered
/// where all can see it.
public final class Desk {
    private final GuildGate gate;
    private final GuildStates states;
    private final PlayerRequests player;
    private final Suggestions suggestions;
    private final InstantSource clock;

    private Desk(
            GuildGate gate,
            GuildStates states,
            PlayerRequests player,
            Suggestions suggestions,
            InstantSource clock) {
        this.gate = gate;
        this.states = states;
        this.player = player;
        this.suggestions = suggestions;
        this.clock = clock;
    }

    /// A desk that works with these.
    ///
    /// @param musicCatalogue the address of the operator's own music library, or empty
    public static Desk with(
            GuildRecords records,
            PlayerJournal journal,
            JournalGlance glance,
            CommandQueue queue,
            String musicCatalogue,
            InstantSource clock,
            FunctionLog log) {
        MusicCatalogue music =
                musicCatalogue.isEmpty()
                        ? () -> Library.EMPTY
                        : new HttpMusicCatalogue(URI.create(musicCatalogue), clock, log);
        var states = new GuildStates(journal, glance, clock);
        return new Desk(
                new GuildGate(records, clock, log),
                states,
                new PlayerRequests(queue, clock),
                new Suggestions(new Glances(states, glance, clock), music),
                clock);
    }

    /// The answer to one act.
    ///
    /// May throw what the queue and the journal throw; nothing has been done then.
    public Answer answer(Incoming.Act act, TraceParent trace) {
        return switch (act) {
            case Incoming.Command command -> command(command, trace);
            case Incoming.Component(var caller, var id, _) ->
                    known(caller, id, Interaction.Kind.COMPONENT, trace);
            case Incoming.Form(var caller, var id, _) ->
                    known(caller, id, Interaction.Kind.MODAL, trace);
            case Incoming.Typing typing -> new Answer.Suggested(suggestions.of(typing));
            case Incoming.Unknown(var caller, _) -> told(caller, "edge.unknown_command");
        };
    }

    private Answer command(Incoming.Command command, TraceParent trace) {
        Caller caller = command.caller();
        return Catalogue.find(command.name())
                .map(spec ->
                        switch (Catalogue.read(spec, command.options())) {
                            case Catalogue.Reading.Understood(var request) ->
                                    request(
                                            new Asked(
                                                    request,
                                                    spec.name(),
                                                    spec.memberPermissions(),
                                                    Interaction.Kind.COMMAND),
                                            caller,
                                            trace);
                            case Catalogue.Reading.Invalid(var option, var problem) ->
                                    new Answer.Told(
                                            Answers.invalid(
                                                    option, problem, Texts.of(caller.locale())));
                        })
                .orElseGet(() -> told(caller, "edge.unknown_command"));
    }

    /// What the custom id of a button, a select or a form stands for.
    private Answer known(Caller caller, String id, Interaction.Kind kind, TraceParent trace) {
        Optional<Request> request = CustomId.parse(id);
        if (request.isEmpty()) return told(caller, "edge.old_button");
        // Discord checks the permission for a command before it sends one, but not for a button.
        boolean changes = request.get() instanceof Request.Player;
        var asked =
                new Asked(
                        request.get(),
                        commandOf(request.get()),
                        changes ? Catalogue.CONNECT : 0,
                        kind);
        return request(asked, caller, trace);
    }

    private Answer request(Asked asked, Caller caller, TraceParent trace) {
        if (!(caller.place() instanceof Place.Server server)) {
            return told(caller, "edge.not_in_direct_messages");
        }
        if (!server.allows(asked.permissions)) {
            // The catalogue asks for no other permission than this one.
            Texts texts = Texts.of(caller.locale());
            return told(caller, "edge.missing_permission", texts.text("edge.permission.connect"));
        }
        return switch (gate.ask(server.guild(), asked.command, caller.interaction().createdAt())) {
            case Gate.Verdict.Allowed allowed -> allowed(asked, caller, server, allowed, trace);
            case Gate.Verdict.Disabled() -> told(caller, "edge.disabled", asked.command);
            case Gate.Verdict.RateLimited(var retryAfter) ->
                    told(caller, "edge.too_fast", Math.max(1, retryAfter.toSeconds()));
        };
    }

    private Answer allowed(
            Asked asked,
            Caller caller,
            Place.Server server,
            Gate.Verdict.Allowed allowed,
            TraceParent trace) {
        Texts texts = Texts.of(caller.locale());
        return switch (asked.request) {
            case Request.Player(var command) ->
                    player.accept(command, asked.kind, caller, server, allowed, trace);
            case Request.ShowQueue(int page) ->
                    new Answer.Told(shown(server, texts, state -> queuePage(state, page, texts)));
            case Request.TurnQueue(int page) ->
                    new Answer.Changed(
                            shown(server, texts, state -> queuePage(state, page, texts)));
            case Request.ShowNowPlaying() ->
                    new Answer.Told(
                            shown(
                                    server,
                                    texts,
                                    state -> NowPlaying.of(state, clock.instant(), texts)));
            case Request.ShowHelp(var command) -> new Answer.Told(Help.of(command, texts));
        };
    }

    private Message queuePage(PlayerState state, int page, Texts texts) {
        return QueuePage.of(state, page, clock.instant(), texts);
    }

    /// What is true about a server's player; what can be read of it while newer builds write what
    /// this one does not understand.
    private Message shown(Place.Server server, Texts texts, Function<PlayerState, Message> show) {
        return switch (states.of(server.guild())) {
            case Loaded.Whole(var state) -> show.apply(state);
            case Loaded.Newer(_, var readable) when readable.sequence() > 0 ->
                    show.apply(readable).under(Answers.notice(texts, "edge.before_update"));
            case Loaded.Newer _ -> Answers.notice(texts, "edge.being_updated");
        };
    }

    /// The slash command that does what a button does; servers turn commands off, not buttons.
    private static String commandOf(Request request) {
        return switch (request) {
            case Request.Player(PlayerCommand.TogglePause _) -> "pause";
            case Request.Player(PlayerCommand.CycleLoop _) -> "loop";
            case Request.Player(var command) -> CommandCodec.name(command);
            case Request.ShowQueue _, Request.TurnQueue _ -> "queue";
            case Request.ShowNowPlaying _ -> "nowplaying";
            case Request.ShowHelp _ -> "help";
        };
    }

    private static Answer told(Caller caller, String key, Object... arguments) {
        return new Answer.Told(Answers.notice(Texts.of(caller.locale()), key, arguments));
    }

    /// @param command the slash command, or the one that a button stands for
    /// @param permissions what a member needs for it
    private record Asked(
            Request request, String command, long permissions, Interaction.Kind kind) {}
}
