package dev.tonearm.core.billing;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Records in memory, with the conditions that those in the table have.
public final class MemoryBillingRecords implements BillingRecords {
    private final Map<String, SubscriptionRecord> subscriptions;
    private final Map<InteractionId, String> begun = new HashMap<>();
    private final Map<UserId, String> customers = new HashMap<>();
    private final Map<GuildId, CheckoutPage> pages = new HashMap<>();

    public MemoryBillingRecords() {
        this(Map.of());
    }

    /// Some that begin with these subscriptions.
    public MemoryBillingRecords(Map<String, SubscriptionRecord> subscriptions) {
        this.subscriptions = new HashMap<>(subscriptions);
    }

    /// All subscriptions that are known.
    public synchronized Map<String, SubscriptionRecord> all() {
        return Map.copyOf(subscriptions);
    }

    @Override
    public synchronized Optional<SubscriptionRecord> subscription(String id) {
        return Optional.ofNullable(subscriptions.get(id));
    }

    @Override
    public synchronized boolean keep(
            Optional<SubscriptionRecord> before, SubscriptionRecord after) {
        // As the table compares them.
        Optional<?> known = subscription(after.id()).map(SubscriptionRecord::version);
        if (!known.equals(before.map(SubscriptionRecord::version))) return false;
        subscriptions.put(after.id(), after);
        return true;
    }

    @Override
    public synchronized void listed(SubscriptionRecord record, LocalDate day) {
        // As in the table it is of no use without somebody who reads them all.
    }

    @Override
    public synchronized Optional<String> begun(InteractionId order) {
        return Optional.ofNullable(begun.get(order));
    }

    @Override
    public synchronized String begin(InteractionId order, String about) {
        return begun.computeIfAbsent(order, _ -> about);
    }

    @Override
    public synchronized Optional<CheckoutPage> page(GuildId guild) {
        return Optional.ofNullable(pages.get(guild));
    }

    @Override
    public synchronized void keepPage(GuildId guild, CheckoutPage page) {
        pages.put(guild, page);
    }

    @Override
    public synchronized Optional<String> customer(UserId buyer) {
        return Optional.ofNullable(customers.get(buyer));
    }

    @Override
    public synchronized String keepCustomer(UserId buyer, String customer) {
        return customers.computeIfAbsent(buyer, _ -> customer);
    }
}
