package dev.tonearm.worker.player;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.Query;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Hops;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.intake.Delivery;
import dev.tonearm.worker.intake.NextStep;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.player.Lookups.Lookup;
import dev.tonearm.worker.player.Lookups.Result;
import dev.tonearm.worker.player.Turns.Turn;
import dev.tonearm.worker.reply.Conclusion;
import dev.tonearm.worker.reply.GuildReplies;
import dev.tonearm.worker.reply.Progress;
import dev.tonearm.worker.telemetry.Hop;
import dev.tonearm.worker.telemetry.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What listeners ask of one guild's player, from a delivery to its answer. Only the guild's
/// mailbox calls this, except where it says otherwise.
final class GuildCommands implements GuildPlays.Decider {
    private static final Logger log = LoggerFactory.getLogger(GuildCommands.class);

    private static final NextStep ELSEWHERE =
            new NextStep.GiveBack("another worker has the partition now");
    private static final NextStep NEWER = new NextStep.LeaveToNewer();

    private final GuildId guild;
    private final PlayerContext context;
    private final GuildStory story;
    private final Turns turns;
    private final GuildReplies replies;
    private final VoicePlace place;
    private final Supplier<Reconciled> reconcile;
    private final BooleanSupplier retired;
    private final GuildPlays plays;

    /// @param reconcile makes voice and node follow the state
    /// @param retired whether the partition is another worker's
    GuildCommands(
            GuildId guild,
            PlayerContext context,
            GuildStory story,
            Turns turns,
            GuildReplies replies,
            Mailbox mailbox,
            VoicePlace place,
            Supplier<Reconciled> reconcile,
            BooleanSupplier retired) {
        this.guild = guild;
        this.context = context;
        this.story = story;
        this.turns = turns;
        this.replies = replies;
        this.place = place;
        this.reconcile = reconcile;
        this.retired = retired;
        this.plays = new GuildPlays(context, replies, mailbox, this);
    }

    /// Whether nothing is being looked up. From any thread.
    boolean idle() {
        return plays.idle();
    }

    /// How many lookups are under way. From any thread.
    int lookups() {
        return plays.lookups();
    }

    /// People have agreed to call off what was asked for before.
    void calledOff(InteractionId by) {
        plays.calledOff(by);
    }

    /// Leaves what is being looked up to the partition's next owner. From any thread.
    void leave() {
        plays.leave();
    }

    /// The partition stays after all. From any thread.
    void stay() {
        plays.stay();
    }

    /// Takes a command to its end, or begins to look up what it asks for.
    void take(Delivery delivery) {
        boolean lookup = delivery.envelope().command().toLookUp().isPresent();
        switch (delivery.branch()) {
            case ANSWERS -> attend(delivery, () -> tellAgain(delivery));
            case LOOKUPS -> plays.takeBack(delivery);
            case COMMANDS ->
                    attend(
                            delivery,
                            () -> lookup ? lookUp(delivery) : perform(delivery, Optional.empty()));
        }
    }

    /// Answers what was decided, by this worker or another one, whose answer did not arrive.
    private NextStep tellAgain(Delivery delivery) {
        OptionalLong known = story.state().handled(delivery.envelope().interaction().id());
        if (known.isPresent()) return tell(delivery, repeated(delivery, known.getAsLong()));
        return new NextStep.Tell(
                replies.again(delivery.envelope(), delivery.trace(), delivery.words()));
    }

    /// Refuses a `Play` that needs no lookup for that, and has the others looked up.
    private NextStep lookUp(Delivery delivery) {
        CommandEnvelope envelope = delivery.envelope();
        try (Progress _ = replies.progress(envelope)) {
            OptionalLong known = story.state().handled(envelope.interaction().id());
            if (known.isPresent()) return tell(delivery, repeated(delivery, known.getAsLong()));
            PlayerInput.Asked asked = asked(envelope, Resolution.NOT_NEEDED);
            Optional<Refusal> refusal =
                    plays.full()
                            ? Optional.of(Refusal.Simple.TOO_MANY_LOOKUPS)
                            : Catalogue.refusedBeforeLookup(
                                    story.state(), asked, context.timer().now());
            if (refusal.isPresent()) return tell(delivery, new Conclusion.Refused(refusal.get()));
            if (envelope.command().toLookUp().filter(Query::plays).isPresent()) {
                delivery.trace().within(() -> place.goAhead(story.state(), asked.listener()));
            }
        }
        plays.asked(delivery);
        return new NextStep.Later();
    }

    /// @param lookup what was found, for a `Play`
    private NextStep perform(Delivery delivery, Optional<Lookup> lookup) {
        try {
            return carryOut(delivery, lookup);
        } finally {
            PlayerState known = story.known();
            if (known != null && delivery.envelope().command().toLookUp().isPresent())
                place.goBack(known);
        }
    }

    private NextStep carryOut(Delivery delivery, Optional<Lookup> lookup) {
        CommandEnvelope envelope = delivery.envelope();
        Optional<Conclusion> decided;
        try (Progress progress =
                lookup.map(Lookup::progress).orElseGet(() -> replies.progress(envelope))) {
            progress.stage(GuildReplies.delayed(envelope));
            decided = decide(delivery, resolution(lookup));
        }
        if (decided.isEmpty()) return NEWER;
        Conclusion verdict = decided.get();
        NextStep step = tell(delivery, verdict);
        boolean done = verdict instanceof Conclusion.Done(var what, _) && !what.counted();
        if (envelope.command().callsOff() && done) plays.calledOff(envelope.interaction().id());
        return step;
    }

