package dev.tonearm.worker.lease;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// For how long each of some things has shown no sign of life, by what one observer saw with its
/// own eyes.
///
/// Only time between two looks that both showed the same sign counts, and of a long pause between
/// looks only a part: an observer that slept, or a store that was away, proves nothing about
/// others.
final class Silences<K> {
    private final long longestStep;
    private final Map<K, Silence> silences = new HashMap<>();

    /// @param sign what a living one changes
    private record Silence(Object sign, long nanos) {}

    /// @param longestStep the most that the time between two looks counts, in nanoseconds
    Silences(long longestStep) {
        this.longestStep = longestStep;
    }

    /// @param between the time since the last look was over, in nanoseconds
    void seen(K one, Object sign, long between) {
        Silence before = silences.get(one);
        long silent =
                before != null && before.sign.equals(sign)
                        ? before.nanos + Math.clamp(between, 0, longestStep)
                        : 0;
        silences.put(one, new Silence(sign, silent));
    }

    /// Seen between two looks: with a new sign of life, all that was counted is void, and the
    /// counting begins again with the next look.
    void met(K one, Object sign) {
        Silence before = silences.get(one);
        if (before != null && !before.sign.equals(sign)) silences.remove(one);
    }

    void keepOnly(Set<K> ones) {
        silences.keySet().retainAll(ones);
    }

    /// In nanoseconds; 0 for one that has not been seen.
    long of(K one) {
        Silence silence = silences.get(one);
        return silence == null ? 0 : silence.nanos;
    }
}
