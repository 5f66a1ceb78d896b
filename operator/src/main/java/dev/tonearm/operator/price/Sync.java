package dev.tonearm.operator.price;

import dev.tonearm.core.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which ids each plan should name, as far as that is known. What can be bought comes first, since
/// the first is what is sold; what was named stays, because somebody may have it.
final class Sync {
    /// One list of the file that is to be another.
    ///
    /// @param member `prices` or `skus`
    record Change(Plan plan, String member, List<String> before, List<String> after) {
        String place() {
            return "plans." + plan + "." + member;
        }
    }

    private Sync() {}

    static List<Change> changes(Catalogue catalogue) {
        List<Change> changes = new ArrayList<>();
        for (Plan plan : Plan.values()) {
            if (!Catalogue.isSold(plan)) continue;
            add(
                    changes,
                    new Change(
                            plan,
                            "prices",
                            catalogue.plans().of(plan).prices(),
                            ordered(
                                    catalogue.plans().of(plan).prices(),
                                    newPrices(catalogue, plan),
                                    id ->
                                            catalogue
                                                    .price(id)
                                                    .filter(StripePrice::active)
                                                    .isPresent())));
            add(
                    changes,
                    new Change(
                            plan,
                            "skus",
                            catalogue.plans().of(plan).skus(),
                            ordered(
                                    catalogue.plans().of(plan).skus(),
                                    newSkus(catalogue, plan),
                                    id ->
                                            catalogue
                                                    .sku(id)
                                                    .filter(DiscordSku::available)
                                                    .isPresent())));
        }
        return changes;
    }

    /// What is sold and looks like a plan's, and whose plan cannot be told.
    static Map<String, String> unclear(Catalogue catalogue) {
        Map<String, String> unclear = new LinkedHashMap<>();
        for (StripePrice price : catalogue.pricesOfNoPlan()) {
            if (price.ofPlans() && Catalogue.soldAs(price.plan(), price.product()).isEmpty())
                unclear.put(price.id(), price.toString());
        }
        for (DiscordSku sku : catalogue.skusOfNoPlan()) {
            if (isPlans(sku) && Catalogue.soldAs("", sku.name()).isEmpty())
                unclear.put(sku.id(), sku.toString());
        }
        return unclear;
    }

    private static void add(List<Change> changes, Change change) {
        if (!change.before().equals(change.after())) changes.add(change);
    }

    private static List<String> newPrices(Catalogue catalogue, Plan plan) {
        return catalogue.pricesOfNoPlan().stream()
                .filter(StripePrice::ofPlans)
                .filter(price ->
                        Catalogue.soldAs(price.plan(), price.product())
                                .filter(plan::equals)
                                .isPresent())
                .map(StripePrice::id)
                .toList();
    }

    private static List<String> newSkus(Catalogue catalogue, Plan plan) {
        return catalogue.skusOfNoPlan().stream()
                .filter(Sync::isPlans)
                .filter(sku -> Catalogue.soldAs("", sku.name()).filter(plan::equals).isPresent())
                .map(DiscordSku::id)
                .toList();
    }

    private static boolean isPlans(DiscordSku sku) {
        return sku.isSubscription() && sku.forGuilds() && sku.available();
    }

    private static List<String> ordered(
            List<String> named, List<String> found, Predicate<String> sold) {
        return Stream.of(
                        named.stream().filter(sold),
                        found.stream(),
                        named.stream().filter(sold.negate()))
                .flatMap(ids -> ids)
                .toList();
    }
}
