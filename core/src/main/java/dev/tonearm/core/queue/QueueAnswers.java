package dev.tonearm.core.queue;

import dev.tonearm.core.family.Done;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
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
import java.util.List;
import java.util.function.Function;

/// What listeners read when something was done to what waits.
final class QueueAnswers {
    private final Done done;
    private final Texts texts;

    QueueAnswers(Done done, Texts texts) {
        this.done = done;
        this.texts = texts;
    }

    Message to(QueueCommand command) {
        return Answers.done(
                switch (command) {
                    case Shuffle _ -> reordered("answer.shuffled", "answer.shuffled.all");
                    case Reverse _ -> reordered("answer.reversed", "answer.reversed.all");
                    case Move _ -> said(QueueEvent.Moved.class, this::moved);
                    case Swap _ -> said(QueueEvent.Swapped.class, this::swapped);
                    case Remove _ -> said(QueueEvent.Removed.class, this::removed);
                    case RemoveOf _ -> said(QueueEvent.RemovedOf.class, this::removedOf);
                    case RemoveDuplicates _ ->
                            said(
                                    QueueEvent.Deduplicated.class,
                                    "answer.removed.duplicates.none",
                                    removed ->
                                            texts.text(
                                                    "answer.removed.duplicates", removed.count()));
                    case RemoveAbsent _ ->
                            said(
                                    QueueEvent.RemovedOf.class,
                                    "answer.removed.absent.none",
                                    this::removedAbsent);
                    case Clear _ ->
                            said(
                                    QueueEvent.Cleared.class,
                                    cleared -> texts.text("answer.cleared", cleared.count()));
                    case SetTurns(boolean on) ->
                            texts.text(on ? "answer.fair.on" : "answer.fair.off");
                    case Undo _, Redo _ -> new RetracedAnswer(done, texts).text();
                });
    }

    private <E extends PlayerEvent> String said(Class<E> event, Function<E, String> words) {
        return said(event, "answer.unchanged", words);
    }

    private <E extends PlayerEvent> String said(
            Class<E> event, String otherwise, Function<E, String> words) {
        return done.last(event).map(words).orElseGet(() -> texts.text(otherwise));
    }

    /// @param key the text that says how many and what is next
    /// @param bare the one that says neither
    private String reordered(String key, String bare) {
        if (done.after().isEmpty()) return texts.text(bare);
        List<QueueEntry> queue = done.after().get().queue();
        if (queue.isEmpty()) return texts.text("answer.unchanged");
        String next = Markdown.link(queue.getFirst().track(), texts);
        return texts.text(key, queue.size(), next);
    }

    private String moved(QueueEvent.Moved moved) {
        return texts.text("answer.moved", bold(moved.title()), moved.to() + 1);
    }

    private String swapped(QueueEvent.Swapped swapped) {
        return texts.text("answer.swapped", bold(swapped.title()), bold(swapped.otherTitle()));
    }

    private String removed(QueueEvent.Removed removed) {
        return removed.count() == 1
                ? texts.text("answer.removed", bold(removed.firstTitle()))
                : texts.text("answer.removed.many", removed.count());
    }

    private String removedOf(QueueEvent.RemovedOf removed) {
        String user = Markdown.mention(removed.users().getFirst());
        return texts.text("answer.removed.of", removed.count(), user);
    }

    private String removedAbsent(QueueEvent.RemovedOf removed) {
        int people = removed.users().size();
        String text = texts.text("answer.removed.absent", removed.count(), people);
        return people < QueueDecider.MOST_PEOPLE
                ? text
                : text + "\n-# " + texts.text("answer.removed.absent.more");
    }

    private String bold(String title) {
        return Markdown.bold(title, texts);
    }
}
