package dev.tonearm.core.queue;

import static dev.tonearm.core.family.Asking.refused;

import dev.tonearm.core.family.Asking;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.queue.QueueCommand.Clear;
import dev.tonearm.core.queue.QueueCommand.Remove;
import dev.tonearm.core.queue.QueueCommand.Shuffle;
import java.util.List;

/// Decides what happens to what waits.
final class QueueDecider {
    private final Asking asking;
    private final List<QueueEntry> queue;

    QueueDecider(Asking asking) {
        this.asking = asking;
        this.queue = asking.state().queue();
    }

    Decision decide(QueueCommand command) {
        asking.together();
        if (queue.isEmpty()) throw refused(Refusal.Simple.NOTHING_QUEUED);
        return new Decision.Accepted(
                List.of(
                        switch (command) {
                            case Shuffle _ -> new QueueEvent.Shuffled(asking.asked().seed());
                            case Remove(int first, int last) -> removed(first, last);
                            case Clear _ -> new QueueEvent.Cleared(queue.size());
                        }));
    }

    private PlayerEvent removed(int first, int last) {
        int waiting = queue.size();
        if (last > waiting)
            throw refused(new Refusal.NoSuchPosition(first > waiting ? first : last, waiting));
        String title = queue.get(first - 1).track().name();
        return new QueueEvent.Removed(first - 1, last - first + 1, title);
    }
}
