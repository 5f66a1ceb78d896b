package dev.tonearm.worker.reply;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Invitation;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.telemetry.CommandTrace;
import dev.tonearm.worker.telemetry.Hop;
import dev.tonearm.worker.telemetry.LogContext;
import dev.tonearm.worker.telemetry.Outcome;
import dev.tonearm.worker.telemetry.Telemetry.Count;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one guild's listeners see. It has a mailbox of its own, so that the music never waits for
/// Discord's rate limits; answers keep the order of their commands.
public final class GuildReplies {
    private static final Logger log = LoggerFactory.getLogger(GuildReplies.class);

    /// Far more than the queue hands out of one guild at a time.
    private static final int CAPACITY = 1_000;

    private final GuildId guild;
    private final Replying replying;
    private final Webhook webhook;
    private final Mailbox lane;
    private final NowPlayingMessage panel;
    private final FailureNotice failures;
    private final VoiceStatus status;
    private final Briefly briefly;

    /// Who brought the bot to its channel, in case it cannot get in.
    private volatile @Nullable CommandEnvelope called;

    /// The stage in whose audience it is said to be.
    private volatile @Nullable ChannelId unheardIn;

    /// @param reports takes what becomes of the now-playing message
    /// @param mayAct whether the guild is ours
    public GuildReplies(
            GuildId guild,
            Replying replying,
            Consumer<PlayerInput> reports,
            BooleanSupplier mayAct) {
        this.guild = guild;
        this.replying = replying;
        this.webhook = new Webhook(replying);
        this.briefly = new Briefly(replying);
        this.lane = new Mailbox(replying.threads(), CAPACITY);
        this.panel = new NowPlayingMessage(guild, replying, lane, reports, mayAct);
        this.failures = new FailureNotice(guild, replying, lane);
        this.status = new VoiceStatus(guild, replying);
    }

    /// Watches over a command that may take long.
    public Progress progress(CommandEnvelope envelope) {
        return new Progress(
                replying.timer(),
                envelope.command()
                        .toLookUp()
                        .map(query -> Answers.loading(query.text(), texts(envelope)))
                        .orElseGet(() -> delayed(envelope)),
                message -> lane.offer(() -> tell(envelope, message)));
    }

    /// What is told when the journal keeps a listener waiting.
    public static Message delayed(CommandEnvelope envelope) {
        return Answers.notice(texts(envelope), "worker.delayed");
    }

    /// Answers a command.
    public Reply answer(CommandEnvelope envelope, CommandTrace trace, Conclusion verdict) {
        if (verdict instanceof Conclusion.Done(var done, _)) {
            if (joins(done.events())) {
                called = envelope;
                unheardIn = null;
            }
            if (starts(done.events())) failures.renew();
        }
        // Who uses a channel may have let the bot write there.
        panel.sign(envelope.channel());
        try {
            return switch (verdict) {
                case Conclusion.Done(var done, var outcome) -> done(envelope, trace, done, outcome);
                case Conclusion.Refused(var refusal) -> {
                    Message message =
                            Answers.refused(refusal, invitation(envelope), texts(envelope));
                    String words = words(envelope, message);
                    yield spoken(envelope, trace, Outcome.REFUSED, words, words);
                }
            };
        } catch (RuntimeException | Error broken) {
            log.error("an answer could not be made", broken);
            var told = new Told.Refused("the answer could not be made");
            return new Reply(Outcome.UNANSWERED, "", CompletableFuture.completedFuture(told));
        }
    }

    private Reply done(CommandEnvelope envelope, CommandTrace trace, Done done, Outcome outcome) {
        Reply reply =
                !Webhook.editsWhenDone(envelope) && !done.counted()
                        // The message it is on shows the result.
                        ? Reply.unspoken(outcome)
                        : inWords(envelope, trace, done, outcome);
        if (outcome == Outcome.DONE_LATER) lane.offer(() -> nodeLost(envelope));
        return reply;
    }

    private Reply inWords(
            CommandEnvelope envelope, CommandTrace trace, Done done, Outcome outcome) {
        Message answer = Catalogue.answer(envelope.command(), done, texts(envelope));
        // A vote leaves the message that the button is on as it is.
        boolean edits = !done.counted() || !Webhook.isPress(envelope);
        String words = words(envelope, answer, edits);
        // Without a line it would be decided again if it came again, and perhaps be done then,
        // after later ones of its guild.
        String kept = done.events().isEmpty() ? words : "";
        return spoken(
                envelope, trace, outcome, words, edits, kept, took -> addTo(envelope, done, took));
    }

    /// What an answer only can say when it has arrived.
    private void addTo(CommandEnvelope envelope, Done done, Duration took) {
        Catalogue.afterwards(envelope.command(), done, took, texts(envelope))
                .ifPresent(message -> tell(envelope, message));
    }

