package dev.tonearm.interactions.answer;

import dev.tonearm.core.catalogue.Buttons;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.player.PlayerState;
import java.time.Instant;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.guild.Gate;
import dev.tonearm.core.guild.GuildRecords;
import dev.tonearm.core.library.Library;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
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
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    /// @param formats what this build may write
    /// @param musicCatalogue the address of the operator's own music library, or empty
    public static Desk with(
            GuildRecords records,
            PlayerJournal journal,
            JournalGlance glance,
            CommandQueue queue,
            Formats formats,
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
                new PlayerRequests(queue, formats, clock),
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
                        switch (Meaning.of(spec, command.options())) {
                            case Meaning.Understood(var request) ->
                                    request(
                                            new Asked(
                                                    request,
                                                    spec.path(),
                                                    spec.permission(),
                                                    Interaction.Kind.COMMAND),
                                            caller,
                                            trace);
                            case Meaning.Invalid(var option, var problem) ->
                                    new Answer.Told(
                                            Answers.invalid(
                                                    option, problem, Texts.of(caller.locale())));
                        })
                .orElseGet(() -> told(caller, "edge.unknown_command"));
    }

    /// What the custom id of a button, a select or a form stands for.
    private Answer known(Caller caller, String id, Interaction.Kind kind, TraceParent trace) {
        Optional<Request> request = Buttons.pressed(id);
        if (request.isEmpty()) return told(caller, "edge.old_button");
        // Discord checks the permission for a command before it sends one, but not for a button.
        String slash = Catalogue.slash(request.get());
        Permission permission =
                Catalogue.find(slash).map(SlashCommand::permission).orElse(Permission.CONNECT);
        var asked = new Asked(request.get(), slash, permission, kind);
        return request(asked, caller, trace);
    }

    private Answer request(Asked asked, Caller caller, TraceParent trace) {
        if (!(caller.place() instanceof Place.Server server)) {
            return told(caller, "edge.not_in_direct_messages");
        }
        if (!server.allows(asked.permission.bits())) {
            String key = "edge.permission." + asked.permission.name().toLowerCase(Locale.ROOT);
            String name = Texts.of(caller.locale()).text(key);
            return told(caller, "edge.missing_permission", name);
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
        return switch (asked.request) {
            case Request.Player(var command) ->
                    player.accept(command, asked.kind, caller, server, allowed, trace);
            case Request.Show(var read) -> new Answer.Told(shown(read, caller, server));
            case Request.Turn(var read) -> new Answer.Changed(shown(read, caller, server));
        };
    }

    /// What a read shows of a server; what can be read of it while newer builds write what this one
    /// does not understand.
    private Message shown(Read read, Caller caller, Place.Server server) {
        var facts = new GuildFacts(caller, server);
        Message message = read.answer(facts);
        return switch (facts.loaded) {
            case Loaded.Newer(_, var readable) when readable.sequence() > 0 ->
                    message.under(Answers.notice(facts.texts(), "edge.before_update"));
            case Loaded.Newer _ -> Answers.notice(facts.texts(), "edge.being_updated");
            case Loaded.Whole _ -> message;
            case null -> message;
        };
    }

    private static Answer told(Caller caller, String key, Object... arguments) {
        return new Answer.Told(Answers.notice(Texts.of(caller.locale()), key, arguments));
    }

    /// @param command the slash command, or the one that a button stands for
    /// @param permission what a member needs for it
    private record Asked(
            Request request, String command, Permission permission, Interaction.Kind kind) {}

    /// What a read may ask about the guild in which it was asked for.
    private final class GuildFacts implements Facts {
        private final Caller caller;
        private final Place.Server server;
        private @Nullable Loaded loaded;

        GuildFacts(Caller caller, Place.Server server) {
            this.caller = caller;
            this.server = server;
        }

        @Override
        public PlayerState state() {
            Loaded known = loaded == null ? states.of(server.guild()) : loaded;
            loaded = known;
            return known.readable();
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public Texts texts() {
            return Texts.of(caller.locale());
        }
    }
}
