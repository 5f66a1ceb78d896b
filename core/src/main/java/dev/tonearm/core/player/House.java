package dev.tonearm.core.player;

import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.time.Instant;

/// How the player behaves when nobody commands it, and what people vote about.
///
/// @param hush why it pauses by itself
/// @param idleSince since when nothing plays in its channel; [#NEVER] while something does, or it
///   is in none
/// @param comeback where it goes back to by itself
public record House(Manners manners, Votes votes, Hush hush, Instant idleSince, Comeback comeback) {
    public static final Instant NEVER = Instant.MAX;

    public static final House USUAL =
            new House(Manners.USUAL, Votes.NONE, Hush.NONE, NEVER, Comeback.NONE);

    House with(Manners changed) {
        return new House(changed, votes, hush, idleSince, comeback);
    }

    House with(Votes changed) {
        return new House(manners, changed, hush, idleSince, comeback);
    }

    House with(Hush changed) {
        return new House(manners, votes, changed, idleSince, comeback);
    }

    /// Another track, or none: what was said about the one before is over.
    House turned() {
        return new House(manners, Votes.NONE, Hush.NONE, idleSince, comeback);
    }

    /// After a line.
    ///
    /// @param idle whether the bot is in a channel and plays nothing there
    House idle(boolean idle, Instant at) {
        if (idle != idleSince.equals(NEVER)) return this;
        return new House(manners, votes, hush, idle ? at : NEVER, comeback);
    }

    /// The bot left where it was.
    House left(Whereabouts from, LeaveReason why, Instant at) {
        boolean comes = manners.stays() && why.nobodysWish();
        Comeback next =
                comes && from instanceof Whereabouts.InVoice(var channel)
                        ? Comeback.lost(comeback, channel, at)
                        : Comeback.NONE;
        boolean goesOn = next instanceof Comeback.Due;
        return new House(manners, votes, goesOn ? hush : Hush.NONE, idleSince, next);
    }
}
