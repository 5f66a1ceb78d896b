package dev.tonearm.worker.reply;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.telemetry.LogContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the listeners of one guild are told though nobody asked: that they do not hear what they
/// should.
final class Announcements {
    private static final Logger log = LoggerFactory.getLogger(Announcements.class);

    private final GuildId guild;
    private final Replying replying;
    private final Mailbox lane;
    private final CommandAnswers answers;

    /// Who brought the bot to its channel, in case it cannot get in.
    private volatile @Nullable CommandEnvelope called;

    /// The stage in whose audience it is said to be.
    private volatile @Nullable ChannelId unheardIn;

    Announcements(GuildId guild, Replying replying, Mailbox lane, CommandAnswers answers) {
        this.guild = guild;
        this.replying = replying;
        this.lane = lane;
        this.answers = answers;
    }

    /// Somebody has called the bot to a channel.
    void calledBy(CommandEnvelope envelope) {
        called = envelope;
        unheardIn = null;
    }

    /// The bot could not get into the channel that somebody called it to, or not be heard there.
    void unreachable(ChannelId channel, LeaveReason why) {
        CommandEnvelope envelope = called;
        called = null;
        if (envelope == null || envelope.expiredAt(replying.timer().instant())) return;
        lane.offer(() ->
                answers.tell(
                        envelope,
                        Answers.unreachable(channel, why, CommandAnswers.texts(envelope))));
    }

    /// The bot sits in the audience of the stage that somebody called it to, or has been sent
    /// there. A message of its own, which moderators see too; once, until it speaks or is
    /// elsewhere.
    void unheard(ChannelId channel, PlayerState state) {
        // Gone ahead, it has nothing to be heard yet; what is decided next asks again.
        boolean there = state.voice().equals(new Whereabouts.InVoice(channel));
        if (!there || channel.equals(unheardIn)) return;
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
            Message message = Answers.unheard(channel, CommandAnswers.texts(envelope));
            Interaction interaction = envelope.interaction();
            try (var _ = LogContext.of(guild, interaction.id())) {
                RestOutcome sent = replying.rest().followUp(interaction, message.post(false));
                if (!(sent instanceof RestOutcome.Done))
                    log.warn("not told of the stage: {}", sent);
            }
        });
    }

    /// It speaks.
    void heard() {
        unheardIn = null;
    }

    /// Nobody hears what should be playing.
    void inaudible(ChannelId channel, PlayerState state) {
        tell(state, "silence", texts -> Answers.inaudible(channel, texts));
    }

    /// Effects were taken off, because no audio node has them.
    void filtersMissing(Set<Filter.Kind> kinds, PlayerState state) {
        tell(state, "effects", texts -> Answers.effectsOff(kinds, texts));
    }

    /// Enough are for something since who listens has changed: there is no command to answer.
    void agreed(Done done, PlayerState state) {
        tell(state, "a vote", texts -> Catalogue.agreed(done, texts).orElseThrow());
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
}
