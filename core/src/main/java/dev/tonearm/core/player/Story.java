package dev.tonearm.core.player;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What has been, as far as somebody may ask for it again.
///
/// @param past what can be undone and done again
/// @param tally what was heard, all in all
/// @param recent what was on before, oldest first; one entry may be there more than once. An older
///   build forgets it, and then there is less to go back to: nothing else depends on it
public record Story(Past past, Tally tally, List<Played> recent) {
    public static final Story NEW = new Story(Past.NOTHING, Tally.NOTHING, List.of());

    /// How many that were on before are kept.
    public static final int MOST_RECENT = 50;

    /// What their tracks may weigh together ([Weight]): they are in every snapshot.
    static final long MOST_WEIGHT = 128 * 1024;

    public Story {
        recent = List.copyOf(recent);
    }

    /// With what a line did.
    ///
    /// @param after the state with its events folded in
    Story after(PlayerState before, JournalLine line, PlayerState after) {
        return new Story(past.after(before, line, after), tally.after(before, line, after), recent);
    }

    /// With an entry that ended now; the oldest go.
    Story with(QueueEntry ended, Instant at) {
        List<Played> kept = new ArrayList<>(recent);
        kept.add(new Played(ended, at));
        return new Story(past, tally, bounded(kept));
    }

    private static List<Played> bounded(List<Played> kept) {
        long weight = 0;
        int first = kept.size();
        while (first > 0 && kept.size() - first < MOST_RECENT) {
            weight += Weight.of(kept.get(first - 1).entry().track());
            if (weight > MOST_WEIGHT && first < kept.size()) break;
            first--;
        }
        return kept.subList(first, kept.size());
    }

    /// As it was before somebody did what is undone, or done again.
    Story along(Trail trail) {
        return trail.isEmpty() ? this : new Story(past, tally, bounded(trail.from(recent)));
    }

    /// Without the newest, if that is of this track: it is on again.
    Story without(Track track) {
        boolean newest = !recent.isEmpty() && recent.getLast().entry().track().equals(track);
        return newest ? new Story(past, tally, recent.subList(0, recent.size() - 1)) : this;
    }
}
