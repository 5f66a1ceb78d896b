package dev.tonearm.core.player;

import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.time.Instant;

/// Who is with the bot in its voice channel, and while it is in none, why.
public sealed interface Company {
    /// Somebody, as far as anybody has said; or it has not been anywhere yet.
    record People() implements Company {}

    /// Other bots at most.
    record Nobody(Instant since) implements Company {}

    /// It left its last channel.
    record Parted(LeaveReason why) implements Company {}

    Company PEOPLE = new People();
}
