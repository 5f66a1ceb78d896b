package dev.tonearm.worker.reply;

import dev.tonearm.core.command.Audience;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.Interaction.Kind;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers interactions, which takes more than one try at times.
final class Webhook {
    private static final Logger log = LoggerFactory.getLogger(Webhook.class);

    /// The edge has answered by then, or Discord has given up on it; with room for clocks that
    /// differ.
    private static final Duration ACKNOWLEDGED = Duration.ofSeconds(10);

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);

    /// Doubling from the first wait, they fill the three seconds that the edge has.
    private static final int TRIES = 7;

    /// How often an answer is given that nobody could give later.
    private static final int TELLINGS = 3;

    private static final Duration TELL_AGAIN = Duration.ofSeconds(2);

    private final Replying replying;

    Webhook(Replying replying) {
        this.replying = replying;
    }

    /// Whether a command is a press of a button or a choice of a menu.
    static boolean isPress(CommandEnvelope envelope) {
        return envelope.interaction().kind() == Kind.COMPONENT;
    }

    /// Whether the answer to a command is an edit, of its deferred answer or of the message that a
    /// press was on; else it is a message of its own.
    static boolean edits(CommandEnvelope envelope) {
        return !isPress(envelope) || envelope.command().audience() == Audience.MESSAGE;
    }

    /// The same of the answer to what was done.
    static boolean editsWhenDone(CommandEnvelope envelope) {
        return edits(envelope) || envelope.command().audience() == Audience.RESULT;
    }

    /// Once, where the person sees it and nobody's message is overwritten.
    RestOutcome reply(CommandEnvelope envelope, Message message) {
        boolean edits = edits(envelope);
        return say(envelope.interaction(), edits, edits ? message.edit() : message.post(true));
    }

    /// The same where nobody knows the command, as soon as Discord knows the interaction.
    RestOutcome reply(Interaction interaction, Message message) {
        // There is no answer to edit; the command will be told of in its channel.
        if (interaction.isWritten()) return new RestOutcome.Done(new MessageId(0));
        boolean edits = interaction.kind() != Kind.COMPONENT;
        byte[] json = edits ? message.edit() : message.post(true);
        return known(interaction, () -> say(interaction, edits, json));
    }

    /// Says words that are made, once.
    ///
    /// @param edits whether they are an edit
    RestOutcome say(Interaction interaction, boolean edits, byte[] json) {
        return edits
                ? replying.rest().editOriginal(interaction, json)
                : replying.rest().followUp(interaction, json);
    }

    /// How long to wait until the same is tried again; empty if it is over. A quick worker
    /// overtakes the edge's own answer, without which Discord has nothing to edit yet.
    ///
    /// @param tries how often it was tried
    Optional<Duration> untilKnown(Interaction interaction, RestOutcome sent, int tries) {
        Instant first = interaction.id().createdAt().plus(ACKNOWLEDGED);
        boolean unknown = sent instanceof RestOutcome.Expired || sent instanceof RestOutcome.Gone;
        boolean young = replying.timer().instant().isBefore(first);
        return unknown && young && tries < TRIES
                ? Optional.of(FIRST_WAIT.multipliedBy(1L << (tries - 1)))
                : Optional.empty();
    }

    /// Sends again what Discord cannot take now and nobody gives again.
    RestOutcome insist(Supplier<RestOutcome> send) {
        Duration wait = TELL_AGAIN;
        for (int tellings = 1; ; tellings++) {
            RestOutcome sent = send.get();
            boolean again = sent instanceof RestOutcome.Failed(_, var later) && later;
            if (!again || tellings == TELLINGS || !paused(wait)) return sent;
            replying.telemetry().count(WorkerMetric.REPLIES_FAILED);
            log.warn("the answer was not taken: {}", sent);
            wait = wait.multipliedBy(2);
        }
    }

    /// Sends until Discord knows the interaction.
    private RestOutcome known(Interaction interaction, Supplier<RestOutcome> send) {
        for (int tries = 1; ; tries++) {
            RestOutcome sent = send.get();
            Optional<Duration> wait = untilKnown(interaction, sent, tries);
            if (wait.isEmpty() || !paused(wait.get())) return sent;
        }
    }

    private boolean paused(Duration time) {
        try {
            replying.timer().sleep(time);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
