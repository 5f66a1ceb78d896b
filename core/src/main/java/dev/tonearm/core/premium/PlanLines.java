package dev.tonearm.core.premium;

import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.plan.Allowance;
import dev.tonearm.core.plan.Feature;
import dev.tonearm.core.plan.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a plan allows, in words: all of it that there is anything to do with.
final class PlanLines {
    private static final List<Quota> QUOTAS = List.of(Quota.COMMANDS, Quota.QUEUE, Quota.TRACK);
    private static final List<Feature> FEATURES =
            List.of(Feature.EFFECTS, Feature.VOLUME_OVER_100, Feature.ALWAYS_ON);

    private PlanLines() {}

    static List<String> of(Allowance allowance, Texts texts) {
        List<String> lines = new ArrayList<>();
        for (Quota quota : QUOTAS) {
            lines.add(
                    texts.text(
                            "premium.line",
                            texts.text("need." + quota.wire()),
                            number(allowance.of(quota), texts)));
        }
        String has = named(FEATURES.stream().filter(allowance::has), texts);
        String lacks = named(FEATURES.stream().filter(one -> !allowance.has(one)), texts);
        if (!has.isEmpty()) lines.add(texts.text("premium.includes", has));
        if (!lacks.isEmpty()) lines.add(texts.text("premium.excludes", lacks));
        return lines;
    }

    /// A number as it is written, or that there is none.
    static String number(int number, Texts texts) {
        return number == Allowance.UNLIMITED
                ? texts.text("premium.unlimited")
                : texts.text("premium.number", number);
    }

    private static String named(Stream<Feature> features, Texts texts) {
        List<String> names = features.map(feature -> texts.text("need." + feature.wire())).toList();
        return names.isEmpty() ? "" : texts.row(names);
    }
}
