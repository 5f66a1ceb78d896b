package dev.tonearm.worker.player;

import dev.tonearm.core.family.Done;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.Handled;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.Player;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.intake.Branch;
import dev.tonearm.worker.intake.Delivery;
import dev.tonearm.worker.intake.NextStep;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.player.Turns.Turn;
import dev.tonearm.worker.reply.GuildReplies;
import dev.tonearm.worker.reply.Reply;
import dev.tonearm.worker.telemetry.LogContext;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One guild's player: takes commands and reports one by one, decides, writes the journal, and
/// makes voice and node follow.
final class GuildPlayer {
    private static final Logger log = LoggerFactory.getLogger(GuildPlayer.class);

    /// Far more than a guild has under way; a mailbox this full means that something is stuck.
    private static final int CAPACITY = 256;

    private static final Duration REVIVE_AGAIN = Duration.ofSeconds(5);

    private final GuildId guild;
    private final PlayerContext context;
    private final VoiceAlarm alarm;
    private final GuildStory story;
    private final GuildReplies replies;
    private final Turns turns;
    private final Mailbox mailbox;
    private final VoicePlace place;
    private final GuildCommands commands;
    private final Doorway doorway;
    private final AloneWatch alone;
    private final VoteWatch votes;
    private final Clockwork clockwork;
    private final AtomicBoolean positionWaits = new AtomicBoolean();
    private volatile Instant lastUse;

    private volatile boolean retired;

    GuildPlayer(GuildId guild, PlayerContext context, VoiceAlarm alarm) {
        this.guild = guild;
        this.context = context;
        this.alarm = alarm;
        this.story = new GuildStory(guild, context, () -> retired);
        this.turns = new Turns(guild, story, context.queues(), context.timer());
        int partition = context.partitions().of(guild);
        this.replies =
                new GuildReplies(
                        guild,
                        context.replying(),
                        this::report,
                        () -> context.mayAct().test(partition));
        this.mailbox = new Mailbox(context.threads(), CAPACITY);
        this.place = new VoicePlace(guild, context.voice());
        this.commands =
                new GuildCommands(
                        guild,
                        context,
                        story,
                        turns,
                        replies,
                        mailbox,
                        place,
                        this::reconcile,
                        () -> retired);
        this.doorway =
                new Doorway(
                        context.timer(),
                        () -> context.voice().unknown(guild),
                        this::admit,
                        this::shed,
                        CAPACITY);
        this.votes = new VoteWatch(guild, context, story, turns, mailbox, this::ours, this::agreed);
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
        // What is decided only has to be told, and may wait for nobody.
        if (delivery.branch() == Branch.ANSWERS) admit(delivery);
        else if (room) doorway.enter(delivery);
        else shed(delivery);
        return true;
    }

    private void admit(Delivery delivery) {
        if (offer(() -> commands.take(delivery))) return;
        if (delivery.branch() == Branch.ANSWERS) delivery.giveBack("no room");
        else shed(delivery);
    }

    /// Says of a command that it could not be done, or what is known to be its answer. From any
    /// thread.
    Reply apology(Delivery delivery) {
        String words = delivery.words();
        return words.isEmpty()
                ? replies.broke(delivery.envelope(), delivery.trace())
                : replies.again(delivery.envelope(), delivery.trace(), words);
    }

    private void shed(Delivery delivery) {
        delivery.attend(
                () -> {
                    context.telemetry().count(WorkerMetric.SHED);
                    return new NextStep.Tell(replies.shed(delivery.envelope(), delivery.trace()));
                },
                () -> apology(delivery));
    }

    /// Takes a report; returns at once.
    void report(PlayerInput input) {
        if (input instanceof PlayerInput.PositionReported position) {
            position(position);
        } else if (!offer(() -> react(input))) {
            log.error("guild {}: no room for {}", guild, input);
            context.telemetry().count(WorkerMetric.REPORTS_LOST);
        }
        if (input instanceof PlayerInput.ListenersSeen || input instanceof PlayerInput.BotMoved)
            votes.changed();
    }

    /// Makes true again what the journal says, after a restart.
    ///
    /// @param then runs when that is done, or failed
    void revive(Runnable then) {
        boolean taken =
                offer(() -> {
                    try (var _ = LogContext.of(guild)) {
                        if (leftAlone()) return;
                        // Who came and went meanwhile, nobody has told.
                        look();
                        // Joining anew ends the voice connection that still plays: what its node
                        // lacks comes before.
                        context.nodes().reconcile(guild, story.state().desired());
                        follow(story.state());
                        replies.untold(story.state());
                    } catch (RetiredException e) {
                        log.info("left to another worker");
                    } catch (RuntimeException | Error broken) {
                        log.error("not as the journal says yet", broken);
                        context.timer().after(REVIVE_AGAIN, this::reviveAgain);
                    } finally {
                        then.run();
                    }
                });
        if (!taken) then.run();
    }

    /// What plays is nobody else's until it is revived.
    private void reviveAgain() {
        if (!retired) revive(() -> {});
    }

