package dev.tonearm.stripe.time;

import java.util.OptionalLong;

/// What lives in the account's time, too, and is moved with it.
public interface Follower {
    /// Nobody.
    Follower NONE =
            new Follower() {
                @Override
                public void ahead(long seconds) {
                    // told nobody
                }
            };

    /// The account's time is about to be so many seconds ahead of real time.
    ///
    /// Before anything happens at Stripe, so that whoever hears of that is in the same time.
    void ahead(long seconds);

    /// When something is due here next, in seconds since 1970: the time is not moved past it at
    /// once.
    default OptionalLong next() {
        return OptionalLong.empty();
    }

    /// The account's time is where it was moved to, or about to be moved on. Does what is due here,
    /// and returns when that is done.
    default void arrived() {}
}
