package dev.tonearm.core.plan;

import java.util.Locale;
import java.util.Optional;

/// What a server can have, from the least to the most. What each of them allows stands in the
/// operators' file ([PlansFile]); nothing but what sells plans asks for one by its name.
public enum Plan {
    FREE,
    BASIC,
    PREMIUM,
    ENTERPRISE;

    /// How it is named in what is kept and what travels.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The plan of such a name; a newer build may know more of them.
    public static Optional<Plan> named(String wire) {
        for (Plan plan : values()) {
            if (plan.wire().equals(wire)) return Optional.of(plan);
        }
        return Optional.empty();
    }

    /// What a reader sees, in every language: these are names.
    public String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
