package dev.tonearm.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.player.Story;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PlansFileTest {
    private static final String TIERS = PlansFile.shipped(PlansFile.TIERS);

    @Test
    void the_usual_plans_are_those_of_the_open_file() {
        assertThat(PlansFile.usual()).isEqualTo(PlansFile.read(PlansFile.shipped(PlansFile.OPEN)));
    }

    @Test
    void the_four_plans_to_begin_with_are_those_of_the_price_list() {
        Plans plans = PlansFile.read(TIERS);

        assertThat(plans.of(Plan.FREE).allowance().commands()).isEqualTo(60);
        assertThat(plans.of(Plan.BASIC).allowance().commands()).isEqualTo(120);
        assertThat(plans.of(Plan.PREMIUM).allowance().commands()).isEqualTo(300);
        assertThat(plans.of(Plan.ENTERPRISE).allowance().commands()).isEqualTo(Allowance.UNLIMITED);
        assertThat(plans.trial()).isEqualTo(Plan.PREMIUM);
        assertThat(plans.trialTime()).isEqualTo(Duration.ofDays(14));
        assertThat(plans.grace()).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @EnumSource
    void where_nothing_is_sold_every_plan_has_everything(Plan plan) {
        Allowance allowance = PlansFile.usual().of(plan).allowance();

        assertThat(allowance.features()).containsExactlyInAnyOrder(Feature.values());
        assertThat(allowance.queue()).isEqualTo(Allowance.MOST_QUEUE);
        assertThat(allowance.history()).isGreaterThanOrEqualTo(Story.MOST_RECENT);
        assertThat(PlansFile.usual().limits(plan).offers()).isEmpty();
        assertThat(PlansFile.usual().hasTrial()).isFalse();
    }

    @Test
    void what_is_missing_is_offered_by_the_least_plan_that_has_it() {
        Limits free = SomePlans.SOLD.limits(Plan.FREE);

        assertThat(free.offer(Feature.EFFECTS)).contains(new Offer(Plan.BASIC, "11"));
        assertThat(free.offer(Feature.ALWAYS_ON)).contains(new Offer(Plan.PREMIUM, "12"));
        assertThat(SomePlans.SOLD.limits(Plan.BASIC).offer(Feature.EFFECTS)).isEmpty();
        assertThat(SomePlans.SOLD.limits(Plan.PREMIUM).offer(Quota.QUEUE))
                .contains(new Offer(Plan.ENTERPRISE, "13"));
    }

    @Test
    void a_plan_is_found_by_what_is_paid_for_it() {
        assertThat(SomePlans.SOLD.ofPrice("price_premium")).contains(Plan.PREMIUM);
        assertThat(SomePlans.SOLD.ofSku("13")).contains(Plan.ENTERPRISE);
        assertThat(SomePlans.SOLD.ofPrice("price_of_somebody_else")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "queue": 500 | "queue": 20000 | line 18, plans.BASIC.queue: 20000; it can be 1 to 10000
                    "queue": 500 | "qeue": 500 | line 18, plans.BASIC.qeue: there is no such member; there are
                    "queue": 500 | "qeue": 500 | line 14, plans.BASIC.queue: missing; it can be 1 to 10000
                    "queue": 500 | "queue": 50 | line 18, plans.BASIC.queue: less than what FREE has; it can be 100 or more
                    "queue": 500 | "queue": "long" | line 18, plans.BASIC.queue: "long"; it can be 1 to 10000
                    "commandsPerMinute": 120 | "commandsPerMinute": "many" | it can be 1 to 3000 or "unlimited"
                    "EFFECTS", "VOLUME_OVER_100"] | "FX", "VOLUME_OVER_100"] | line 22, plans.BASIC.features.0: "FX"; there are EFFECTS, AUTOPLAY
                    ["EFFECTS", "VOLUME_OVER_100", "AUTOPLAY", "ALWAYS_ON"] | ["AUTOPLAY", "EFFECTS"] | plans.PREMIUM.features: VOLUME_OVER_100 is missing, which BASIC has
                    "plan": "PREMIUM" | "plan": "GOLD" | line 3, trial.plan: "GOLD"; it can be BASIC, PREMIUM or ENTERPRISE
                    "days": 14 | "days": -1 | line 3, trial.days: -1; it can be 1 to 366
                    "graceDays": 7 | "graceDays": 1000 | line 4, graceDays: 1000; it can be 0 to 366
                    "PREMIUM": { | "PREMIUMS": { | line 5, plans.PREMIUM: missing
                    "PREMIUM": { | "PREMIUMS": { | plans.PREMIUMS: there is no such member; there are BASIC, ENTERPRISE, FREE, PREMIUM
                    "prices": [] | "prices": ["prod_1"] | line 15, plans.BASIC.prices.0: "prod_1" is not an id; it is one of Stripe's, such as price_1N
                    "skus": [] | "skus": ["a"] | plans.BASIC.skus.0: "a" is not an id; it is one of Discord's, a number
                    "skus": [] | "skus": ["7"], "skuPrices": {"8": "2.99 USD"} | plans.BASIC.skuPrices.8: there is no such SKU in this plan's skus
                    "skus": [] | "skus": ["7"], "skuPrices": {"7": "2.99"} | plans.BASIC.skuPrices.7: "2.99"; it is a price such as "8.99 USD"
                    "skus": [] | "skus": ["7"], "skuPrices": {"7": 299} | plans.BASIC.skuPrices.7: 299; it is a price such as "8.99 USD"
                    "skus": [] | "skus": ["7", "7"] | plans.BASIC.skus.1: 7 is in plans.BASIC.skus, too
                    "history": 10, | "history": 10, "prices": ["price_1"], | plans.FREE: FREE is what nobody pays for
                    "days": 14} | "days": 14] | line 3, column
                    """)
    void what_is_wrong_is_named_with_its_line_and_what_is_allowed(
            String right, String wrong, String problem) {
        assertThat(TIERS).contains(right);
        String text = TIERS.replaceFirst(Pattern.quote(right), wrong);

        assertThatThrownBy(() -> PlansFile.read(text))
                .isInstanceOf(InvalidPlansException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        String text = TIERS.replace("\"queue\": 500", "\"queue\": 0").replace("days", "weeks");

        assertThatThrownBy(() -> PlansFile.read(text))
                .hasMessageContainingAll("plans.BASIC.queue", "trial.weeks", "trial.days");
    }

    @Test
    void a_file_of_their_own_is_read_by_whoever_can() {
        assertThat(PlansFile.chosen("/etc/plans.json", _ -> TIERS))
                .isEqualTo(PlansFile.read(TIERS));
        assertThat(PlansFile.chosen("open", _ -> "{}")).isEqualTo(PlansFile.usual());
    }
}
