package dev.tonearm.billing.stripe;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Versions of Stripe's API in which events came and which are not the library's. Each is worth a
/// line in the log once, not one for each event.
final class StrangeVersions {
    /// Who signs events could send any text.
    private static final int MOST = 20;

    private final String own;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /// @param own the library's
    StrangeVersions(String own) {
        this.own = own;
    }

    /// Whether it is another than the library's, and seen for the first time. An event without one
    /// is of the kind that has none.
    boolean isNews(String version) {
        if (version.isEmpty() || version.equals(own)) return false;
        return told.size() < MOST && told.add(version);
    }
}
