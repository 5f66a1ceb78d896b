package dev.tonearm.interactions.answer;

import dev.tonearm.core.billing.Order;
import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.catalogue.GateAnswers;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.Booking;
import dev.tonearm.core.family.Handout;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Saved;
import dev.tonearm.core.family.Write;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.gate.Question;
import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.grant.Booked;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.Asker;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.library.Library;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Lacking;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.plan.Feature;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.player.JournalGlance;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.function.log.FunctionLog;
import dev.tonearm.function.queue.CommandQueue;
import dev.tonearm.function.trace.RequestTrace;
import dev.tonearm.interactions.figure.AnswerKind;
import dev.tonearm.interactions.figure.RefusedFor;
import dev.tonearm.interactions.queue.OrderQueue;
import dev.tonearm.interactions.request.Caller;
import dev.tonearm.interactions.request.Incoming;
import dev.tonearm.interactions.request.Place;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Takes what people do and finds the first answer to it: reads at once, changes by way of the
/// queue, everything else with an explanation.
///
/// Answers to reads and explanations are for the person alone; what changes the music is answered
/// where all can see it.
public final class Desk {
    private final GuildGate gate;
    private final SettingsKeeper keeper;
    private final GrantBook grants;
    private final Plans plans;
    private final GuildFacts.Sources sources;
    private final PlayerRequests player;
    private final Optional<OrderQueue> orders;
    private final NoticeDesk notices;
    private final Suggestions suggestions;
    private final InstantSource clock;
    private final InstantSource billing;

    private Desk(
            GuildGate gate,
            SettingsKeeper keeper,
            GrantBook grants,
            Plans plans,
            GuildFacts.Sources sources,
            PlayerRequests player,
            Optional<OrderQueue> orders,
            NoticeDesk notices,
            Suggestions suggestions,
            InstantSource clock,
            InstantSource billing) {
        this.gate = gate;
        this.keeper = keeper;
        this.grants = grants;
        this.plans = plans;
        this.sources = sources;
        this.player = player;
        this.orders = orders;
        this.notices = notices;
        this.suggestions = suggestions;
        this.clock = clock;
        this.billing = billing;
    }

    /// A desk that works with these.
    ///
    /// @param orders where orders go, if anything is sold
    /// @param formats what this build may write
    /// @param plans what each plan allows
    /// @param musicCatalogue the address of the operator's own music library, or empty
    /// @param files scheme, host and port of where Discord keeps files
    /// @param readsRequests whether what is written in a request channel is read
    /// @param clock real time
    /// @param billing the time by which plans hold
    public static Desk with(
            GuildRecords records,
            GrantBook grants,
            NoticeBook notices,
            PlayerJournal journal,
            JournalGlance glance,
            CommandQueue queue,
            Optional<OrderQueue> orders,
            Formats formats,
            Plans plans,
            String musicCatalogue,
            URI files,
            boolean readsRequests,
            InstantSource clock,
            InstantSource billing,
            FunctionLog log) {
        MusicCatalogue music =
                musicCatalogue.isEmpty()
                        ? () -> Library.EMPTY
                        : new HttpMusicCatalogue(URI.create(musicCatalogue), clock, log);
        var states = new GuildStates(journal, glance, clock);
        return new Desk(
                new GuildGate(records, plans, clock, billing, log),
                new SettingsKeeper(records, new DiscordFiles(files, clock, log), readsRequests),
                grants,
                plans,
                new GuildFacts.Sources(states, glance, plans, readsRequests, clock, billing),
                new PlayerRequests(queue, formats, clock, log),
                orders,
                new NoticeDesk(notices, plans, orders, billing, log),
                new Suggestions(new Glances(states, glance, clock), music),
                clock,
                billing);
    }

    /// The answer to one act.
    ///
    /// May throw what the queue and the journal throw; nothing has been done then.
    public Answer answer(Incoming.Act act, RequestTrace trace) {
        return switch (act) {
            case Incoming.Command command -> command(command, trace);
            case Incoming.Component(var caller, var id, var values) ->
                    pressed(
                            Catalogue.pressed(id, values, Map.of()),
                            Interaction.Kind.COMPONENT,
                            caller,
                            trace);
            case Incoming.Form(var caller, var id, var fields) ->
                    pressed(
                            Catalogue.pressed(id, List.of(), fields),
                            Interaction.Kind.MODAL,
                            caller,
                            trace);
            case Incoming.Typing typing -> new Answer.Suggested(suggestions.of(typing));
            case Incoming.Unknown(var caller, _) -> refused(caller, "edge.unknown_command");
        };
    }

