package dev.tonearm.core.queue;

import dev.tonearm.core.family.Done;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Past;
import dev.tonearm.core.player.PlayerState;
import java.util.List;
import java.util.Optional;

/// The button below an answer that undoes what it tells of, or does it again. An answer that is
/// given again so late that nobody knows whether it can be undone has none.
public final class RetraceButton {
    private RetraceButton() {}

    /// The answer with its button, if what was done can be undone.
    public static Message below(Message answer, Done done, Texts texts) {
        return done.after()
                .flatMap(after -> button(after, texts))
                .map(button -> answer.with(new Component.Row(List.of(button))))
                .orElse(answer);
    }

    private static Optional<Button> button(PlayerState after, Texts texts) {
        Past past = after.past();
        long line = after.sequence();
        if (past.last().filter(step -> step.line() == line).isPresent()) {
            return Optional.of(
                    Button.of(
                            QueueRoute.UNDO.id().with(line),
                            "undo",
                            "↩️",
                            Style.SECONDARY,
                            false,
                            texts));
        }
        return past.undone()
                .filter(step -> step.line() == line)
                .map(_ ->
                        Button.of(
                                QueueRoute.REDO.id().with(line),
                                "redo",
                                "↪️",
                                Style.SECONDARY,
                                false,
                                texts));
    }
}
