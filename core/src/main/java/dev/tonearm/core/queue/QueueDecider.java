package dev.tonearm.core.queue;

import static dev.tonearm.core.family.Asking.refused;

import dev.tonearm.core.family.Asking;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.queue.QueueCommand.Clear;
import dev.tonearm.core.queue.QueueCommand.Move;
import dev.tonearm.core.queue.QueueCommand.Redo;
import dev.tonearm.core.queue.QueueCommand.Remove;
import dev.tonearm.core.queue.QueueCommand.RemoveAbsent;
import dev.tonearm.core.queue.QueueCommand.RemoveDuplicates;
import dev.tonearm.core.queue.QueueCommand.RemoveOf;
import dev.tonearm.core.queue.QueueCommand.Reverse;
import dev.tonearm.core.queue.QueueCommand.SetTurns;
import dev.tonearm.core.queue.QueueCommand.Shuffle;
import dev.tonearm.core.queue.QueueCommand.Swap;
import dev.tonearm.core.queue.QueueCommand.Undo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Decides what happens to what waits.
final class QueueDecider {
    /// So many people's tracks are taken out at once, so that a line of the journal stays below 1
    /// KB; who has more of them asks again.
    static final int MOST_PEOPLE = 40;

    private final Asking asking;
    private final PlayerState state;
    private final List<QueueEntry> queue;

    QueueDecider(Asking asking) {
        this.asking = asking;
        this.state = asking.state();
        this.queue = state.queue();
    }

    Decision decide(QueueCommand command) {
        asking.together();
        return new Decision.Accepted(
                switch (command) {
                    case Undo(long line) -> new Retracing(asking).undo(line);
                    case Redo(long line) -> new Retracing(asking).redo(line);
                    case SetTurns(boolean on) -> turns(on);
                    case QueueCommand other -> {
                        if (queue.isEmpty()) throw refused(Refusal.Simple.NOTHING_QUEUED);
                        yield changed(other);
                    }
                });
    }

    private List<PlayerEvent> changed(QueueCommand command) {
        return switch (command) {
            case Shuffle _ -> reordered(new QueueEvent.Shuffled(asking.asked().seed()));
            case Reverse _ -> reordered(new QueueEvent.Reversed(queue.size()));
            case Move(int from, int to) -> moved(from, to);
            case Swap(int one, int other) -> swapped(one, other);
            case Remove(int first, int last) -> removed(first, last);
            case RemoveOf(var user) -> removedOf(user);
            case RemoveDuplicates _ -> deduplicated();
            case RemoveAbsent _ -> withoutAbsent();
            case Clear _ -> List.of(new QueueEvent.Cleared(queue.size()));
            case SetTurns _, Undo _, Redo _ -> throw new IllegalStateException("decided already");
        };
    }

    /// Where listeners take turns they still do: each one's tracks are in the new order.
    private List<PlayerEvent> reordered(PlayerEvent event) {
        return state.turns() ? List.of(event, allTurned()) : List.of(event);
    }

    private PlayerEvent allTurned() {
        return new QueueEvent.TookTurns(queue.size(), false);
    }

    private List<PlayerEvent> turns(boolean on) {
        if (on == state.turns()) return List.of();
        PlayerEvent set = new QueueEvent.TurnsSet(on);
        return on && queue.size() > 1 ? List.of(set, allTurned()) : List.of(set);
    }

    private List<PlayerEvent> moved(int from, int to) {
        String title = at(from).track().name();
        at(to);
        return from == to ? List.of() : List.of(new QueueEvent.Moved(from - 1, to - 1, title));
    }

    private List<PlayerEvent> swapped(int one, int other) {
        String title = at(one).track().name();
        String otherTitle = at(other).track().name();
        return one == other
                ? List.of()
                : List.of(new QueueEvent.Swapped(one - 1, other - 1, title, otherTitle));
    }

    private List<PlayerEvent> removed(int first, int last) {
        String title = at(first).track().name();
        at(last);
        return List.of(new QueueEvent.Removed(first - 1, last - first + 1, title));
    }

    private QueueEntry at(int position) {
        int waiting = queue.size();
        if (position > waiting) throw refused(new Refusal.NoSuchPosition(position, waiting));
        return queue.get(position - 1);
    }

    private List<PlayerEvent> removedOf(UserId user) {
        int count = countOf(Set.of(user));
        if (count == 0) throw refused(new Refusal.NothingOf(user));
        return List.of(new QueueEvent.RemovedOf(List.of(user), count));
    }

    private int countOf(Set<UserId> users) {
        return (int) queue.stream().filter(entry -> users.contains(entry.requester())).count();
    }

    private List<PlayerEvent> deduplicated() {
        PlayerEvent whole = new QueueEvent.Deduplicated(0);
        int count = queue.size() - whole.appliedTo(state, asking.now()).queue().size();
        return count == 0 ? List.of() : List.of(new QueueEvent.Deduplicated(count));
    }

    private List<PlayerEvent> withoutAbsent() {
        if (state.voice() instanceof Whereabouts.Nowhere)
            throw refused(Refusal.Simple.NOT_CONNECTED);
        Set<UserId> there = asking.asked().listener().crowd().people();
        Set<UserId> absent = new LinkedHashSet<>();
        for (QueueEntry entry : queue) {
            if (!there.contains(entry.requester()) && absent.size() < MOST_PEOPLE) {
                absent.add(entry.requester());
            }
        }
        if (absent.isEmpty()) return List.of();
        return List.of(new QueueEvent.RemovedOf(new ArrayList<>(absent), countOf(absent)));
    }
}
