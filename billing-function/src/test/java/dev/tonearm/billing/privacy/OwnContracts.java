package dev.tonearm.billing.privacy;

import dev.tonearm.billing.stripe.Contract;
import dev.tonearm.billing.stripe.StripeShop;
import dev.tonearm.billing.stripe.StripeUnavailableException;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A shop in which one customer has these subscriptions, and nothing is sold.
final class OwnContracts implements StripeShop {
    final List<Contract> contracts = new ArrayList<>();
    boolean away;

    @Override
    public List<Contract> contracts(String customer) {
        if (away) throw new StripeUnavailableException("contracts", "the test says so");
        return List.copyOf(contracts);
    }

    @Override
    public String newCustomer(UserId buyer, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> priceOf(List<String> prices, boolean yearly) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page checkout(Purchase purchase, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> close(String page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public URI portal(String customer, URI back) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Changed change(Contract contract, String price, boolean more, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Contract cancel(Contract contract, boolean atOnce, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Contract move(Contract contract, GuildId guild, String key) {
        throw new UnsupportedOperationException();
    }
}