    /// Gives an answer again that could not be given in time.
    ///
    /// @param words those of [Reply#words()]
    public Reply again(CommandEnvelope envelope, CommandTrace trace, String words) {
        return spoken(envelope, trace, Outcome.REPEATED, words, words);
    }

    /// Says that a command broke, and is not tried again.
    public Reply broke(CommandEnvelope envelope, CommandTrace trace) {
        String words = words(envelope, Answers.notice(texts(envelope), "worker.failed"));
        return spoken(envelope, trace, Outcome.ASIDE, words, words);
    }

    /// Says that there is too much to do, past all answers that wait: whoever reads it has to know
    /// now.
    public Reply shed(CommandEnvelope envelope, CommandTrace trace) {
        if (envelope.command().silent()) return Reply.unspoken(Outcome.SHED);
        String words = words(envelope, Answers.notice(texts(envelope), "worker.overloaded"));
        var told = new CompletableFuture<Told>();
        replying.threads()
                .execute(() -> told.complete(say(envelope, trace, words, Webhook.edits(envelope))));
        return new Reply(Outcome.SHED, words, told);
    }

    /// Shows a state in the now-playing message, soon.
    public void show(PlayerState state) {
        panel.show(state);
        status.follow(state);
    }

    /// Clears the line of a voice channel that the bot is about to leave, if there is one.
    ///
    /// @param to where it goes
    /// @param then runs once or twice when it may go, from any thread
    /// @return false if it may go at once
    public boolean clearsStatus(Whereabouts to, Runnable then) {
        return status.clear(to, then);
    }

    /// The bot could not get into the channel that somebody called it to, or not be heard there.
    public void unreachable(ChannelId channel, LeaveReason why) {
        CommandEnvelope envelope = called;
        called = null;
        if (envelope == null || envelope.expiredAt(replying.timer().instant())) return;
        lane.offer(() -> tell(envelope, Answers.unreachable(channel, why, texts(envelope))));
    }

    /// The bot sits in the audience of the stage that somebody called it to, or has been sent
    /// there. A message of its own, which moderators see too; once, until it speaks or is
    /// elsewhere.
    public void unheard(ChannelId channel, PlayerState state) {
        if (channel.equals(unheardIn)) return;
        CommandEnvelope envelope = called;
        if (envelope == null
                || envelope.expiredAt(replying.timer().instant())
                || envelope.interaction().isWritten()) {
            if (!(state.playback() instanceof Playback.Loaded)) return;
            unheardIn = channel;
            tell(state, "the stage", texts -> Answers.unheard(channel, texts));
            return;
        }
        unheardIn = channel;
        lane.offer(() -> {
            Message message = Answers.unheard(channel, texts(envelope));
            Interaction interaction = envelope.interaction();
            try (var _ = LogContext.of(guild, interaction.id())) {
                RestOutcome sent = replying.rest().followUp(interaction, message.post(false));
                if (!(sent instanceof RestOutcome.Done))
                    log.warn("not told of the stage: {}", sent);
            }
        });
    }

    /// It speaks.
    public void heard() {
        unheardIn = null;
    }

    /// Nobody hears what should be playing.
    public void inaudible(ChannelId channel, PlayerState state) {
        tell(state, "silence", texts -> Answers.inaudible(channel, texts));
    }

    /// Effects were taken off, because no audio node has them.
    public void filtersMissing(Set<Filter.Kind> kinds, PlayerState state) {
        tell(state, "effects", texts -> Answers.effectsOff(kinds, texts));
    }

    /// A message of its own, where the music is shown.
    private void tell(PlayerState state, String what, Function<Texts, Message> message) {
        shownIn(state.panel())
                .ifPresent(shown ->
                        lane.offer(() -> {
                            Texts texts = Texts.of(state.language());
                            try (var _ = LogContext.of(guild)) {
                                byte[] json = message.apply(texts).post(false);
                                RestOutcome sent =
                                        replying.rest().createMessage(guild, shown, json);
                                if (!(sent instanceof RestOutcome.Done))
                                    log.warn("not told of {}: {}", what, sent);
                            }
                        }));
    }

    private static Optional<ChannelId> shownIn(Panel panel) {
        return switch (panel) {
            case Panel.None() -> Optional.empty();
            case Panel.Wanted(var channel) -> Optional.of(channel);
            case Panel.Moving(var channel, _) -> Optional.of(channel);
            case Panel.Posted(var channel, _) -> Optional.of(channel);
        };
    }

    /// What the bot may do in the guild has changed.
    public void accessChanged() {
        panel.sign();
        status.sign();
    }

    public boolean idle() {
        return lane.idle() && panel.idle() && failures.idle();
    }

    /// The player went on by itself: what could not be played is told.
    public void failed(List<PlayerEvent> events, PlayerState after) {
        failures.follow(events, after);
    }

