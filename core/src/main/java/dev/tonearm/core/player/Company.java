package dev.tonearm.core.player;

import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.time.Duration;
import java.time.Instant;

/// Who is with the bot in its voice channel, and while it is in none, why.
public sealed interface Company {
    /// How long the bot stays where nobody listens. Long enough for a lost connection or a change
    /// of device, short enough that an empty channel is not played to all night.
    Duration LONGEST_ALONE = Duration.ofMinutes(5);

    /// Somebody, as far as anybody has said; or it has not been anywhere yet.
    record People() implements Company {}

    /// Other bots at most.
    record Nobody(Instant since) implements Company {
        /// When the bot leaves, unless somebody comes.
        public Instant until() {
            return since.plus(LONGEST_ALONE);
        }
    }

    /// It left its last channel.
    record Parted(LeaveReason why) implements Company {}

    Company PEOPLE = new People();
}
