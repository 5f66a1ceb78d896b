package dev.tonearm.core.player;

import dev.tonearm.core.player.PlaybackEvent.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the sources could not deliver since something was last heard. A fold of the journal's ends
/// and starts: it needs no event of its own, so that a release that does not know it reads the same
/// queue.
///
/// One entry that fails between others is left. [#HALT] in a row are no longer the entries' fault:
/// they come back to where they were, the player stops, and one entry at a time is tried until one
/// plays.
///
/// @param count how many failures in a row, with nothing heard between them; 0 while all is well
/// @param out those of the row that left the queue, first failed first
/// @param back entries that failed and were brought back, first failed first; some may be gone
///   since
/// @param why what the node said about the last failure, or empty
/// @param since when the row began, or somebody last asked for another try
/// @param last when the last one failed
public record Setbacks(
        int count,
        List<QueueEntry> out,
        List<EntryId> back,
        String why,
        Instant since,
        Instant last) {
    /// So many failures in a row stop the player.
    public static final int HALT = 3;

    /// A live stream that breaks is connected again so often before others have their turn.
    static final int CONNECTIONS = 5;

    /// An entry that got so far was heard: what fails after it is another row. More than two
    /// reports of a node apart, which put the position back when nothing moves.
    static final Duration HEARD = Duration.ofSeconds(10);

    /// For so long it goes on by itself; after that somebody has to ask.
    public static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /// More than it tries by itself; what is older counts as not tried yet.
    private static final int MOST_BACK = 64;

    public static final Setbacks NONE =
            new Setbacks(0, List.of(), List.of(), "", Instant.EPOCH, Instant.EPOCH);

    public Setbacks {
        out = List.copyOf(out);
        back = List.copyOf(back);
    }

    boolean cameBack(QueueEntry entry) {
        return back.contains(entry.id());
    }

    /// When the next try is due, after which nobody but a listener tries again.
    Optional<Instant> due() {
        int doublings = Math.clamp(count - (long) HALT, 0, 5);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        Instant due = last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        return due.isAfter(since.plus(LONGEST)) ? Optional.empty() : Optional.of(due);
    }

    /// Another row begins if the entry that ended now was heard.
    Setbacks before(Playback.Loaded loaded, Instant now) {
        Duration position = Duration.ofMillis(loaded.positionAt(now));
        boolean heard = TrackClock.heardIn(position, loaded.clock().rate()).compareTo(HEARD) >= 0;
        return heard ? new Setbacks(0, List.of(), back, "", now, last) : this;
    }

    /// An entry ended.
    Setbacks after(Playback.Loaded loaded, PlaybackEvent.Ended ended, Instant now) {
        if (ended.reason() != EndReason.FAILED) return left(loaded.entry());
        Setbacks row = before(loaded, now);
        boolean kept = ended.requeued();
        return new Setbacks(
                row.count + 1,
                kept ? row.out : with(row.out, loaded.entry(), HALT),
                kept ? with(row.back, ended.entry(), MOST_BACK) : row.back,
                ended.detail(),
                row.count == 0 ? now : row.since,
                now);
    }

    /// An entry was heard to its end, or somebody had enough of it.
    private Setbacks left(QueueEntry entry) {
        if (count == 0 && back.isEmpty()) return this;
        List<EntryId> others = new ArrayList<>(back);
        others.remove(entry.id());
        return others.isEmpty()
                ? NONE
                : new Setbacks(0, List.of(), others, "", Instant.EPOCH, Instant.EPOCH);
    }

    /// Entries joined the queue: those that left it by failing are back.
    Setbacks joined(List<QueueEntry> entries) {
        if (out.isEmpty()) return this;
        List<QueueEntry> still = new ArrayList<>(out);
        List<EntryId> returned = back;
        for (QueueEntry entry : entries) {
            if (still.remove(entry)) returned = with(returned, entry.id(), MOST_BACK);
        }
        return still.size() == out.size()
                ? this
                : new Setbacks(count, still, returned, why, since, last);
    }

    /// Somebody started something: another failure is told at once, and another half hour of tries
    /// begins. What had failed and left was told; they did not ask for it.
    Setbacks asked(Instant now) {
        if (count == 0) return this;
        int less = back.isEmpty() ? 0 : Math.min(count, HALT - 1);
        if (less == 0) return NONE;
        return new Setbacks(less, List.of(), back, why, now, last);
    }

    private static <T> List<T> with(List<T> list, T added, int most) {
        List<T> longer = new ArrayList<>(list);
        longer.remove(added);
        longer.add(added);
        return longer.subList(Math.max(0, longer.size() - most), longer.size());
    }
}
