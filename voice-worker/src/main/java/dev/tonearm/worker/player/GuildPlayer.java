package dev.tonearm.worker.player;

import dev.tonearm.core.command.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.Company;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.Player;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.intake.Delivery;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.player.Lookups.Lookup;
import dev.tonearm.worker.player.Lookups.Result;
import dev.tonearm.worker.player.Turns.Turn;
import dev.tonearm.worker.reply.Answer;
import dev.tonearm.worker.reply.GuildReplies;
import dev.tonearm.worker.reply.Progress;
import dev.tonearm.worker.shards.VoiceGateway.Urgency;
import dev.tonearm.worker.telemetry.Hop;
import dev.tonearm.worker.telemetry.LogContext;
import dev.tonearm.worker.telemetry.Outcome;
import dev.tonearm.worker.telemetry.Telemetry.Count;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One guild's player: takes commands and reports one by one, decides, writes the journal, and
/// makes voice and node follow.
final class GuildPlayer {
    private static final Logger log = LoggerFactory.getLogger(GuildPlayer.class);

    /// Far more than a guild has under way; a mailbox this full means that something is stuck.
    private static final int CAPACITY = 256;

    private final GuildId guild;
    private final PlayerContext context;
    private final VoiceAlarm alarm;
    private final GuildStory story;
    private final GuildReplies replies;
    private final Turns turns;
    private final Mailbox mailbox;
    private final GuildPlays plays;
    private final Doorway doorway;
    private final AloneWatch alone;
    private final Clockwork clockwork;
    private final AtomicBoolean positionWaits = new AtomicBoolean();
    private volatile Instant lastUse;

    /// Where the bot is, or goes, before there is music to play there.
    private volatile Whereabouts ahead = Whereabouts.NOWHERE;

    private volatile boolean retired;

    GuildPlayer(GuildId guild, PlayerContext context, VoiceAlarm alarm) {
        this.guild = guild;
        this.context = context;
        this.alarm = alarm;
        this.story = new GuildStory(guild, context, () -> retired);
        this.turns = new Turns(guild, story, context.timer());
        this.replies = new GuildReplies(guild, context.replying(), this::report);
        this.mailbox = new Mailbox(context.threads(), CAPACITY);
        this.plays = new GuildPlays(context, replies, mailbox, new Plays());
        this.doorway =
                new Doorway(
                        context.timer(),
                        () -> context.voice().unknown(guild),
                        this::admit,
                        this::shed,
                        CAPACITY);
        this.alone = new AloneWatch(context.timer(), this::lookSoon);
        this.clockwork = new Clockwork(guild, context, story::known, this::report, mailbox::idle);
        this.lastUse = context.timer().instant();
    }

    /// Takes a command, or tells its listener that there is too much to do; returns at once.
    ///
    /// A command that is left out has no effect, so those of its guild before and after it keep
    /// their order.
    ///
    /// @param room whether the process has any for more work
    /// @return true: somebody sees to it
    boolean command(Delivery delivery, boolean room) {
        if (room) doorway.enter(delivery);
        else shed(delivery);
        return true;
    }

    private void admit(Delivery delivery) {
        if (!offer(() -> take(delivery))) shed(delivery);
    }

    private void shed(Delivery delivery) {
        if (!delivery.claim()) return;
        context.telemetry().count(Count.SHED);
        replies.shed(delivery);
    }

    /// Takes a report; returns at once.
    void report(PlayerInput input) {
        if (input instanceof PlayerInput.PositionReported position) {
            position(position);
        } else if (!offer(() -> react(input))) {
            log.error("guild {}: no room for {}", guild, input);
            context.telemetry().count(Count.REPORTS_LOST);
        }
    }

    /// Makes true again what the journal says, after a restart.
    ///
    /// @param then runs when that is done, or failed
    void revive(Runnable then) {
        boolean taken =
                offer(() -> {
                    try (var _ = LogContext.of(guild)) {
                        // Who came and went meanwhile, nobody has told.
                        look();
                        // Joining anew ends the voice connection that still plays: what its node
                        // lacks comes before.
                        context.nodes().reconcile(guild, story.state().desired());
                        follow(story.state());
                        replies.untold(story.state());
                    } finally {
                        then.run();
                    }
                });
        if (!taken) then.run();
    }

