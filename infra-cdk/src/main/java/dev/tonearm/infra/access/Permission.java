package dev.tonearm.infra.access;

import java.util.List;
import java.util.Set;

/// Actions that somebody may do to something, each written whole.
///
/// @param why for whoever reads a policy
public record Permission(Thing on, Set<String> actions, String why) {
    public Permission {
        actions = Set.copyOf(actions);
    }

    static Permission to(String why, Thing on, String... actions) {
        return new Permission(on, Set.of(actions), why);
    }

    /// In an order that does not change.
    public List<String> sorted() {
        return actions.stream().sorted().toList();
    }
}
