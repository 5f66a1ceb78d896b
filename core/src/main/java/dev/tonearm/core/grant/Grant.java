package dev.tonearm.core.grant;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A reason for a server to have a plan, as its source last told it.
public sealed interface Grant {
    /// The end of what has none.
    Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    private static Instant whole(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    GrantId id();

    /// When its source said this, by the source's own clock: of two words about one grant the later
    /// one holds, in whatever order they arrive.
    Instant version();

    /// One that this build understands.
    sealed interface Known extends Grant {
        Plan plan();

        /// From when on it holds.
        Instant from();

        /// Until when what it stands for is paid, given or tried; [#OPEN] without an end.
        Instant until();

        /// Whether it goes on for a while when that is over, because a payment may only be late.
        default boolean waits() {
            return false;
        }

        /// When it ends.
        ///
        /// @param grace how long a payment may be late
        default Instant end(Duration grace) {
            return waits() ? until().plus(grace) : until();
        }

        default boolean holds(Duration grace, Instant now) {
            return !now.isBefore(from()) && now.isBefore(end(grace));
        }
    }

    /// A server tries a plan, once.
    ///
    /// @param buyer who began it
    record Trial(UserId buyer, Plan plan, Instant from, Instant until) implements Known {
        /// A server has one at most.
        public static final GrantId ID = new GrantId("trial", "once");

        public Trial {
            from = whole(from);
            until = whole(until);
        }

        @Override
        public GrantId id() {
            return ID;
        }

        @Override
        public Instant version() {
            return from;
        }
    }

    /// A subscription of Stripe's.
    ///
    /// @param subscription Stripe's id of it, `sub_…`
    /// @param customer Stripe's id of who pays, `cus_…`
    /// @param buyer the same on Discord
    /// @param until what is paid for; if a payment failed, since when it is missing; if it ended,
    ///   when
    record StripeSubscription(
            String subscription,
            String customer,
            UserId buyer,
            Plan plan,
            Instant from,
            Instant until,
            Payment payment,
            Instant version)
            implements Known {
        /// The source of all of them.
        public static final String SOURCE = "stripe";

        public StripeSubscription {
            from = whole(from);
            until = whole(until);
            version = version.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public GrantId id() {
            return new GrantId(SOURCE, subscription);
        }

        @Override
        public boolean waits() {
            return payment == Payment.PAID || payment == Payment.FAILED;
        }
    }

    /// How it stands with the money, in the order of a subscription's life.
    enum Payment {
        /// Paid for, and it renews itself; the news of that may be late.
        PAID,

        /// Paid for, and it does not renew itself.
        ENDING,

        /// The last payment failed and is tried again.
        FAILED,

        /// Over: cancelled at once, or given up.
        ENDED,

        /// Over: the last payment was given back.
        REFUNDED,

        /// Over: the bank took the last payment back.
        DISPUTED,

        /// Over here: another server has it now.
        MOVED;

        public boolean over() {
            return switch (this) {
                case PAID, ENDING, FAILED -> false;
                case ENDED, REFUNDED, DISPUTED, MOVED -> true;
            };
        }
    }

    /// An entitlement of Discord's own shop.
    ///
    /// @param entitlement Discord's id of it
    /// @param until [#OPEN] while Discord names no end; when it was deleted, if it was
    record DiscordEntitlement(
            String entitlement,
            UserId buyer,
            Plan plan,
            Instant from,
            Instant until,
            Instant version)
            implements Known {
        /// The source of all of them.
        public static final String SOURCE = "discord";

        public DiscordEntitlement {
            from = whole(from);
            until = whole(until);
            version = version.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public GrantId id() {
            return new GrantId(SOURCE, entitlement);
        }
    }

    /// An operator gave it.
    ///
    /// @param gift its name
    /// @param until when it ends; when it was taken back, if it was
    record Gift(String gift, Plan plan, Instant from, Instant until, Instant version)
            implements Known {
        /// The source of all of them.
        public static final String SOURCE = "gift";

        public Gift {
            from = whole(from);
            until = whole(until);
            version = version.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public GrantId id() {
            return new GrantId(SOURCE, gift);
        }
    }

    /// One that a newer build wrote: kept as it is, and of no plan that this build knows.
    ///
    /// @param text what was written
    record Unknown(GrantId id, Instant version, String text) implements Grant {}
}