    /// Sees whether the bot is where the journal says, unless something is under way.
    ///
    /// @return whether it was not
    boolean mend() {
        PlayerState known = story.known();
        if (known == null || !mailbox.idle()) return false;
        if (plays.idle()) ahead = Whereabouts.NOWHERE;
        DesiredPlayer desired = known.desired();
        return context.voice().mend(guild, whereabouts(desired), urgency(desired));
    }

    /// The next owner of the partition prepares: what is being looked up is left to it.
    void leave() {
        plays.leave();
    }

    /// The partition stays ours after all.
    void stay() {
        plays.stay();
    }

    /// Settles a guild that has been at rest for a while.
    ///
    /// @return whether it may be forgotten now
    boolean rested(Instant usedBefore) {
        if (!idle() || !replies.settled() || !lastUse.isBefore(usedBefore)) return false;
        if (story.settled()) return true;
        PlayerState known = story.known();
        if (known != null && known.atRest()) mailbox.offer(this::settle);
        return false;
    }

    /// The partition is another worker's: what waits is left to it.
    void retire() {
        retired = true;
        doorway.retire();
        alone.stop();
        clockwork.stop();
        replies.close();
    }

    /// What the bot may do in the guild has changed; returns at once.
    void accessChanged() {
        replies.accessChanged();
    }

    /// Whether it is known to play, so that somebody listens.
    boolean playing() {
        PlayerState known = story.known();
        return known != null
                && known.desired() instanceof DesiredPlayer.Playing(_, var loaded, _)
                && !loaded.paused();
    }

    boolean idle() {
        return mailbox.idle() && plays.idle() && replies.idle() && doorway.empty();
    }

    void snapshot() {
        story.snapshot();
    }

    private boolean offer(Runnable job) {
        lastUse = context.timer().instant();
        return mailbox.offer(job);
    }

    /// Nodes report positions every few seconds; only one that changes something is worth a job.
    private void position(PlayerInput.PositionReported position) {
        PlayerState known = story.known();
        if (known == null
                || nothing(Player.decide(known, position, context.timer().now()))
                || !positionWaits.compareAndSet(false, true)) return;
        boolean taken =
                mailbox.offer(() -> {
                    positionWaits.set(false);
                    react(position);
                });
        if (!taken) positionWaits.set(false);
    }

    private static boolean nothing(Decision decision) {
        return decision instanceof Decision.Accepted(var events) && events.isEmpty();
    }

    private void take(Delivery delivery) {
        if (!(delivery.envelope().command() instanceof PlayerCommand.Play)) {
            attend(delivery, () -> perform(delivery, Optional.empty()));
        } else if (delivery.apart()) {
            plays.takeBack(delivery);
        } else {
            attend(delivery, () -> lookUp(delivery));
        }
    }

    /// Sees to it that a delivery is settled, whatever becomes of the work on it.
    private void attend(Delivery delivery, Runnable work) {
        CommandEnvelope envelope = delivery.envelope();
        try (var _ = LogContext.of(guild, envelope.interaction().id())) {
            if (!delivery.claim()) return;
            if (envelope.expiredAt(context.timer().instant())) {
                log.warn("dropped: Discord takes no answer any more");
                delivery.done(Outcome.EXPIRED);
                return;
            }
            if (retired) {
                delivery.released("another worker has the partition now");
                return;
            }
            try {
                work.run();
            } catch (RetiredException e) {
                delivery.released("another worker has the partition now");
            } catch (JournalUnavailableException e) {
                // No fault of the command: it is tried for as long as somebody waits for it.
                log.warn("not done yet", e);
                delivery.released("the journal does not answer");
            } catch (RuntimeException | Error broken) {
                log.error("a command broke", broken);
                String why = "it broke: " + broken.getClass().getSimpleName();
                if (delivery.lastTry()) replies.answer(delivery, new Answer.Broken(why));
                else delivery.failed(why);
            }
        }
    }

    /// Refuses a `Play` that needs no lookup for that, and has the others looked up.
    private void lookUp(Delivery delivery) {
        CommandEnvelope envelope = delivery.envelope();
        try (Progress _ = replies.progress(envelope)) {
            OptionalLong known = story.state().handled(envelope.interaction().id());
            if (known.isPresent()) {
                replies.answer(delivery, repeated(delivery, known.getAsLong()));
                return;
            }
            PlayerInput.Asked asked = asked(envelope, Resolution.NOT_NEEDED);
            Optional<Refusal> refusal =
                    plays.full()
                            ? Optional.of(Refusal.Simple.TOO_MANY_LOOKUPS)
                            : Player.refusedBeforeLookup(
                                    story.state(), asked, context.timer().now());
            if (refusal.isPresent()) {
                replies.answer(delivery, new Answer.Refused(refusal.get()));
                return;
            }
            goAhead(asked.listener());
        }
        plays.asked(delivery);
    }

