package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.worker.audio.PlayerReports;
import dev.tonearm.worker.audio.VoiceClosures;
import dev.tonearm.worker.audio.node.Voice;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a guild's player needs from its partition.
public interface GuildSurroundings {
    /// The best usable node for a new player, if there is one.
    ///
    /// @param filters those it should have; one that lacks some is better than none
    /// @param except one that is not wanted
    Optional<PlayerNode> best(Voice voice, Filters filters, @Nullable PlayerNode except);

    /// A node that takes new players, is near the voice server, if this one is not, and has these
    /// filters.
    Optional<PlayerNode> nearer(Voice voice, Filters filters, PlayerNode than);

    /// Tries again after the `failures`th failure in a row.
    void retry(Runnable again, int failures);

    /// Does something after a while, on a thread that may wait.
    void soon(Duration wait, Runnable task);

    /// Whether the partition's lease is ours.
    boolean mayAct();

    PlayerReports reports();

    VoiceClosures closures();

    /// Since when all that nodes say is heard.
    Instant knownSince();

    Machine machine();

    default Telemetry telemetry() {
        return Telemetry.unseen();
    }

    default Instant now() {
        return machine().timer().instant();
    }
}
