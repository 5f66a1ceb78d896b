package dev.tonearm.worker.player;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.worker.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the channels that the bot left, and says aloud what only the operator can mend: it
/// concerns every guild at once, so one line a minute is enough. What concerns one guild is a line
/// of its own, by which its story is found.
final class VoiceAlarm {
    static final Duration SPACING = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(VoiceAlarm.class);

    private final Telemetry telemetry;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    VoiceAlarm(Telemetry telemetry, InstantSource clock) {
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /// A channel had to be left.
    void left(GuildId guild, LeaveReason why) {
        switch (why) {
            case NOT_ENCRYPTED -> {
                telemetry.count(WorkerMetric.VOICE_NOT_ENCRYPTED);
                sound(
                        "Discord's voice servers refuse the audio node (close code 4017): it does"
                                + " not speak end-to-end encryption (DAVE). Nothing can be heard"
                                + " outside of stages until the nodes are updated (Lavalink 4.2 or"
                                + " newer).");
            }
            case INCOMPATIBLE -> {
                telemetry.count(WorkerMetric.VOICE_INCOMPATIBLE);
                sound(
                        "Discord's voice servers and the audio node have no protocol or encryption"
                                + " mode in common (close code 4012 or 4016). Update the nodes.");
            }
            case UNSTABLE -> {
                telemetry.count(WorkerMetric.VOICE_UNSTABLE);
                log.warn("guild {}: its voice channel is left: the connection breaks", guild);
            }
            case UNREACHABLE -> {
                telemetry.count(WorkerMetric.VOICE_UNREACHABLE);
                log.warn("guild {}: its voice channel cannot be entered", guild);
            }
            case ALONE -> telemetry.count(WorkerMetric.VOICE_LEFT_ALONE);
            case QUIET -> telemetry.count(WorkerMetric.VOICE_LEFT_QUIET);
            case ASKED, DISCONNECTED -> {}
        }
    }

    private void sound(String alarm) {
        if (due()) log.error(alarm);
    }

    private synchronized boolean due() {
        Instant now = clock.instant();
        if (now.isBefore(next)) return false;
        next = now.plus(SPACING);
        return true;
    }
}