    /// Joins whoever asked while their music is looked up: the two take about as long as each
    /// other.
    private void goAhead(PlayerInput.Listener listener) {
        PlayerState state = story.state();
        if (!(state.voice() instanceof Whereabouts.Nowhere)
                || !(listener.voice() instanceof Whereabouts.InVoice there)) return;
        ahead = there;
        context.voice().be(guild, whereabouts(state.desired()), Urgency.PLAYING);
    }

    /// Nothing is going to play where the bot went ahead.
    private void goBack() {
        if (ahead instanceof Whereabouts.Nowhere) return;
        ahead = Whereabouts.NOWHERE;
        DesiredPlayer desired = story.state().desired();
        context.voice().be(guild, whereabouts(desired), urgency(desired));
    }

    /// @param lookup what was found, for a `Play`
    private void perform(Delivery delivery, Optional<Lookup> lookup) {
        try {
            carryOut(delivery, lookup);
        } finally {
            if (delivery.envelope().command() instanceof PlayerCommand.Play) goBack();
        }
    }

    private void carryOut(Delivery delivery, Optional<Lookup> lookup) {
        CommandEnvelope envelope = delivery.envelope();
        Answer answer;
        try (Progress progress =
                lookup.map(Lookup::progress).orElseGet(() -> replies.progress(envelope))) {
            progress.stage(GuildReplies.delayed(envelope));
            answer = answer(delivery, resolution(lookup));
        }
        replies.answer(delivery, answer);
        boolean ends =
                envelope.command() instanceof PlayerCommand.Stop
                        || envelope.command() instanceof PlayerCommand.Leave;
        if (ends && answer instanceof Answer.Done) plays.calledOff(envelope.interaction().id());
    }

    private static Resolution resolution(Optional<Lookup> lookup) {
        Optional<Result> result = lookup.flatMap(Lookup::result);
        if (result.isEmpty()) return Resolution.NOT_NEEDED;
        return switch (result.get()) {
            case Result.Found(var resolution) -> resolution;
            case Result.Broken(var why) -> throw why;
        };
    }

    private Answer answer(Delivery delivery, Resolution resolution) {
        CommandEnvelope envelope = delivery.envelope();
        InteractionId interaction = envelope.interaction().id();
        OptionalLong known = story.state().handled(interaction);
        if (known.isPresent()) return repeated(delivery, known.getAsLong());
        Turn turn;
        try (var _ = delivery.trace().step(Hop.STATE)) {
            turn = turns.take(cause(envelope), asked(envelope, resolution));
        }
        return switch (turn) {
            case Turn.Refused(var refusal) -> new Answer.Refused(refusal);
            case Turn.Done(var events) -> {
                Reconciled reconciled = reconcile(delivery);
                if (!events.isEmpty()) replies.show(story.state());
                Outcome outcome =
                        reconciled == Reconciled.LATER ? Outcome.DONE_LATER : Outcome.DONE;
                yield new Answer.Done(events, story.state(), outcome);
            }
            case Turn.Known(long sequence) -> repeated(delivery, sequence);
        };
    }

