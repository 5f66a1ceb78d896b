package dev.tonearm.billing.stripe;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What can be ordered at Stripe. The same order again, with the same key, is done once.
///
/// All of it may throw [StripeUnavailableException].
public interface StripeShop {
    /// A page on which somebody pays.
    ///
    /// @param back where it leads afterwards
    record Purchase(String customer, UserId buyer, GuildId guild, String price, URI back) {}

    /// Where somebody pays.
    ///
    /// @param id Stripe's
    record Page(String id, URI address) {}

    /// What became of a change.
    sealed interface Changed {
        record Done(Contract contract) implements Changed {}

        /// Whoever pays could not be charged; nothing was changed.
        record Declined() implements Changed {}
    }

    /// Makes somebody known to Stripe.
    String newCustomer(UserId buyer, String key);

    /// Of some prices the one that is paid at such intervals.
    Optional<String> priceOf(List<String> prices, boolean yearly);

    /// Makes a page on which somebody pays.
    Page checkout(Purchase purchase, String key);

    /// Lets nobody pay on a page any more.
    ///
    /// @return the subscription that was bought there, if it is too late
    Optional<String> close(String page);

    /// Makes a page on which somebody sees bills and changes how they pay.
    URI portal(String customer, URI back);

    /// The subscriptions of a customer that are not over.
    List<Contract> contracts(String customer);

    /// Gives a subscription another price, and takes back that it was to end. The difference is
    /// paid at once, or given back with the next bill.
    ///
    /// @param more whether the new price is the higher one
    Changed change(Contract contract, String price, boolean more, String key);

    /// Ends a subscription.
    Contract cancel(Contract contract, boolean atOnce, String key);

    /// Says that a subscription is for another server.
    Contract move(Contract contract, GuildId guild, String key);
}
