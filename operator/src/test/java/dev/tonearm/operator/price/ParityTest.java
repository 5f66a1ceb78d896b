package dev.tonearm.operator.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Premium is sold for 8.99 USD a month and 89.90 a year at Stripe, and by SKU 12 at Discord, where
/// it costs what a test says.
class ParityTest {
    private static final StripePrice MONTH = price("price_month", 899, "month");
    private static final StripePrice YEAR = price("price_year", 8_990, "year");
    private static final DiscordSku SKU = new DiscordSku("12", "Tonearm Premium", 5, 128 + 4);

    private List<String> prices = List.of("price_month", "price_year");
    private List<String> skus = List.of("12");
    private Map<String, String> stated = Map.of("12", "8.99 USD");

    @Test
    void where_both_rails_take_the_same_nothing_is_broken() {
        assertThat(broken(List.of(MONTH, YEAR), List.of(SKU))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "8.99 USD, '',",
        "9.00 USD, Discord takes 9.00 USD a month and Stripe 8.99 USD: Discord's may not be higher,",
        "8.98 USD, '', Discord takes 8.98 USD a month and Stripe 8.99 USD",
        "8.99 EUR, 8.99 EUR cannot be compared with 8.99 USD at Stripe: another currency,",
        "1200 JPY, 1200 JPY cannot be compared with 8.99 USD at Stripe: another currency,",
    })
    void discord_may_be_cheaper_and_not_dearer(String discord, String broken, String noted) {
        stated = Map.of("12", discord);

        List<String> found = broken(List.of(MONTH), List.of(SKU));
        if (broken.isEmpty()) assertThat(found).isEmpty();
        else assertThat(found).containsExactly("✗ plans.PREMIUM.skuPrices.12: " + broken);
        if (noted != null)
            assertThat(notes(List.of(MONTH), List.of(SKU))).anyMatch(it -> it.contains(noted));
    }

    @Test
    void a_year_that_is_cheaper_is_told_and_not_judged() {
        assertThat(notes(List.of(MONTH, YEAR), List.of(SKU)))
                .containsExactly(
                        "· plans.PREMIUM.skuPrices.12: a year at Stripe is 7.49 USD a month, Discord's"
                                + " month 8.99 USD; Discord sells no years");
    }

    @Test
    void a_price_that_nobody_stated_cannot_be_compared() {
        stated = Map.of();

        assertThat(broken(List.of(MONTH), List.of(SKU)))
                .singleElement()
                .asString()
                .startsWith("✗ plans.PREMIUM.skuPrices.12: missing: Discord tells no price");
    }

    @Test
    void a_plan_is_sold_by_discord_where_it_is_sold_at_all() {
        skus = List.of();
        assertThat(broken(List.of(MONTH), List.of()))
                .singleElement()
                .asString()
                .contains("PREMIUM is sold at Stripe and not by Discord");

        skus = List.of("12");
        prices = List.of();
        assertThat(broken(List.of(), List.of(SKU))).isEmpty();
        assertThat(notes(List.of(), List.of(SKU)))
                .containsExactly("· plans.PREMIUM.prices: PREMIUM is sold by Discord only");
    }

    @Test
    void what_the_file_names_and_a_shop_has_not_is_broken() {
        assertThat(broken(List.of(YEAR), List.of()))
                .anyMatch(
                        it -> it.startsWith("✗ plans.PREMIUM.prices.0: price_month is not in this"))
                .anyMatch(it -> it.startsWith("✗ plans.PREMIUM.skus.0: 12 is no SKU of"));
    }

    @Test
    void what_can_no_longer_be_bought_may_only_stand_behind_what_can() {
        StripePrice retired = retired(price("price_old", 799, "month"));
        prices = List.of("price_old", "price_month", "price_year");
        assertThat(broken(List.of(retired, MONTH, YEAR), List.of(SKU)))
                .singleElement()
                .asString()
                .contains("price_old", "can no longer be bought", "put another before it");

        prices = List.of("price_month", "price_old", "price_year");
        assertThat(broken(List.of(retired, MONTH, YEAR), List.of(SKU))).isEmpty();
        assertThat(notes(List.of(retired, MONTH, YEAR), List.of(SKU)))
                .anyMatch(it -> it.contains("price_old") && it.contains("who has it keeps"));
    }

    @ParameterizedTest
    @CsvSource({
        "6, 132, is the group that Discord made",
        "2, 132, is no subscription",
        "5, 260, is sold to users",
        "5, 128, 'is not for sale, and is what the plan''s button sells'",
    })
    void a_sku_is_a_subscription_for_servers_that_is_for_sale(int type, long flags, String why) {
        assertThat(broken(List.of(), List.of(new DiscordSku("12", "Tonearm Premium", type, flags))))
                .anyMatch(it -> it.startsWith("✗ plans.PREMIUM.skus.0:") && it.contains(why));
    }