    /// The journal has lines whose writer may not have told what failed.
    public void untold(PlayerState state) {
        failures.untold(state);
    }

    private static boolean starts(List<PlayerEvent> events) {
        return events.stream().anyMatch(PlaybackEvent::starts);
    }

    /// Whether everything is shown, so that nothing will be done by itself.
    public boolean settled() {
        return panel.settled() && status.settled();
    }

    /// The guild is another worker's: what is not shown is left to it.
    public void close() {
        panel.close();
        status.close();
    }

    private static boolean joins(List<PlayerEvent> events) {
        return events.stream().anyMatch(StayEvent.VoiceJoined.class::isInstance);
    }

    private static String words(CommandEnvelope envelope, Message message) {
        return words(envelope, message, Webhook.edits(envelope));
    }

    private static String words(CommandEnvelope envelope, Message message, boolean edits) {
        Interaction interaction = envelope.interaction();
        byte[] json;
        if (interaction.isWritten()) {
            json = Briefly.words(new MessageId(interaction.id().value()), message);
        } else {
            json = edits ? message.edit() : message.post(true);
        }
        return new String(json, StandardCharsets.UTF_8);
    }

    private Reply spoken(
            CommandEnvelope envelope,
            CommandTrace trace,
            Outcome outcome,
            String words,
            String kept) {
        return spoken(envelope, trace, outcome, words, Webhook.edits(envelope), kept, _ -> {});
    }

    /// @param edits whether the words are an edit
    /// @param then is told how long Discord needed, once it has taken the answer
    private Reply spoken(
            CommandEnvelope envelope,
            CommandTrace trace,
            Outcome outcome,
            String words,
            boolean edits,
            String kept,
            Consumer<Duration> then) {
        if (envelope.command().silent()) return Reply.unspoken(outcome);
        var told = new CompletableFuture<Told>();
        boolean offered =
                lane.offer(() -> {
                    long began = replying.timer().nanos();
                    Told said = say(envelope, trace, words, edits);
                    told.complete(said);
                    if (said instanceof Told.Answered)
                        then.accept(Duration.ofNanos(replying.timer().nanos() - began));
                });
        if (!offered) {
            told.complete(new Told.Failed("too many answers wait"));
        }
        return new Reply(outcome, kept, told);
    }

    private Told say(CommandEnvelope envelope, CommandTrace trace, String words, boolean edits) {
        Interaction interaction = envelope.interaction();
        if (envelope.expiredAt(replying.timer().instant())) {
            return new Told.TooLate("Discord takes no answer any more");
        }
        RestOutcome sent;
        try (var _ = LogContext.of(guild, interaction.id());
                var _ = trace.step(Hop.REPLY)) {
            byte[] json = words.getBytes(StandardCharsets.UTF_8);
            sent =
                    interaction.isWritten()
                            ? briefly.say(guild, envelope.channel(), json)
                            : webhook.say(interaction, edits, json);
        } catch (RuntimeException | Error broken) {
            log.error("an answer could not be sent", broken);
            sent = new RestOutcome.Failed("the answer could not be sent", false);
        }
        return switch (sent) {
            case RestOutcome.Done _ -> new Told.Answered();
            case RestOutcome.Expired _, RestOutcome.Gone _, RestOutcome.NoAccess _ ->
                    new Told.TooLate(sent.toString());
            case RestOutcome.Failed(var why, boolean again) -> {
                replying.telemetry().count(Count.REPLIES_FAILED);
                yield again ? new Told.Failed(why) : new Told.Refused(why);
            }
        };
    }

    private void nodeLost(CommandEnvelope envelope) {
        if (envelope.interaction().isWritten()) return;
        if (envelope.command().silent()) return;
        RestOutcome sent =
                replying.rest()
                        .followUp(
                                envelope.interaction(),
                                Answers.notice(texts(envelope), "worker.node_lost").post(true));
        if (!(sent instanceof RestOutcome.Done)) log.warn("not told of the lost node: {}", sent);
    }

    /// Says something that nobody retries.
    private void tell(CommandEnvelope envelope, Message message) {
        // Who wrote in a channel reads the end of it, and not how it goes.
        if (envelope.interaction().isWritten()) return;
        if (envelope.command().silent()) return;
        try (var _ = LogContext.of(guild, envelope.interaction().id())) {
            if (!(webhook.reply(envelope, message) instanceof RestOutcome.Done)) {
                log.warn("not told how it goes");
            }
        }
    }

    private static Invitation invitation(CommandEnvelope envelope) {
        return new Invitation(envelope.interaction().applicationId(), envelope.guild());
    }

    private static Texts texts(CommandEnvelope envelope) {
        return Texts.of(envelope.interaction().locale());
    }
}
