package dev.tonearm.worker.reply;

import dev.tonearm.worker.discord.DiscordRest;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import java.util.concurrent.Executor;

/// What the replies of all guilds share.
///
/// @param threads gives each task a (virtual) thread of its own
public record Replying(
        DiscordRest rest, PanelPace pace, Telemetry telemetry, Timer timer, Executor threads) {}
