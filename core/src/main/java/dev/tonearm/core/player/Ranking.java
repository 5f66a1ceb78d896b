package dev.tonearm.core.player;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What came most often, of more than is kept: the "space saving" counts of Metwally, Agrawal and
/// El Abbadi (2005). While no more than [#KEPT] different ones came, all counts are exact;
/// afterwards a newcomer takes the place of the least, and every count said is one that was
/// certainly reached.
///
/// @param counts most first
public record Ranking(List<Count> counts) {
    /// The most different ones that are counted.
    static final int KEPT = 40;

    static final Ranking NONE = new Ranking(List.of());

    private static final Comparator<Count> MOST_FIRST =
            (one, other) -> Long.compare(other.most(), one.most());

    public Ranking {
        counts = List.copyOf(counts);
    }

    /// How often one came.
    ///
    /// @param what its name
    /// @param most as often as this at most
    /// @param over how much of that may be another's whose place it took
    public record Count(String what, long most, long over) {
        /// How often it came at least.
        public long times() {
            return most - over;
        }
    }

    /// Those that came most often, as far as is certain.
    public List<Count> top(int number) {
        return counts.stream()
                .sorted((one, other) -> Long.compare(other.times(), one.times()))
                .limit(number)
                .toList();
    }

    Ranking with(String what) {
        List<Count> changed = new ArrayList<>(counts);
        int index = 0;
        while (index < changed.size() && !changed.get(index).what.equals(what)) index++;
        if (index < changed.size()) {
            Count known = changed.get(index);
            changed.set(index, new Count(what, known.most + 1, known.over));
        } else if (changed.size() < KEPT) {
            changed.add(new Count(what, 1, 0));
        } else {
            long least = changed.removeLast().most;
            changed.add(new Count(what, least + 1, least));
        }
        changed.sort(MOST_FIRST);
        return new Ranking(changed);
    }
}
