package dev.tonearm.worker.reply;

import dev.tonearm.worker.discord.DiscordRest;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import java.util.concurrent.Executor;

/// What the replies of all guilds share.
///
/// @param readsRequests whether what is written in request channels is read, which the message
///   there says
/// @param threads gives each task a (virtual) thread of its own
public record Replying(
        DiscordRest rest,
        PanelPace pace,
        boolean readsRequests,
        Telemetry telemetry,
        Timer timer,
        Executor threads) {}