    /// The journal knows the command: an earlier worker, or this one, wrote it and did not get to
    /// its end.
    private Answer repeated(Delivery delivery, long sequence) {
        log.info("line {} has it already", sequence);
        InteractionId interaction = delivery.envelope().interaction().id();
        List<PlayerEvent> events = story.eventsOf(interaction, sequence);
        reconcile(delivery);
        replies.show(story.state());
        return new Answer.Done(events, story.state(), Outcome.REPEATED);
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
                context.random().nextLong());
    }

    private static Cause.Asked cause(CommandEnvelope envelope) {
        return new Cause.Asked(
                envelope.interaction().id(),
                envelope.user(),
                CommandCodec.name(envelope.command()));
    }

    private void react(PlayerInput input) {
        if (retired) return;
        if (input instanceof PlayerInput.Unheard(var channel)) replies.unheard(channel);
        try (var _ = LogContext.of(guild)) {
            if (clockwork.holds(story.state(), input)) return;
            long before = story.state().sequence();
            if (turns.take(cause(input), input) instanceof Turn.Done(var events)
                    && !events.isEmpty()) {
                events.forEach(this::count);
                replies.failed(events, story.state());
                if (input instanceof PlayerInput.VoiceUnreachable(var channel, var why)) {
                    replies.unreachable(channel, why);
                }
            }
            // Also when another line was found that did it: an append whose answer was lost.
            if (story.state().sequence() != before) {
                follow(story.state());
                replies.untold(story.state());
            }
        } catch (RetiredException e) {
            log.info("left to another worker: {}", input);
        } catch (JournalUnavailableException e) {
            context.telemetry().count(Count.REPORTS_LOST);
            log.error("lost: {}", input, e);
        }
    }

    private void count(PlayerEvent event) {
        if (event instanceof PlayerEvent.VoiceLeft(var why)) alarm.left(why);
    }

    private void lookSoon() {
        if (!mailbox.offer(this::look)) alone.again();
    }

    /// Sees who is with the bot.
    private void look() {
        if (retired) return;
        try (var _ = LogContext.of(guild)) {
            if (story.state().voice() instanceof Whereabouts.InVoice(var channel)) {
                context.voice().company(guild, channel).ifPresent(this::react);
            }
            boolean overdue =
                    story.state().company() instanceof Company.Nobody nobody
                            && !context.timer().now().isBefore(nobody.until());
            if (overdue) alone.again();
        } catch (JournalUnavailableException e) {
            log.warn("nobody could look who listens; later then", e);
            alone.again();
        }
    }

    private static Cause cause(PlayerInput input) {
        return switch (input) {
            case PlayerInput.TrackEnded _,
                    PlayerInput.TrackFailed _,
                    PlayerInput.RetryDue _,
                    PlayerInput.PositionReported _ ->
                    Cause.NODE;
            case PlayerInput.BotMoved _,
                    PlayerInput.VoiceUnreachable _,
                    PlayerInput.ListenersSeen _,
                    PlayerInput.Unheard _,
                    PlayerInput.PanelPosted _,
                    PlayerInput.PanelGone _ ->
                    Cause.DISCORD;
            case PlayerInput.Asked _ ->
                    throw new IllegalArgumentException("a command is not a report");
        };
    }

    private void follow(PlayerState state) {
        if (reconcile(state.desired()) == Reconciled.LATER) log.warn("the node follows later");
        replies.show(state);
    }

    private Reconciled reconcile(Delivery delivery) {
        try (var _ = delivery.trace().step(Hop.NODE)) {
            return reconcile(story.state().desired());
        }
    }

    private Reconciled reconcile(DesiredPlayer desired) {
        alone.follow(story.state().company());
        clockwork.follow(story.state());
        context.voice().be(guild, whereabouts(desired), urgency(desired));
        return context.nodes().reconcile(guild, desired);
    }

    private Whereabouts whereabouts(DesiredPlayer desired) {
        return switch (desired) {
            case DesiredPlayer.Absent _ -> ahead;
            case DesiredPlayer.Silent(var channel) -> new Whereabouts.InVoice(channel);
            case DesiredPlayer.Playing(var channel, _, _) -> new Whereabouts.InVoice(channel);
        };
    }

    private static Urgency urgency(DesiredPlayer desired) {
        return desired instanceof DesiredPlayer.Playing(_, var playback, _) && !playback.paused()
                ? Urgency.PLAYING
                : Urgency.QUIET;
    }

    private void settle() {
        try (var _ = LogContext.of(guild)) {
            if (story.state().atRest()) story.settle();
        } catch (JournalUnavailableException e) {
            log.warn("not settled; later then", e);
        }
    }

    /// Decides what was looked up.
    private final class Plays implements GuildPlays.Decider {
        @Override
        public boolean moot(CommandEnvelope envelope) {
            if (retired || envelope.expiredAt(context.timer().instant())) return true;
            InteractionId interaction = envelope.interaction().id();
            PlayerState known = story.known();
            if (known == null) return false;
            return known.handled(interaction).isPresent() || known.calledOff(interaction);
        }

        @Override
        public void decide(Delivery delivery, Optional<Lookup> lookup) {
            attend(delivery, () -> perform(delivery, lookup));
        }
    }
}
