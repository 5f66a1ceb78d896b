package dev.tonearm.worker.player;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.worker.reply.FakeRest;
import dev.tonearm.worker.reply.PanelPace;
import dev.tonearm.worker.reply.Replying;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import java.util.Random;
import java.util.concurrent.Executor;

/// Players whose guilds nobody uses.
public final class TestPlayers {
    private TestPlayers() {}

    public static GuildPlayers create(Telemetry telemetry, Timer timer, Executor threads) {
        var replying =
                new Replying(
                        new FakeRest(timer), new PanelPace(), false, telemetry, timer, threads);
        return new GuildPlayers(
                new PlayerContext(
                        new Partitions(2),
                        _ -> true,
                        new MemoryJournal(),
                        Formats.CURRENT,
                        new FakeVoice(),
                        new FakeNodes(),
                        _ -> new Resolution.NothingFound(),
                        replying,
                        telemetry,
                        timer,
                        new Random(7),
                        threads));
    }
}
