package dev.tonearm.core.billing;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import java.time.LocalDate;
import java.util.Optional;

/// What is kept of payments beside what guilds have by them.
///
/// All of it may throw [BillingRecordsUnavailableException].
public interface BillingRecords {
    /// What is known of a subscription.
    Optional<SubscriptionRecord> subscription(String id);

    /// Writes what was learned of a subscription, unless somebody else has since.
    ///
    /// @param before as it was read
    /// @return whether it is known to be written; if not, it is to be read again
    boolean keep(Optional<SubscriptionRecord> before, SubscriptionRecord after);

    /// Remembers that the payment service has a subscription, and that this is what is known of it.
    ///
    /// @param day for which it was listed
    void listed(SubscriptionRecord record, LocalDate day);

    /// What an order that was begun is about.
    Optional<String> begun(InteractionId order);

    /// Remembers that for a day, which is longer than anybody waits for an answer: an order that
    /// comes again finds the world changed, by itself.
    ///
    /// @return what is remembered: the first, if it was begun twice
    String begin(InteractionId order, String about);

    /// The last page on which somebody could pay for a server, for as long as that may matter.
    Optional<CheckoutPage> page(GuildId guild);

    /// Remembers the last one.
    void keepPage(GuildId guild, CheckoutPage page);

    /// Whom a payment service knows a person as.
    Optional<String> customer(UserId buyer);

    /// Remembers that, for good.
    ///
    /// @return what is remembered: the first one, if two were made at once
    String keepCustomer(UserId buyer, String customer);
}