    private NextStep tell(Delivery delivery, Conclusion verdict) {
        return new NextStep.Tell(replies.answer(delivery.envelope(), delivery.trace(), verdict));
    }

    private static Resolution resolution(Optional<Lookup> lookup) {
        Optional<Result> result = lookup.flatMap(Lookup::result);
        if (result.isEmpty()) return Resolution.NOT_NEEDED;
        return switch (result.get()) {
            case Result.Found(var resolution) -> resolution;
            case Result.Broken(var why) -> throw why;
        };
    }

    /// @return empty if a newer worker wrote first
    private Optional<Conclusion> decide(Delivery delivery, Resolution resolution) {
        CommandEnvelope envelope = delivery.envelope();
        InteractionId interaction = envelope.interaction().id();
        OptionalLong known = story.state().handled(interaction);
        if (known.isPresent()) return Optional.of(repeated(delivery, known.getAsLong()));
        DesiredPlayer before = story.state().desired();
        Turn turn;
        try (var _ = delivery.trace().step(Hop.STATE)) {
            turn = turns.take(cause(envelope), asked(envelope, resolution));
        }
        return switch (turn) {
            case Turn.Refused(var refusal) -> Optional.of(new Conclusion.Refused(refusal));
            case Turn.Done(var events, var at) -> {
                begun(before, story.state().desired())
                        .ifPresent(entry ->
                                context.nodes().awaits(guild, entry, envelope.acceptedAt()));
                Reconciled reconciled = reconcile(delivery);
                if (!events.isEmpty()) replies.show(story.state());
                Outcome outcome =
                        reconciled == Reconciled.LATER ? Outcome.DONE_LATER : Outcome.DONE;
                Done done =
                        new Done(events, story.state(), at)
                                .showing(shown(events, resolution))
                                .after(Hops.of(envelope, delivery.receivedAt()));
                yield Optional.of(new Conclusion.Done(done, outcome));
            }
            case Turn.Known(long sequence) -> Optional.of(repeated(delivery, sequence));
            case Turn.Newer() -> Optional.empty();
        };
    }

    /// What is to be heard now and was not before.
    private static Optional<EntryId> begun(DesiredPlayer before, DesiredPlayer after) {
        return audible(after).filter(entry -> !audible(before).equals(Optional.of(entry)));
    }

    private static Optional<EntryId> audible(DesiredPlayer player) {
        return player instanceof DesiredPlayer.Playing(_, var loaded, _) && !loaded.paused()
                ? Optional.of(loaded.entry().id())
                : Optional.empty();
    }

    /// What was found is there to be shown where nothing was made of it.
    private static List<Track> shown(List<PlayerEvent> events, Resolution resolution) {
        return events.isEmpty() && resolution instanceof Resolution.Found found
                ? found.tracks()
                : List.of();
    }

    /// The journal knows the command: an earlier worker, or this one, wrote it and did not get to
    /// its end.
    private Conclusion repeated(Delivery delivery, long sequence) {
        log.info("line {} has it already", sequence);
        InteractionId interaction = delivery.envelope().interaction().id();
        Done done = story.doneBy(interaction, sequence);
        reconcile(delivery);
        replies.show(story.state());
        return new Conclusion.Done(done, Outcome.REPEATED);
    }

    private PlayerInput.Asked asked(CommandEnvelope envelope, Resolution resolution) {
        InteractionId interaction = envelope.interaction().id();
        return new PlayerInput.Asked(
                interaction,
                envelope.command(),
                context.voice().listener(guild, envelope.user(), story.state().voice()),
                envelope.channel(),
                resolution,
                envelope.limits(),
                plays.before(interaction),
                envelope.language(),
                envelope.rules(),
                context.random().nextLong(),
                context.nodes().support(guild));
    }

    private static Cause.Asked cause(CommandEnvelope envelope) {
        return new Cause.Asked(
                envelope.interaction().id(), envelope.user(), envelope.command().form().wire());
    }

    /// Works on a delivery while the guild is ours and the journal can be read.
    ///
    /// @return false if it was given back before
    private boolean attend(Delivery delivery, Supplier<NextStep> work) {
        return delivery.attend(
                () -> {
                    if (retired.getAsBoolean()) return ELSEWHERE;
                    try {
                        if (story.open() instanceof Loaded.Newer) return NEWER;
                        return work.get();
                    } catch (RetiredException e) {
                        return ELSEWHERE;
                    } catch (JournalUnavailableException e) {
                        // No fault of the command: it is tried for as long as somebody waits.
                        log.warn("not done yet", e);
                        return new NextStep.GiveBack("the journal does not answer");
                    }
                },
                () -> replies.broke(delivery.envelope(), delivery.trace()));
    }

    private Reconciled reconcile(Delivery delivery) {
        try (var _ = delivery.trace().step(Hop.NODE)) {
            return reconcile.get();
        }
    }

    @Override
    public boolean moot(CommandEnvelope envelope) {
        if (retired.getAsBoolean() || envelope.expiredAt(context.timer().instant())) return true;
        InteractionId interaction = envelope.interaction().id();
        PlayerState known = story.known();
        if (known == null) return false;
        return known.handled(interaction).isPresent() || known.calledOff(interaction);
    }

    @Override
    public boolean decide(Delivery delivery, Optional<Lookup> lookup) {
        return attend(delivery, () -> perform(delivery, lookup));
    }
}
