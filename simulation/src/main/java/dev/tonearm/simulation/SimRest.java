package dev.tonearm.simulation;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.simulation.Wire.Bounds;
import dev.tonearm.worker.discord.DiscordRest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Discord's answers' and messages' side, which only writes down what came.
final class SimRest implements DiscordRest {
    private static final Bounds BOUNDS = new Bounds(250, Duration.ofSeconds(5));

    /// What Discord takes at times, while all else is well.
    private static final long SLOWEST = 6_000_000_000L;

    private final Wire wire;
    private final Trouble trouble;
    private final Ledger ledger;
    private final SimMessages messages;

    SimRest(Wire wire, Trouble trouble, Ledger ledger, SimMessages messages) {
        this.wire = wire;
        this.trouble = trouble;
        this.ledger = ledger;
        this.messages = messages;
    }

    @Override
    public RestOutcome editOriginal(Interaction interaction, byte[] json) {
        ledger.telling(interaction.id(), json);
        if (trouble.slow()) wire.sleep(wire.between(0, SLOWEST));
        ledger.told(interaction.id(), json);
        return call("edit", interaction.id());
    }

    @Override
    public RestOutcome followUp(Interaction interaction, byte[] json) {
        return call("follow up", interaction.id());
    }

    @Override
    public RestOutcome createMessage(GuildId guild, ChannelId channel, byte[] json) {
        ledger.posted(json);
        return call(
                "create message",
                channel,
                () -> new RestOutcome.Done(messages.create(guild, channel, json)));
    }

    @Override
    public RestOutcome editMessage(ChannelId channel, MessageId message, byte[] json) {
        ledger.posted(json);
        return call(
                "edit message",
                message,
                () -> messages.edit(message, json) ? done(message) : new RestOutcome.Gone());
    }

    @Override
    public RestOutcome deleteMessage(ChannelId channel, MessageId message) {
        return call(
                "delete message",
                message,
                () -> messages.delete(message) ? done(message) : new RestOutcome.Gone());
    }

    @Override
    public Optional<List<Said>> saidAfter(ChannelId channel, MessageId message, int most) {
        try {
            return wire.call(
                    Port.DISCORD,
                    "look",
                    channel,
                    BOUNDS,
                    () -> Optional.of(messages.after(channel, message, most)),
                    Unanswered::new);
        } catch (Unanswered e) {
            return Optional.empty();
        }
    }

    @Override
    public RestOutcome tellStatus(GuildId guild, ChannelId voice, String status) {
        return call("tell status", voice);
    }

    private static RestOutcome done(MessageId message) {
        return new RestOutcome.Done(message);
    }

    private RestOutcome call(String what, Object about) {
        return call(what, about, () -> done(new MessageId(0)));
    }

    private RestOutcome call(String what, Object about, Supplier<RestOutcome> effect) {
        try {
            return wire.call(Port.DISCORD, what, about, BOUNDS, effect, Unanswered::new);
        } catch (Unanswered e) {
            return new RestOutcome.Failed(String.valueOf(e.getMessage()), true);
        }
    }

    private static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(String what) {
            super(what, null, false, false);
        }
    }
}
