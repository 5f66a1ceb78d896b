package dev.tonearm.bench.drill;

import java.util.ArrayList;
import java.util.List;

/// What a drill has looked at, in its order.
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    /// @param what has to be so
    /// @param found what was there instead, or shows that it is so
    void add(String what, boolean so, String found) {
        all.add(new Finding(what, so, found));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
