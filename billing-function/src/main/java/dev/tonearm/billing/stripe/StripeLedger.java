package dev.tonearm.billing.stripe;

import java.time.Instant;
import java.util.List;

/// All that the operator's account at Stripe has, page by page, the newest first.
///
/// All of it may throw [StripeUnavailableException].
public interface StripeLedger {
    /// Some of it.
    ///
    /// @param next what the next page comes after; empty behind the last
    record Page<T>(List<T> found, String next) {
        public Page {
            found = List.copyOf(found);
        }
    }

    /// A subscription as it is listed: what became of its money is not said there.
    record Listed(Contract contract, List<Rate> rates) {
        public Listed {
            rates = List.copyOf(rates);
        }
    }

    /// What one of its prices comes to.
    ///
    /// @param amount for each time, in the least unit of the currency, before taxes and discounts
    /// @param interval Stripe's word: `day`, `week`, `month` or `year`
    /// @param count how many of these are paid for at a time
    record Rate(String price, String currency, long amount, String interval, long count) {
        /// What that is for a month of a twelfth of a year.
        public long monthly() {
            double months =
                    switch (interval) {
                        case "year" -> 12.0 * count;
                        case "week" -> count * 12.0 / 52;
                        case "day" -> count * 12.0 / 365;
                        default -> count;
                    };
            return Math.round(amount / months);
        }
    }

    /// Subscriptions of every status.
    ///
    /// @param after the page before it said; empty for the first
    Page<Listed> subscriptions(String after);

    /// Payments that were given back since, whole or in part.
    Page<String> refunded(Instant since, String after);

    /// Payments about which there is a dispute since, open or closed.
    Page<String> disputed(Instant since, String after);
}
