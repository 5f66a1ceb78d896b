package dev.tonearm.core.plan;

import java.util.Locale;
import java.util.Optional;

/// What somebody may need of a plan: something that it has or has not ([Feature]), or as much of
/// something as it gives ([Quota]).
public sealed interface Need permits Feature, Quota {
    /// The name of the constant.
    String name();

    /// How it is named in what travels, and behind `need.` in the texts.
    default String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The need of such a name; a newer build may know more of them.
    static Optional<Need> named(String wire) {
        for (Feature feature : Feature.values()) {
            if (feature.wire().equals(wire)) return Optional.of(feature);
        }
        for (Quota quota : Quota.values()) {
            if (quota.wire().equals(wire)) return Optional.of(quota);
        }
        return Optional.empty();
    }
}
