package dev.tonearm.worker.reply;

import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.Interaction.Kind;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Invitation;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.worker.intake.Delivery;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.telemetry.Hop;
import dev.tonearm.worker.telemetry.LogContext;
import dev.tonearm.worker.telemetry.Outcome;
import dev.tonearm.worker.telemetry.Telemetry.Count;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one guild's listeners see. It has a mailbox of its own, so that the music never waits for
/// Discord's rate limits; answers keep the order of their commands.
public final class GuildReplies {
    private static final Logger log = LoggerFactory.getLogger(GuildReplies.class);

    /// Far more than the queue hands out of one guild at a time.
    private static final int CAPACITY = 1_000;

    private static final RestOutcome NOTHING_TO_SAY = new RestOutcome.Done(new MessageId(0));

    private final GuildId guild;
    private final Replying replying;
    private final Webhook webhook;
    private final Mailbox lane;
    private final NowPlayingMessage panel;
    private final FailureNotice failures;

    /// Who brought the bot to its channel, in case it cannot get in.
    private volatile @Nullable CommandEnvelope called;

    /// @param reports takes what becomes of the now-playing message
    public GuildReplies(GuildId guild, Replying replying, Consumer<PlayerInput> reports) {
        this.guild = guild;
        this.replying = replying;
        this.webhook = new Webhook(replying);
        this.lane = new Mailbox(replying.threads(), CAPACITY);
        this.panel = new NowPlayingMessage(guild, replying, lane, reports);
        this.failures = new FailureNotice(guild, replying, lane);
    }

    /// Watches over a command that may take long.
    public Progress progress(CommandEnvelope envelope) {
        return new Progress(
                replying.timer(),
                envelope.command()
                        .toLookUp()
                        .map(query -> Answers.loading(query, texts(envelope)))
                        .orElseGet(() -> delayed(envelope)),
                message -> lane.offer(() -> tell(envelope, message)));
    }

    /// What is told when the journal keeps a listener waiting.
    public static Message delayed(CommandEnvelope envelope) {
        return Answers.notice(texts(envelope), "worker.delayed");
    }

    /// Answers a command, and settles its delivery when the answer has arrived.
    public void answer(Delivery delivery, Answer answer) {
        if (answer instanceof Answer.Done(var events, _, _) && joins(events)) {
            called = delivery.envelope();
        }
        if (answer instanceof Answer.Done(var events, _, _) && starts(events)) failures.renew();
        // Who uses a channel may have let the bot write there.
        panel.sign(delivery.envelope().channel());
        if (!lane.offer(() -> give(delivery, answer))) {
            delivery.released("too many answers wait");
        }
    }

    /// Says that there is too much to do, past all answers that wait: whoever reads it has to know
    /// now.
    public void shed(Delivery delivery) {
        replying.threads().execute(() -> give(delivery, new Answer.Shed()));
    }

    /// Shows a state in the now-playing message, soon.
    public void show(PlayerState state) {
        panel.show(state);
    }

    /// The bot could not get into the channel that somebody called it to, or not be heard there.
    public void unreachable(ChannelId channel, LeaveReason why) {
        CommandEnvelope envelope = called;
        called = null;
        if (envelope == null || envelope.expiredAt(replying.timer().instant())) return;
        lane.offer(() -> tell(envelope, Answers.unreachable(channel, why, texts(envelope))));
    }

