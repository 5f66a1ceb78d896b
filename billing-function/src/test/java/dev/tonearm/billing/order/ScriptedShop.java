package dev.tonearm.billing.order;

import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.billing.stripe.Contract;
import dev.tonearm.billing.stripe.ScriptedStripe;
import dev.tonearm.billing.stripe.StripeShop;
import dev.tonearm.billing.stripe.StripeUnavailableException;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// A shop that does what is ordered to the subscriptions of an account. It remembers keys as Stripe
/// does: the same order again is answered as the first time, and another one by the same key is
/// refused.
public final class ScriptedShop implements StripeShop {
    private final ScriptedStripe stripe;
    private final Map<String, List<Object>> done = new TreeMap<>();
    private final List<Contract> sold = new ArrayList<>();
    final List<Purchase> purchases = new ArrayList<>();
    final List<String> keys = new ArrayList<>();
    final List<String> closed = new ArrayList<>();

    /// The subscriptions that were bought on pages.
    final Map<String, String> paid = new TreeMap<>();

    boolean declines;
    boolean away;

    public ScriptedShop(ScriptedStripe stripe) {
        this.stripe = stripe;
    }

    public void has(Contract contract) {
        sold.removeIf(known -> known.id().equals(contract.id()));
        sold.add(contract);
        stripe.says(contract);
    }

    @Override
    public String newCustomer(UserId buyer, String key) {
        return once(key, List.of(buyer), () -> "cus_" + buyer);
    }

    @Override
    public Optional<String> priceOf(List<String> prices, boolean yearly) {
        return prices.stream().filter(price -> price.endsWith("_year") == yearly).findFirst();
    }

    @Override
    public Page checkout(Purchase purchase, String key) {
        return once(
                key,
                List.of(purchase),
                () -> {
                    purchases.add(purchase);
                    return new Page("cs_" + key, URI.create("https://checkout.example/" + key));
                });
    }

    @Override
    public Optional<String> close(String page) {
        closed.add(page);
        return Optional.ofNullable(paid.get(page));
    }

    @Override
    public URI portal(String customer, URI back) {
        reached("portal");
        return URI.create("https://portal.example/" + customer);
    }

    @Override
    public List<Contract> contracts(String customer) {
        return sold.stream()
                .filter(one -> one.customer().equals(customer) && !one.status().equals("canceled"))
                .toList();
    }

    @Override
    public Changed change(Contract contract, String price, boolean more, String key) {
        return once(
                key,
                List.of(contract.id(), price, more),
                () -> {
                    if (declines) return new Changed.Declined();
                    Contract changed = Bought.priced(contract, price);
                    has(changed);
                    return new Changed.Done(changed);
                });
    }

    @Override
    public Contract cancel(Contract contract, boolean atOnce, String key) {
        return once(
                key,
                List.of(contract.id(), atOnce),
                () -> {
                    Instant end = contract.periodEnd().orElseThrow();
                    Contract cancelled =
                            atOnce
                                    ? Bought.ended(contract, Bought.START)
                                    : Bought.ending(contract, end);
                    has(cancelled);
                    return cancelled;
                });
    }

    @Override
    public Contract move(Contract contract, GuildId guild, String key) {
        return once(
                key,
                List.of(contract.id(), guild),
                () -> {
                    Contract moved = Bought.moved(contract, guild);
                    has(moved);
                    return moved;
                });
    }

    /// What was sold, as it is now.
    public List<Contract> sold() {
        return List.copyOf(sold);
    }

    /// The pages on which somebody may pay.
    public List<Purchase> purchases() {
        return List.copyOf(purchases);
    }

    @SuppressWarnings("unchecked")
    private <T> T once(String key, List<Object> parameters, Supplier<T> order) {
        reached(key);
        List<Object> known = done.get(key);
        if (known == null) {
            known = List.of(parameters, order.get());
            done.put(key, known);
        }
        if (!known.getFirst().equals(parameters)) {
            throw new StripeUnavailableException(key, "idempotency_error");
        }
        return (T) known.getLast();
    }

    private void reached(String key) {
        if (away) throw new StripeUnavailableException("anything", "the test says so");
        keys.add(key);
    }
}
