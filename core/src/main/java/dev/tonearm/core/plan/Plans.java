package dev.tonearm.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The plans that an operator has, as [PlansFile] reads them.
///
/// @param terms of every plan
/// @param trial the plan that a server can try
/// @param trialTime for how long; zero if there is nothing to try
/// @param grace for how long a plan goes on that was to be paid for and is not yet
public record Plans(Map<Plan, Terms> terms, Plan trial, Duration trialTime, Duration grace) {
    /// What a plan is.
    ///
    /// @param prices Stripe's ids of what is paid for it, such as `price_1N…`
    /// @param skus Discord's ids of the same
    /// @param skuPrices what Discord takes for some of these a month, such as `8.99 USD`: a copy of
    ///   what stands in its portal, because its API tells nobody
    public record Terms(
            Allowance allowance,
            List<String> prices,
            List<String> skus,
            Map<String, String> skuPrices) {
        public Terms {
            prices = List.copyOf(prices);
            skus = List.copyOf(skus);
            skuPrices = Map.copyOf(skuPrices);
        }

        public Terms(Allowance allowance, List<String> prices, List<String> skus) {
            this(allowance, prices, skus, Map.of());
        }
    }

    public Plans {
        terms = new EnumMap<>(terms);
        for (Plan plan : Plan.values()) {
            if (!terms.containsKey(plan)) throw new IllegalArgumentException("no " + plan);
        }
    }

    @Override
    public Map<Plan, Terms> terms() {
        return Map.copyOf(terms);
    }

    public Terms of(Plan plan) {
        Terms found = terms.get(plan);
        if (found == null) throw new IllegalStateException("no " + plan);
        return found;
    }

    /// What a plan allows, and which have more of it.
    public Limits limits(Plan plan) {
        Map<Need, Offer> offers = new LinkedHashMap<>();
        for (Need need : needs()) {
            offer(need, plan).ifPresent(offer -> offers.put(need, offer));
        }
        return new Limits(plan, of(plan).allowance(), offers);
    }

    /// The least plan above one that has more of something.
    public Optional<Offer> offer(Need need, Plan than) {
        Allowance now = of(than).allowance();
        for (Plan plan : Plan.values()) {
            if (plan.compareTo(than) > 0 && now.lessThan(of(plan).allowance(), need)) {
                return Optional.of(new Offer(plan, sku(plan)));
            }
        }
        return Optional.empty();
    }

    /// By which Discord sells a plan; empty if it does not.
    public String sku(Plan plan) {
        List<String> skus = of(plan).skus();
        return skus.isEmpty() ? "" : skus.getFirst();
    }

    /// The plan that is paid for by one of Stripe's prices.
    public Optional<Plan> ofPrice(String price) {
        return first(plan -> of(plan).prices().contains(price));
    }

    /// The plan that Discord sells by a SKU.
    public Optional<Plan> ofSku(String sku) {
        return first(plan -> of(plan).skus().contains(sku));
    }

    /// Whether a server can try a plan.
    public boolean hasTrial() {
        return trialTime.isPositive();
    }

    private static Optional<Plan> first(Predicate<Plan> wanted) {
        for (Plan plan : Plan.values()) if (wanted.test(plan)) return Optional.of(plan);
        return Optional.empty();
    }

    private static List<Need> needs() {
        List<Need> needs = new ArrayList<>(List.of(Feature.values()));
        needs.addAll(List.of(Quota.values()));
        return needs;
    }
}
