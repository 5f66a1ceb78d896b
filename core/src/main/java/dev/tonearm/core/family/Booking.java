package dev.tonearm.core.family;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.grant.Booked;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.message.Message;
import java.time.Instant;

/// Something that makes a grant of its own. It does not travel, but is booked at once, and
/// answered; the player is told of its new plan.
public interface Booking {
    /// The slash command that does this, group and subcommand separated by spaces.
    String slash();

    /// What a member needs for it.
    Permission permission();

    /// What is to be booked.
    ///
    /// @param asked when Discord made the command, in billing time: of one that comes twice both
    ///   are the same
    Plan plan(UserId asker, Instant asked, Facts facts);

    /// What is said of what became of it.
    Message answer(Booked booked, Facts facts);

    /// What it comes to.
    sealed interface Plan {
        record To(Grant grant) implements Plan {}

        /// Nothing is to be done, and this is why.
        record No(Message why) implements Plan {}
    }
}