    @ParameterizedTest
    @CsvSource({"once", "week", "3 month"})
    void a_price_is_of_a_month_or_a_year(String every) {
        assertThat(broken(List.of(price("price_month", 899, every), YEAR), List.of(SKU)))
                .anyMatch(it -> it.contains("no fixed sum each month or year"));
    }

    @Test
    void what_is_for_sale_and_in_no_plan_is_told() {
        DiscordSku other = new DiscordSku("77", "Tonearm Gold", 5, 128 + 4);
        DiscordSku group = new DiscordSku("78", "Tonearm Gold", 6, 128 + 4);

        assertThat(broken(List.of(MONTH), List.of(SKU, other, group)))
                .containsExactly(
                        "✗ Discord: SKU 77 (Tonearm Gold) is for sale and in no plan: who buys it gets"
                                + " nothing");
        assertThat(notes(List.of(MONTH, price("price_x", 100, "month")), List.of(SKU)))
                .anyMatch(it -> it.startsWith("· Stripe: price_x"));
    }

    @Test
    void the_file_is_led_to_what_is_sold_by_metadata_or_name_and_loses_nothing() {
        prices = List.of("price_old", "price_month");
        StripePrice byName = price("price_new", 999, "year");
        StripePrice byMetadata =
                new StripePrice(
                        "price_deal",
                        "Summer deal",
                        true,
                        Optional.of(new Money(500, "USD")),
                        "month",
                        false,
                        "premium");
        StripePrice unclear = price("price_both", "Basic or Premium", 100);
        Catalogue catalogue =
                catalogue(
                        List.of(
                                retired(price("price_old", 799, "month")),
                                MONTH,
                                byName,
                                byMetadata,
                                unclear),
                        List.of(SKU, new DiscordSku("13", "tonearm enterprise", 5, 132)));

        assertThat(Sync.changes(catalogue))
                .containsExactly(
                        new Sync.Change(
                                Plan.PREMIUM,
                                "prices",
                                prices,
                                List.of("price_month", "price_new", "price_deal", "price_old")),
                        new Sync.Change(Plan.ENTERPRISE, "skus", List.of(), List.of("13")));
        assertThat(Sync.unclear(catalogue)).containsOnlyKeys("price_both");
    }

    @Test
    void ids_are_written_into_the_file_and_nothing_else_is_touched() {
        String file = PlansFile.shipped(PlansFile.TIERS).replaceFirst("\"skus\": \\[],\n", "");
        String after =
                PlansEdit.apply(
                        file,
                        List.of(
                                new Sync.Change(Plan.BASIC, "skus", List.of(), List.of("11")),
                                new Sync.Change(
                                        Plan.PREMIUM,
                                        "prices",
                                        List.of(),
                                        List.of("price_a", "price_b"))));

        Plans plans = PlansFile.read(after);
        assertThat(plans.of(Plan.BASIC).skus()).containsExactly("11");
        assertThat(plans.of(Plan.PREMIUM).prices()).containsExactly("price_a", "price_b");
        String without =
                after.replaceFirst("\"skus\": \\[\"11\"],\\s*", "")
                        .replace("[\"price_a\", \"price_b\"]", "[]");
        assertThat(without).isEqualTo(file);
    }

    private List<String> broken(List<StripePrice> prices, List<DiscordSku> skus) {
        return found(prices, skus).filter(Finding::broken).map(Finding::toString).toList();
    }

    private List<String> notes(List<StripePrice> prices, List<DiscordSku> skus) {
        return found(prices, skus).filter(it -> !it.broken()).map(Finding::toString).toList();
    }

    private Stream<Finding> found(List<StripePrice> sold, List<DiscordSku> there) {
        // What Stripe has not is not named either, unless a test wants that.
        if (sold.equals(List.of(MONTH))) prices = List.of("price_month");
        if (sold.isEmpty() && !there.isEmpty()) prices = List.of();
        return Parity.check(catalogue(sold, there)).stream();
    }

    private Catalogue catalogue(List<StripePrice> sold, List<DiscordSku> there) {
        Plans tiers = PlansFile.read(PlansFile.shipped(PlansFile.TIERS));
        var terms = new EnumMap<>(tiers.terms());
        terms.put(
                Plan.PREMIUM,
                new Plans.Terms(tiers.of(Plan.PREMIUM).allowance(), prices, skus, stated));
        return new Catalogue(
                new Plans(terms, tiers.trial(), tiers.trialTime(), tiers.grace()), sold, there);
    }

    private static StripePrice price(String id, long cents, String every) {
        return new StripePrice(
                id,
                "Tonearm Premium",
                true,
                Optional.of(new Money(cents, "USD")),
                every,
                false,
                "");
    }

    private static StripePrice price(String id, String product, long cents) {
        return new StripePrice(
                id, product, true, Optional.of(new Money(cents, "USD")), "month", false, "");
    }

    private static StripePrice retired(StripePrice price) {
        return new StripePrice(
                price.id(), price.product(), false, price.amount(), price.every(), false, "");
    }
}