    /// The bot sits in the audience of the stage that somebody called it to. A message of its own,
    /// which moderators see too.
    public void unheard(ChannelId channel) {
        CommandEnvelope envelope = called;
        if (envelope == null || envelope.expiredAt(replying.timer().instant())) return;
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

    /// Nobody hears what should be playing. A message of its own, where the music is shown.
    public void inaudible(ChannelId channel, PlayerState state) {
        shownIn(state.panel())
                .ifPresent(shown ->
                        lane.offer(() -> {
                            CommandEnvelope envelope = called;
                            Texts texts = envelope == null ? Texts.DEFAULT : texts(envelope);
                            try (var _ = LogContext.of(guild)) {
                                byte[] json = Answers.inaudible(channel, texts).post(false);
                                RestOutcome sent =
                                        replying.rest().createMessage(guild, shown, json);
                                if (!(sent instanceof RestOutcome.Done))
                                    log.warn("not told of silence: {}", sent);
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
        return events.stream().anyMatch(PlaybackEvent.Started.class::isInstance);
    }

    /// Whether everything is shown, so that nothing will be done by itself.
    public boolean settled() {
        return panel.settled();
    }

    /// The guild is another worker's: what is not shown is left to it.
    public void close() {
        panel.close();
    }

    private static boolean joins(List<PlayerEvent> events) {
        return events.stream().anyMatch(StayEvent.VoiceJoined.class::isInstance);
    }

    private void give(Delivery delivery, Answer answer) {
        CommandEnvelope envelope = delivery.envelope();
        try (var _ = LogContext.of(guild, envelope.interaction().id())) {
            RestOutcome sent;
            try (var _ = delivery.trace().step(Hop.REPLY)) {
                sent =
                        recognised(answer)
                                ? send(envelope, answer)
                                // It would be decided again if it came again, and perhaps be done
                                // then, after later ones of its guild: it is kept until then.
                                : webhook.insist(() -> send(envelope, answer));
            } catch (RuntimeException | Error broken) {
                log.error("an answer could not be made", broken);
                sent = new RestOutcome.Failed("the answer could not be made", false);
            }
            settle(delivery, answer, sent);
        }
    }

    /// Whether the journal knows the command when it comes again.
    private static boolean recognised(Answer answer) {
        return answer instanceof Answer.Done(var events, _, _) && !events.isEmpty();
    }

    private RestOutcome send(CommandEnvelope envelope, Answer answer) {
        Texts texts = texts(envelope);
        return switch (answer) {
            case Answer.Done(var events, var after, var outcome) -> {
                RestOutcome sent =
                        envelope.interaction().kind() == Kind.COMPONENT
                                // The message it is on shows the result.
                                ? NOTHING_TO_SAY
                                : webhook.edit(
                                        envelope.interaction(),
                                        Catalogue.answer(
                                                envelope.command(),
                                                new Done(events, after, replying.timer().instant()),
                                                texts));
                if (outcome == Outcome.DONE_LATER) nodeLost(envelope);
                yield sent;
            }
            case Answer.Refused(var refusal) ->
                    webhook.reply(
                            envelope.interaction(),
                            Answers.refused(refusal, invitation(envelope), texts));
            case Answer.Shed _ ->
                    webhook.reply(
                            envelope.interaction(), Answers.notice(texts, "worker.overloaded"));
            case Answer.Broken _ ->
                    webhook.reply(envelope.interaction(), Answers.notice(texts, "worker.failed"));
        };
    }

    private void settle(Delivery delivery, Answer answer, RestOutcome sent) {
        if (answer instanceof Answer.Broken(var why)) {
            delivery.failed(why);
            return;
        }
        switch (sent) {
            case RestOutcome.Done _ -> delivery.done(outcome(answer));
            case RestOutcome.Expired _, RestOutcome.Gone _, RestOutcome.NoAccess _ -> {
                log.warn("the answer has no place any more: {}", sent);
                delivery.done(Outcome.UNANSWERED);
            }
            case RestOutcome.Failed(var why, boolean again) -> {
                replying.telemetry().count(Count.REPLIES_FAILED);
                if (again && recognised(answer) && !delivery.lastTry()) {
                    delivery.released("the answer was not taken: " + why);
                } else {
                    log.error("the answer was not taken: {}", why);
                    delivery.done(Outcome.UNANSWERED);
                }
            }
        }
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Done(_, _, var outcome) -> outcome;
            case Answer.Refused _ -> Outcome.REFUSED;
            case Answer.Shed _ -> Outcome.SHED;
            case Answer.Broken _ -> Outcome.RELEASED;
        };
    }

    private void nodeLost(CommandEnvelope envelope) {
        RestOutcome sent =
                replying.rest()
                        .followUp(
                                envelope.interaction(),
                                Answers.notice(texts(envelope), "worker.node_lost").post(true));
        if (!(sent instanceof RestOutcome.Done)) log.warn("not told of the lost node: {}", sent);
    }

    /// Says something that nobody retries.
    private void tell(CommandEnvelope envelope, Message message) {
        try (var _ = LogContext.of(guild, envelope.interaction().id())) {
            if (!(webhook.reply(envelope.interaction(), message) instanceof RestOutcome.Done)) {
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
