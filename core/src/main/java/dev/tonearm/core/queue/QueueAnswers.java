package dev.tonearm.core.queue;

import dev.tonearm.core.family.Done;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.queue.QueueCommand.Clear;
import dev.tonearm.core.queue.QueueCommand.Remove;
import dev.tonearm.core.queue.QueueCommand.Shuffle;
import java.util.List;

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
                    case Shuffle _ -> shuffled();
                    case Remove _ ->
                            done.last(QueueEvent.Removed.class)
                                    .map(this::removed)
                                    .orElseGet(() -> texts.text("answer.unchanged"));
                    case Clear _ ->
                            done.last(QueueEvent.Cleared.class)
                                    .map(cleared -> texts.text("answer.cleared", cleared.count()))
                                    .orElseGet(() -> texts.text("answer.unchanged"));
                });
    }

    private String shuffled() {
        if (done.after().isEmpty()) return texts.text("answer.shuffled.all");
        List<QueueEntry> queue = done.after().get().queue();
        if (queue.isEmpty()) return texts.text("answer.unchanged");
        String next = Markdown.link(queue.getFirst().track(), texts);
        return texts.text("answer.shuffled", queue.size(), next);
    }

    private String removed(QueueEvent.Removed removed) {
        return removed.count() == 1
                ? texts.text("answer.removed", Markdown.bold(removed.firstTitle(), texts))
                : texts.text("answer.removed.many", removed.count());
    }
}
