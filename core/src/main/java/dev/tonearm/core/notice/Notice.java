package dev.tonearm.core.notice;

import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Quota;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Something about a server's plan that somebody should know.
///
/// @param plan that it is about
/// @param at the moment that is named in it, in whole seconds: an end, or until when there is time
public record Notice(Kind kind, Plan plan, Instant at) {
    /// What is said. The names travel, and stand in the table.
    public enum Kind {
        TRIAL_ENDING,
        TRIAL_ENDED,

        /// A payment failed, and the plan goes on until then.
        PAYMENT_FAILED,

        /// That was the time it had.
        GRACE_OVER,

        SUBSCRIPTION_ENDING,
        SUBSCRIPTION_ENDED,

        /// The money was given back.
        REFUNDED,

        /// The bank took it back.
        DISPUTED,

        /// What Discord's shop sold is over, or was taken back.
        DISCORD_ENDED,

        GIFT_ENDED,

        /// Much of the commands of a minute were given.
        COMMANDS_USED,

        /// The queue is nearly full.
        QUEUE_USED;

        /// How it is named in what travels, and behind `notice.` in the texts.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Of what much is used, if that is what it says.
        public Optional<Quota> quota() {
            return switch (this) {
                case COMMANDS_USED -> Optional.of(Quota.COMMANDS);
                case QUEUE_USED -> Optional.of(Quota.QUEUE);
                default -> Optional.empty();
            };
        }

        static Optional<Kind> named(String wire) {
            for (Kind kind : values()) if (kind.wire().equals(wire)) return Optional.of(kind);
            return Optional.empty();
        }
    }

    public Notice {
        at = Instant.ofEpochSecond(at.getEpochSecond());
    }
}
