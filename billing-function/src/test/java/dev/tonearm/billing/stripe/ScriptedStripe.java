package dev.tonearm.billing.stripe;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// An account whose subscriptions are what a test says they are now.
public final class ScriptedStripe implements StripeAccount {
    private final Map<String, Contract> now = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> payments = new ConcurrentHashMap<>();
    private volatile Runnable asked = () -> {};

    public ScriptedStripe says(Contract contract) {
        now.put(contract.id(), contract);
        return this;
    }

    public void paid(String payment, String subscription) {
        payments.put(payment, Set.of(subscription));
    }

    /// Does something between an answer and its arrival.
    public void meanwhile(Runnable what) {
        asked = what;
    }

    @Override
    public Optional<Contract> contract(String subscription) {
        Optional<Contract> answer = Optional.ofNullable(now.get(subscription));
        asked.run();
        return answer;
    }

    @Override
    public Set<String> paidFor(String payment) {
        return payments.getOrDefault(payment, Set.of());
    }
}
