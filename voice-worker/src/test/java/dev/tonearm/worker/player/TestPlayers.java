package dev.tonearm.worker.player;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.worker.reply.FakeRest;
import dev.tonearm.worker.reply.PanelPace;
import dev.tonearm.worker.reply.Replying;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;

/// Players whose guilds nobody uses.
public final class TestPlayers {
    private static final GuildId LEFT = new GuildId(2L << 22);

    private TestPlayers() {}

    public static GuildPlayers create(Telemetry telemetry, Timer timer, Executor threads) {
        return create(telemetry, timer, threads, new MemoryJournal(), _ -> true);
    }

    /// In a guild of partition 0 everybody has left the bot alone, which nobody has written down.
    public static GuildPlayers leftAlone(
            Telemetry telemetry, Timer timer, Executor threads, IntPredicate mayAct) {
        var journal = new MemoryJournal();
        var joined = new StayEvent.VoiceJoined(new ChannelId(10));
        journal.append(
                LEFT, List.of(new JournalLine(1, timer.now(), Cause.DISCORD, List.of(joined))));
        return create(telemetry, timer, threads, journal, mayAct);
    }

    private static GuildPlayers create(
            Telemetry telemetry,
            Timer timer,
            Executor threads,
            MemoryJournal journal,
            IntPredicate mayAct) {
        var replying =
                new Replying(
                        new FakeRest(timer), new PanelPace(), false, telemetry, timer, threads);
        return new GuildPlayers(
                new PlayerContext(
                        new Partitions(2),
                        mayAct,
                        journal,
                        Formats.CURRENT,
                        new FakeVoice(),
                        new FakeNodes(),
                        _ -> new Resolution.NothingFound(),
                        replying,
                        QueueWatch.NOBODY,
                        telemetry,
                        timer,
                        new Random(7),
                        threads));
    }
}
