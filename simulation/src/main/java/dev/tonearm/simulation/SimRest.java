package dev.tonearm.simulation;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.simulation.Wire.Bounds;
import dev.tonearm.worker.discord.DiscordRest;
import java.time.Duration;

/// Discord's answers' and messages' side, which only writes down what came.
final class SimRest implements DiscordRest {
    private static final Bounds BOUNDS = new Bounds(250, Duration.ofSeconds(5));

    /// What Discord takes at times, while all else is well.
    private static final long SLOWEST = 6_000_000_000L;

    private final Wire wire;
    private final Trouble trouble;
    private final Ledger ledger;
    private final SimTimer timer;

    SimRest(Wire wire, Trouble trouble, Ledger ledger, SimTimer timer) {
        this.wire = wire;
        this.trouble = trouble;
        this.ledger = ledger;
        this.timer = timer;
    }

    @Override
    public RestOutcome editOriginal(Interaction interaction, byte[] json) {
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
        return call("create message", channel);
    }

    @Override
    public RestOutcome editMessage(ChannelId channel, MessageId message, byte[] json) {
        ledger.posted(json);
        return call("edit message", message);
    }

    @Override
    public RestOutcome deleteMessage(ChannelId channel, MessageId message) {
        return call("delete message", message);
    }

    private RestOutcome call(String what, Object about) {
        try {
            return wire.call(
                    Port.DISCORD,
                    what,
                    about,
                    BOUNDS,
                    () -> new RestOutcome.Done(new MessageId(timer.instant().toEpochMilli())),
                    Unanswered::new);
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
