package dev.tonearm.core.plan;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Plans for tests.
public final class SomePlans {
    /// The four of the file that operators begin with, which are sold by `price_basic` and `11`,
    /// `price_premium` and `12`, `price_enterprise` and `13`.
    public static final Plans SOLD = sold();

    /// A server's on which nothing may be done but what everything else is more than.
    public static final Limits LITTLE = SOLD.limits(Plan.FREE);

    private SomePlans() {}

    /// In which nobody pays, and everybody may so much.
    public static Plans free(Allowance allowance) {
        Plans usual = PlansFile.usual();
        Map<Plan, Plans.Terms> terms = new EnumMap<>(usual.terms());
        terms.put(Plan.FREE, new Plans.Terms(allowance, List.of(), List.of()));
        return new Plans(terms, usual.trial(), usual.trialTime(), usual.grace());
    }

    /// Limits that keep back nothing else.
    public static Limits ofQueue(int most) {
        return Limits.STANDARD.with(Allowance.ALL.withQueue(most));
    }

    /// The same without these features.
    public static Limits without(Feature... features) {
        Set<Feature> left = new HashSet<>(Allowance.ALL.features());
        left.removeAll(List.of(features));
        return SOLD.limits(Plan.FREE).with(Allowance.ALL.withFeatures(left));
    }

    private static Plans sold() {
        Plans tiers = PlansFile.read(PlansFile.shipped(PlansFile.TIERS));
        Map<Plan, Plans.Terms> terms = new EnumMap<>(tiers.terms());
        int sku = 11;
        for (Plan plan : Plan.values()) {
            if (plan == Plan.FREE) continue;
            terms.put(
                    plan,
                    new Plans.Terms(
                            tiers.of(plan).allowance(),
                            List.of("price_" + plan.wire()),
                            List.of(Integer.toString(sku++))));
        }
        return new Plans(terms, Plan.PREMIUM, Duration.ofDays(14), Duration.ofDays(7));
    }
}