    /// Sees whether the bot is where the journal says, unless something is under way.
    ///
    /// @return whether it was not
    boolean mend() {
        PlayerState known = story.known();
        if (known == null || !mailbox.idle()) return false;
        return place.mend(known.desired(), commands.idle());
    }

    /// The next owner of the partition prepares: what is being looked up is left to it.
    void leave() {
        commands.leave();
    }

    /// The partition stays ours after all.
    void stay() {
        commands.stay();
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
        return mailbox.idle() && commands.idle() && replies.idle() && doorway.empty();
    }

    /// How many jobs wait in its mailbox.
    int waiting() {
        return mailbox.waiting();
    }

    /// How many lookups are under way.
    int lookups() {
        return commands.lookups();
    }

    /// What it does, as `tonearm_players` names it. From any thread.
    String does() {
        PlayerState known = story.known();
        if (known == null) return "unread";
        return known.desired() instanceof DesiredPlayer.Playing(_, var loaded, _)
                ? loaded.paused() ? "paused" : "playing"
                : "idle";
    }

    /// Whether its journal is newer than this worker. From any thread.
    boolean newer() {
        return story.newer();
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

    private void react(PlayerInput input) {
        if (retired) return;
        try (var _ = LogContext.of(guild)) {
            if (leftAlone()) return;
            if (input instanceof PlayerInput.Unheard(var channel)) {
                replies.unheard(channel, story.state());
            }
            if (input instanceof PlayerInput.Heard) replies.heard();
            if (input instanceof PlayerInput.Inaudible(var channel)) {
                replies.inaudible(channel, story.state());
            }
            if (clockwork.holds(story.state(), input)) return;
            long before = story.state().sequence();
            if (turns.take(Reporter.of(input), input) instanceof Turn.Done(var events, _)
                    && !events.isEmpty()) {
                events.forEach(this::count);
                replies.failed(events, story.state());
                if (input instanceof PlayerInput.FiltersMissing(var kinds)) {
                    replies.filtersMissing(kinds, story.state());
                }
                if (input instanceof PlayerInput.VoiceUnreachable(var channel, var why)) {
                    replies.unreachable(channel, why);
                }
            }
            if (story.newer()) return;
            // Also when another line was found that did it: an append whose answer was lost.
            if (story.state().sequence() != before) {
                follow(story.state());
                replies.untold(story.state());
            }
        } catch (RetiredException e) {
            log.info("left to another worker: {}", input);
        } catch (JournalUnavailableException e) {
            context.telemetry().count(WorkerMetric.REPORTS_LOST);
            log.error("lost: {}", input, e);
        }
    }

    private void agreed(Done done) {
        done.events().forEach(this::count);
        replies.agreed(done, story.state());
        Handled off = VoteWatch.callsOff(story.state());
        if (off != null) commands.calledOff(off.interaction());
        follow(story.state());
        replies.untold(story.state());
    }

    private boolean ours() {
        return !retired && !leftAlone();
    }

    private void count(PlayerEvent event) {
        if (event instanceof StayEvent.VoiceLeft(var why)) alarm.left(guild, why);
    }

    private void lookSoon() {
        if (!mailbox.offer(this::look)) alone.again();
    }

    /// Sees who is with the bot.
    private void look() {
        if (retired) return;
        try (var _ = LogContext.of(guild)) {
            if (leftAlone()) return;
            if (story.state().voice() instanceof Whereabouts.InVoice(var channel)) {
                context.voice().company(guild, channel).ifPresent(this::react);
            }
            boolean overdue =
                    story.state()
                            .aloneUntil()
                            .filter(until -> !context.timer().now().isBefore(until))
                            .isPresent();
            if (overdue) alone.again();
            votes.count();
        } catch (JournalUnavailableException e) {
            log.warn("nobody could look who listens; later then", e);
            alone.again();
        }
    }

    /// Whether the journal is newer than this worker: then what plays is a newer worker's to go on
    /// with, and this one touches nothing of it.
    private boolean leftAlone() {
        if (!(story.open() instanceof Loaded.Newer)) return false;
        context.nodes().leaveAlone(guild);
        return true;
    }

    private void follow(PlayerState state) {
        if (reconcile() == Reconciled.LATER) log.warn("the node follows later");
        replies.show(state);
    }

    /// The channel that the bot leaves shows nothing of it any more. From any thread.
    private void goSoon() {
        mailbox.offer(() -> {
            PlayerState known = story.known();
            if (known != null && !retired) place.be(known.desired());
        });
    }

    /// Makes all that is outside follow the state.
    private Reconciled reconcile() {
        PlayerState state = story.state();
        alone.follow(state.aloneUntil());
        clockwork.follow(state);
        if (!replies.clearsStatus(place.target(state.desired()), this::goSoon)) {
            place.be(state.desired());
        }
        place.unheard(state.desired()).ifPresent(this::report);
        return context.nodes().reconcile(guild, state.desired());
    }

    private void settle() {
        try (var _ = LogContext.of(guild)) {
            if (!leftAlone() && story.state().atRest()) story.settle();
        } catch (JournalUnavailableException e) {
            log.warn("not settled; later then", e);
        }
    }
}
