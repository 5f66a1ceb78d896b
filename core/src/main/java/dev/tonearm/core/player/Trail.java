package dev.tonearm.core.player;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How what was on before becomes again what it was ([Story#recent]), whatever has ended meanwhile.
///
/// @param back what is to be there again, first first
/// @param out what is not to be there any more
public record Trail(List<Back> back, List<Out> out) {
    static final Trail SAME = new Trail(List.of(), List.of());

    public Trail {
        back = List.copyOf(back);
        out = List.copyOf(out);
    }

    /// Something that was on.
    ///
    /// @param index where it is to be
    public record Back(int index, Played played) {}

    /// Something that ended, by what it was and when.
    public record Out(EntryId entry, Instant at) {
        private static Out of(Played played) {
            return new Out(played.entry().id(), played.at());
        }
    }

    /// The way from what is recent to what was.
    static Trail between(List<Played> from, List<Played> to) {
        if (from.equals(to)) return SAME;
        List<Played> came = new ArrayList<>(from);
        List<Back> back = new ArrayList<>();
        for (int i = 0; i < to.size(); i++) {
            if (!came.remove(to.get(i))) back.add(new Back(i, to.get(i)));
        }
        return new Trail(back, came.stream().map(Out::of).toList());
    }

    /// Goes this way.
    List<Played> from(List<Played> recent) {
        List<Played> changed = new ArrayList<>(recent);
        for (Out gone : out) {
            int last = changed.size() - 1;
            while (last >= 0 && !Out.of(changed.get(last)).equals(gone)) last--;
            if (last >= 0) changed.remove(last);
        }
        for (Back one : back) changed.add(Math.min(one.index(), changed.size()), one.played());
        return changed;
    }

    boolean isEmpty() {
        return back.isEmpty() && out.isEmpty();
    }

    /// How much there is to keep of it.
    int entries() {
        return back.size() + out.size();
    }

    long weight() {
        long weight = 0;
        for (Back one : back) weight += Weight.of(one.played().entry().track());
        return weight;
    }
}
