package dev.tonearm.core.notice;

import dev.tonearm.core.guild.UserId;

/// Who should know.
public sealed interface Reader {
    /// Who pays, or who began a trial.
    record Buyer(UserId user) implements Reader {}

    /// Anybody who manages the server.
    record Managers() implements Reader {}

    /// Of what somebody bought, as a grant names them: 0 is nobody.
    static Reader of(UserId buyer) {
        return buyer.value() == 0 ? new Managers() : new Buyer(buyer);
    }
}
