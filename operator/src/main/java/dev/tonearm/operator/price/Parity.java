package dev.tonearm.operator.price;

import dev.tonearm.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what is wrong with what is sold.
///
/// Discord asks of whoever sells outside of it that the same is sold in its shop, before taxes for
/// no more than elsewhere (support-dev.discord.com, article 23810643331735). Its shop knows months
/// only, and its API tells no price: the plans file states it.
final class Parity {
    private final Catalogue catalogue;
    private final List<Finding> findings = new ArrayList<>();

    private Parity(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static List<Finding> check(Catalogue catalogue) {
        return new Parity(catalogue).findings();
    }

    private List<Finding> findings() {
        for (Plan plan : Plan.values()) {
            if (!Catalogue.isSold(plan)) continue;
            prices(plan);
            skus(plan);
            bothRails(plan);
            parity(plan);
        }
        for (StripePrice price : catalogue.pricesOfNoPlan()) {
            note("Stripe", price + " is in no plan: who buys it gets nothing by it");
        }
        for (DiscordSku sku : catalogue.skusOfNoPlan()) {
            if (sku.available() && sku.forGuilds()) {
                broken(
                        "Discord",
                        "SKU " + sku + " is for sale and in no plan: who buys it gets nothing");
            } else {
                note("Discord", "SKU " + sku + " is in no plan, and not for sale to servers");
            }
        }
        return findings;
    }

    private void prices(Plan plan) {
        List<String> ids = catalogue.plans().of(plan).prices();
        List<String> sold = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String place = place(plan, "prices." + i);
            Optional<StripePrice> found = catalogue.price(ids.get(i));
            if (found.isEmpty()) {
                broken(place, ids.get(i) + " is not in this account of Stripe's (with this key)");
                continue;
            }
            StripePrice price = found.get();
            if (!price.ofPlans()) {
                broken(place, price + " is no fixed sum each month or year, as a plan's price is");
                continue;
            }
            // Of those with one interval the first is sold.
            boolean first = !sold.contains(price.every());
            sold.add(price.every());
            if (!price.active() && first) {
                broken(
                        place,
                        price
                                + " can no longer be bought and is the first of its interval, which"
                                + " /premium subscribe sells: put another before it");
            } else if (!price.active()) {
                note(place, price + " is retired; who has it keeps the plan");
            } else if (!first) {
                note(place, price + " counts, and is not what /premium subscribe sells");
            }
            if (price.taxed()) {
                note(
                        place,
                        price.id()
                                + " includes taxes; Discord's rule is about what is before them");
            }
        }
    }

    private void skus(Plan plan) {
        List<String> ids = catalogue.plans().of(plan).skus();
        for (int i = 0; i < ids.size(); i++) {
            String place = place(plan, "skus." + i);
            Optional<DiscordSku> found = catalogue.sku(ids.get(i));
            if (found.isEmpty()) {
                broken(place, ids.get(i) + " is no SKU of this application");
            } else if (found.get().isGroup()) {
                broken(
                        place,
                        found.get()
                                + " is the group that Discord made beside a subscription: take the"
                                + " SKU of type 5");
            } else if (!found.get().isSubscription()) {
                broken(place, found.get() + " is no subscription, as a plan is");
            } else if (!found.get().forGuilds()) {
                broken(place, found.get() + " is sold to users; a plan is a server's");
            } else if (!found.get().available() && i == 0) {
                broken(
                        place,
                        found.get() + " is not for sale, and is what the plan's button sells");
            } else if (!found.get().available()) {
                note(place, found.get() + " is retired; who has it keeps the plan");
            }
        }
    }

    private void bothRails(Plan plan) {
        boolean stripe = !months(plan).isEmpty() || !years(plan).isEmpty();
        boolean discord = catalogue.skusOf(plan).stream().anyMatch(Parity::sells);
        if (stripe && !discord) {
            broken(
                    place(plan, "skus"),
                    plan
                            + " is sold at Stripe and not by Discord, whose rule is that it is sold"
                            + " there, too");
        }
        if (discord && !stripe) {
            note(place(plan, "prices"), plan + " is sold by Discord only");
        }
    }

    private static boolean sells(DiscordSku sku) {
        return sku.isSubscription() && sku.forGuilds() && sku.available();
    }

    private void parity(Plan plan) {
        Map<String, String> stated = catalogue.plans().of(plan).skuPrices();
        for (DiscordSku sku : catalogue.skusOf(plan)) {
            if (!sells(sku)) continue;
            String place = place(plan, "skuPrices." + sku.id());
            String price = stated.get(sku.id());
            if (price == null) {
                broken(
                        place,
                        "missing: Discord tells no price of "
                                + sku
                                + " by its API; state what its portal has, such as \"8.99 USD\"");
            } else {
                compare(place, Money.parse(price), plan);
            }
        }
    }

    private void compare(String place, Money discord, Plan plan) {
        List<Money> months = months(plan);
        List<Money> same = months.stream().filter(discord::sameCurrency).toList();
        if (!months.isEmpty() && same.isEmpty()) {
            broken(
                    place,
                    "%s cannot be compared with %s at Stripe: another currency"
                            .formatted(discord, months.getFirst()));
        }
        for (Money stripe : same) {
            if (discord.minor() > stripe.minor()) {
                broken(
                        place,
                        "Discord takes %s a month and Stripe %s: Discord's may not be higher"
                                .formatted(discord, stripe));
            } else if (discord.minor() < stripe.minor()) {
                note(place, "Discord takes %s a month and Stripe %s".formatted(discord, stripe));
            }
        }
        for (Money year : years(plan)) {
            if (discord.sameCurrency(year) && year.twelfth().minor() < discord.minor()) {
                note(
                        place,
                        "a year at Stripe is %s a month, Discord's month %s; Discord sells no years"
                                .formatted(year.twelfth(), discord));
            }
        }
    }

    private List<Money> months(Plan plan) {
        return sold(plan, StripePrice.MONTH);
    }

    private List<Money> years(Plan plan) {
        return sold(plan, StripePrice.YEAR);
    }

    private List<Money> sold(Plan plan, String every) {
        return catalogue.pricesOf(plan).stream()
                .filter(price -> price.active() && price.every().equals(every))
                .flatMap(price -> price.amount().stream())
                .toList();
    }

    private static String place(Plan plan, String member) {
        return "plans." + plan + "." + member;
    }

    private void broken(String about, String what) {
        findings.add(new Finding(true, about, what));
    }

    private void note(String about, String what) {
        findings.add(new Finding(false, about, what));
    }
}