    private Answer command(Incoming.Command command, RequestTrace trace) {
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
                                    invalid(
                                            caller,
                                            spec.nameOf(option, Texts.of(caller.locale())),
                                            problem);
                            case Meaning.Old() -> refused(caller, "edge.unknown_command");
                        })
                .orElseGet(() -> refused(caller, "edge.unknown_command"));
    }

    /// What a button, a select or a form stands for.
    private Answer pressed(
            Meaning meaning, Interaction.Kind kind, Caller caller, RequestTrace trace) {
        return switch (meaning) {
            case Meaning.Understood(var request) -> {
                String command = Catalogue.slash(request);
                Permission permission = Catalogue.permission(request);
                yield request(new Asked(request, command, permission, kind), caller, trace);
            }
            case Meaning.Invalid(var option, var problem) -> invalid(caller, option, problem);
            case Meaning.Old() -> refused(caller, "edge.old_button");
        };
    }

    private static Answer invalid(Caller caller, String option, OptionProblem problem) {
        return new Answer.Refused(
                Answers.invalid(option, problem, Texts.of(caller.locale())), RefusedFor.OTHER);
    }

    private Answer request(Asked asked, Caller caller, RequestTrace trace) {
        if (!(caller.place() instanceof Place.Server server)) {
            return refused(caller, "edge.not_in_direct_messages");
        }
        Asker asker = caller.in(server);
        if (!asker.has(asked.permission.bits())) {
            String key = "edge.permission." + asked.permission.name().toLowerCase(Locale.ROOT);
            String name = Texts.of(caller.locale()).text(key);
            return new Answer.Refused(
                    Answers.notice(Texts.of(caller.locale()), "edge.missing_permission", name),
                    RefusedFor.PERMISSION);
        }
        Question question =
                new Question(
                        asked.command,
                        Catalogue.among(asked.command),
                        asker,
                        caller.interaction().createdAt());
        trace.asking();
        GuildGate.Seen seen = gate.ask(server.guild(), question, server.bought());
        trace.asked();
        seen.record().ifPresent(record -> notices.counted(server.guild(), record));
        if (!(seen.verdict() instanceof Verdict.Allowed allowed)) {
            Texts texts = Texts.of(caller.locale());
            return new Answer.Refused(
                    GateAnswers.of(seen.verdict(), asked.command, texts), why(seen.verdict()));
        }
        Answer answer =
                allowed(asked, new Visit(caller, server, asker, allowed, seen.record()), trace);
        // A form is no answer yet, beside which something could be said.
        if (asker.manages() && !(answer instanceof Answer.Asked)) {
            seen.record().ifPresent(record -> notices.manages(caller, server, record));
        }
        return answer;
    }

    private Answer allowed(Asked asked, Visit visit, RequestTrace trace) {
        Limits limits = visit.allowed().limits();
        Optional<Feature> lacking = needed(asked.request).filter(need -> !limits.has(need));
        if (lacking.isPresent()) {
            Texts texts = Texts.of(visit.caller().locale());
            return new Answer.Refused(Lacking.of(lacking.get(), limits, texts), RefusedFor.PLAN);
        }
        return switch (asked.request) {
            case Request.Player(var command) ->
                    player.accept(
                            command,
                            asked.kind,
                            visit.caller(),
                            visit.server(),
                            visit.allowed(),
                            trace);
            case Request.Show(var read) ->
                    new Answer.Told(shown(read, new GuildFacts(visit, sources)), AnswerKind.READ);
            case Request.Turn(var read) ->
                    new Answer.Changed(
                            shown(read, new GuildFacts(visit, sources)), AnswerKind.READ);
            case Request.Ask(var dialog) ->
                    new Answer.Asked(dialog.form(new GuildFacts(visit, sources)));
            case Request.Hand(var handout) -> handed(handout, visit);
            case Request.Book(var booking) ->
                    new Answer.Told(booked(booking, asked.kind, visit, trace), AnswerKind.WRITE);
            case Request.Buy(var order) -> ordered(order, visit);
            case Request.Save(var write) -> saved(write, asked.kind, visit, trace);
        };
    }

    private static Optional<Feature> needed(Request request) {
        return switch (request) {
            case Request.Player(var command) -> command.feature();
            case Request.Ask(var dialog) -> dialog.feature();
            default -> Optional.empty();
        };
    }

    /// Hands it over, and only then tells Discord that an answer will follow.
    private Answer ordered(Order order, Visit visit) {
        Caller caller = visit.caller();
        if (orders.isEmpty()) {
            return refused(
                    caller, order instanceof Order.OfPrivacy ? "privacy.off" : "billing.off");
        }
        orders.get()
                .send(
                        new OrderEnvelope(
                                caller.asInteraction(Interaction.Kind.COMMAND),
                                visit.server().guild(),
                                visit.server().channel(),
                                caller.user(),
                                order));
        return new Answer.Deferred(true);
    }

    private Answer handed(Handout handout, Visit visit) {
        return switch (handout.give(new GuildFacts(visit, sources))) {
            case Handout.Given.File(var message, var name, var json) ->
                    new Answer.Handed(message, name, json);
            case Handout.Given.Nothing(var why) -> new Answer.Told(why, AnswerKind.READ);
        };
    }

    private Answer saved(Write write, Interaction.Kind kind, Visit visit, RequestTrace trace) {
        Message message =
                keeper.keep(
                        write,
                        visit.server().guild(),
                        visit.settings(),
                        visit.allowed().limits(),
                        Texts.of(visit.caller().locale()),
                        saved -> tell(saved, kind, visit, trace));
        return write.turns() && kind != Interaction.Kind.COMMAND
                ? new Answer.Changed(message, AnswerKind.WRITE)
                : new Answer.Told(message, AnswerKind.WRITE);
    }

    private Message booked(
            Booking booking, Interaction.Kind kind, Visit visit, RequestTrace trace) {
        var facts = new GuildFacts(visit, sources);
        Instant made = visit.caller().interaction().createdAt();
        return switch (booking.plan(visit.caller().user(), billed(made), facts)) {
            case Booking.Plan.No(var why) -> why;
            case Booking.Plan.To(var grant) -> {
                var change =
                        new GrantChange(
                                grant,
                                grant.id().source(),
                                visit.caller().interaction().toString(),
                                billing.instant());
                Booked booked = grants.book(visit.server().guild(), change);
                if (booked instanceof Booked.Changed(_, var after)) tell(after, kind, visit, trace);
                yield booking.answer(booked, facts);
            }
        };
    }

    /// A moment of real time, in billing time: of a command that comes twice both are the same.
    private Instant billed(Instant real) {
        Instant now = clock.instant();
        return real.plusSeconds(Duration.between(now, billing.instant()).toSeconds());
    }

    /// Tells the player of the plan that its server has now.
    private void tell(StoredGrants grants, Interaction.Kind kind, Visit visit, RequestTrace trace) {
        Plan plan = grants.now().effective(plans.grace(), billing.instant()).plan();
        GuildSettings settings = visit.settings().orElse(StoredSettings.NONE).now();
        player.tell(settings, plans.limits(plan), kind, visit.caller(), visit.server(), trace);
    }

    private void tell(Saved saved, Interaction.Kind kind, Visit visit, RequestTrace trace) {
        if (!saved.concernsPlayer()) return;
        player.tell(
                saved.after().now(),
                visit.allowed().limits(),
                kind,
                visit.caller(),
                visit.server(),
                trace);
    }

    /// What a read shows of a server; what can be read of it while newer builds write what this one
    /// does not understand.
    private static Message shown(Read read, GuildFacts facts) {
        Message message = read.answer(facts);
        return switch (facts.loaded()) {
            case Loaded.Newer(_, var readable) when readable.sequence() > 0 ->
                    message.under(Answers.notice(facts.texts(), "edge.before_update"));
            case Loaded.Newer _ -> Answers.notice(facts.texts(), "edge.being_updated");
            case Loaded.Whole _ -> message;
            case null -> message;
        };
    }

    private static Answer refused(Caller caller, String key) {
        return new Answer.Refused(Answers.notice(Texts.of(caller.locale()), key), RefusedFor.OTHER);
    }

    private static RefusedFor why(Verdict verdict) {
        return switch (verdict) {
            case Verdict.RateLimited _, Verdict.TooMany _ -> RefusedFor.RATE;
            case Verdict.Ruled _ -> RefusedFor.PERMISSION;
            case Verdict.Allowed _ -> RefusedFor.OTHER;
        };
    }

    /// @param command the slash command, or the one that a button stands for
    /// @param permission what a member needs for it
    private record Asked(
            Request request, String command, Permission permission, Interaction.Kind kind) {}
}
