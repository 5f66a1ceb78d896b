package dev.tonearm.worker.reply;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Invitation;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.telemetry.CommandTrace;
import dev.tonearm.worker.telemetry.Hop;
import dev.tonearm.worker.telemetry.LogContext;
import dev.tonearm.worker.telemetry.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the commands of one guild in their order; an answer waits for Discord's rate limits, and
/// nothing else waits for an answer.
final class CommandAnswers {
    private static final Logger log = LoggerFactory.getLogger(CommandAnswers.class);

    private final GuildId guild;
    private final Replying replying;
    private final Mailbox lane;
    private final Webhook webhook;
    private final Briefly briefly;

    CommandAnswers(GuildId guild, Replying replying, Mailbox lane) {
        this.guild = guild;
        this.replying = replying;
        this.lane = lane;
        this.webhook = new Webhook(replying);
        this.briefly = new Briefly(replying);
    }

    /// Watches over a command that may take long.
    Progress progress(CommandEnvelope envelope) {
        return new Progress(
                replying.timer(),
                envelope.command()
                        .toLookUp()
                        .map(query -> Answers.loading(query.text(), texts(envelope)))
                        .orElseGet(() -> delayed(envelope)),
                message -> lane.offer(() -> tell(envelope, message)));
    }

    /// What is told when the journal keeps a listener waiting.
    static Message delayed(CommandEnvelope envelope) {
        return Answers.notice(texts(envelope), "worker.delayed");
    }

    /// Answers with what was decided.
    Reply answer(CommandEnvelope envelope, CommandTrace trace, Conclusion verdict) {
        try {
            return switch (verdict) {
                case Conclusion.Done(var done, var outcome) -> done(envelope, trace, done, outcome);
                case Conclusion.Refused(var refusal) -> refused(envelope, trace, refusal);
            };
        } catch (RuntimeException | Error broken) {
            log.error("an answer could not be made", broken);
            var told = new Told.Refused("the answer could not be made");
            return new Reply(Outcome.UNANSWERED, "", CompletableFuture.completedFuture(told));
        }
    }

    private Reply refused(CommandEnvelope envelope, CommandTrace trace, Refusal refusal) {
        var invitation = new Invitation(envelope.interaction().applicationId(), envelope.guild());
        String words = words(envelope, Answers.refused(refusal, invitation, texts(envelope)));
        return spoken(envelope, trace, Outcome.REFUSED, words, words);
    }

    private Reply done(CommandEnvelope envelope, CommandTrace trace, Done done, Outcome outcome) {
        Reply reply =
                !Webhook.editsWhenDone(envelope) && !done.counted()
                        // The message it is on shows the result.
                        ? Reply.unspoken(outcome)
                        : inWords(envelope, trace, done, outcome);
        if (outcome == Outcome.DONE_LATER) {
            // A follow-up that comes first would take the place of the answer.
            reply.told().thenRun(() -> lane.offer(() -> nodeLost(envelope)));
        }
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
    Reply again(CommandEnvelope envelope, CommandTrace trace, String words) {
        return spoken(envelope, trace, Outcome.REPEATED, words, words);
    }

    /// Says that a command broke, and is not tried again.
    Reply broke(CommandEnvelope envelope, CommandTrace trace) {
        String words = words(envelope, Answers.notice(texts(envelope), "worker.failed"));
        return spoken(envelope, trace, Outcome.ASIDE, words, words);
    }

    /// Says that there is too much to do, past all answers that wait: whoever reads it has to know
    /// now.
    Reply shed(CommandEnvelope envelope, CommandTrace trace) {
        if (envelope.command().silent()) return Reply.unspoken(Outcome.SHED);
        String words = words(envelope, Answers.notice(texts(envelope), "worker.overloaded"));
        var told = new CompletableFuture<Told>();
        replying.threads()
                .execute(() ->
                        say(envelope, trace, words, Webhook.edits(envelope), 1, told::complete));
        return new Reply(Outcome.SHED, words, told);
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
                    say(
                            envelope,
                            trace,
                            words,
                            edits,
                            1,
                            said -> {
                                told.complete(said);
                                if (said instanceof Told.Answered)
                                    then.accept(Duration.ofNanos(replying.timer().nanos() - began));
                            });
                });
        if (!offered) {
            told.complete(new Told.Failed("too many answers wait"));
        }
        return new Reply(outcome, kept, told);
    }

    /// Gives an answer. One that Discord does not know the interaction of yet is given again later,
    /// and keeps nobody's answer behind it waiting: of a message that somebody has deleted Discord
    /// says the same.
    ///
    /// @param tries this one included
    /// @param then is told what became of it
    private void say(
            CommandEnvelope envelope,
            CommandTrace trace,
            String words,
            boolean edits,
            int tries,
            Consumer<Told> then) {
        if (envelope.expiredAt(replying.timer().instant())) {
            then.accept(new Told.TooLate("Discord takes no answer any more"));
            return;
        }
        RestOutcome sent = sent(envelope, trace, words, edits, tries);
        Optional<Duration> wait =
                envelope.interaction().isWritten()
                        ? Optional.empty()
                        : webhook.untilKnown(envelope.interaction(), sent, tries);
        if (wait.isEmpty()) {
            then.accept(told(sent));
            return;
        }
        Runnable again = () -> say(envelope, trace, words, edits, tries + 1, then);
        replying.timer().after(wait.get(), () -> replying.threads().execute(again));
    }

    private RestOutcome sent(
            CommandEnvelope envelope, CommandTrace trace, String words, boolean edits, int tries) {
        Interaction interaction = envelope.interaction();
        try (var _ = LogContext.of(guild, interaction.id(), trace);
                var _ = trace.step(Hop.REPLY, tries)) {
            byte[] json = words.getBytes(StandardCharsets.UTF_8);
            return interaction.isWritten()
                    ? briefly.say(guild, envelope.channel(), json)
                    : webhook.say(interaction, edits, json);
        } catch (RuntimeException | Error broken) {
            log.error("an answer could not be sent", broken);
            return new RestOutcome.Failed("the answer could not be sent", false);
        }
    }

    private Told told(RestOutcome sent) {
        return switch (sent) {
            case RestOutcome.Done _ -> new Told.Answered();
            case RestOutcome.Expired _, RestOutcome.Gone _, RestOutcome.NoAccess _ ->
                    new Told.TooLate(sent.toString());
            case RestOutcome.Failed(var why, boolean again) -> {
                replying.telemetry().count(WorkerMetric.REPLIES_FAILED);
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
    void tell(CommandEnvelope envelope, Message message) {
        // Who wrote in a channel reads the end of it, and not how it goes.
        if (envelope.interaction().isWritten()) return;
        if (envelope.command().silent()) return;
        try (var _ = LogContext.of(guild, envelope.interaction().id())) {
            if (!(webhook.reply(envelope, message) instanceof RestOutcome.Done)) {
                log.warn("not told how it goes");
            }
        }
    }

    /// In the language of who asked.
    static Texts texts(CommandEnvelope envelope) {
        return Texts.of(envelope.interaction().locale());
    }
}
