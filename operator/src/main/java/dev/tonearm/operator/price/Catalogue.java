package dev.tonearm.operator.price;

import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the plans name, and what the two shops have.
record Catalogue(Plans plans, List<StripePrice> prices, List<DiscordSku> skus) {
    Catalogue {
        prices = List.copyOf(prices);
        skus = List.copyOf(skus);
    }

    Optional<StripePrice> price(String id) {
        return prices.stream().filter(price -> price.id().equals(id)).findFirst();
    }

    Optional<DiscordSku> sku(String id) {
        return skus.stream().filter(sku -> sku.id().equals(id)).findFirst();
    }

    /// Those of a plan that Stripe has, in its order.
    List<StripePrice> pricesOf(Plan plan) {
        return plans.of(plan).prices().stream().flatMap(id -> price(id).stream()).toList();
    }

    List<DiscordSku> skusOf(Plan plan) {
        return plans.of(plan).skus().stream().flatMap(id -> sku(id).stream()).toList();
    }

    /// What can be bought, or once was, and is in no plan.
    List<StripePrice> pricesOfNoPlan() {
        return prices.stream()
                .filter(price -> price.active() && plans.ofPrice(price.id()).isEmpty())
                .toList();
    }

    List<DiscordSku> skusOfNoPlan() {
        return skus.stream()
                .filter(sku -> !sku.isGroup() && plans.ofSku(sku.id()).isEmpty())
                .toList();
    }

    /// The plan that something is sold as: what its metadata say, else the one plan whose name is a
    /// word of its name.
    static Optional<Plan> soldAs(String metadata, String name) {
        if (!metadata.isEmpty()) {
            return Plan.named(metadata.toLowerCase(Locale.ROOT)).filter(Catalogue::isSold);
        }
        List<Plan> named =
                List.of(Plan.values()).stream()
                        .filter(Catalogue::isSold)
                        .filter(plan ->
                                Pattern.compile(
                                                "\\b" + plan.wire() + "\\b",
                                                Pattern.CASE_INSENSITIVE)
                                        .matcher(name)
                                        .find())
                        .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    static boolean isSold(Plan plan) {
        return plan != Plan.FREE;
    }
}
