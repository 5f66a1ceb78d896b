package dev.tonearm.core.queue;

import dev.tonearm.core.family.Done;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.DeedWords;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.StoryEvent;
import java.util.ArrayList;
import java.util.List;

/// What listeners read when something was undone or done again: who did that, what it was, and what
/// came of it.
final class RetracedAnswer {
    private final Done done;
    private final Texts texts;

    RetracedAnswer(Done done, Texts texts) {
        this.done = done;
        this.texts = texts;
    }

    String text() {
        return done.last(StoryEvent.class)
                .map(event -> DeedWords.of(event, texts) + details(event))
                .orElseGet(() -> texts.text("answer.unchanged"));
    }

    private String details(StoryEvent event) {
        List<String> details = new ArrayList<>();
        if (event.back() > 0) details.add(texts.text("answer.retraced.back", event.back()));
        if (event.out() > 0) details.add(texts.text("answer.retraced.out", event.out()));
        done.last(PlaybackEvent.Started.class)
                .ifPresent(started ->
                        details.add(
                                texts.text(
                                        "answer.retraced.playing",
                                        Markdown.bold(started.title(), texts))));
        boolean waits =
                done.after()
                        .filter(after -> after.playback() instanceof Playback.Idle)
                        .filter(after -> !after.queue().isEmpty())
                        .isPresent();
        if (waits) details.add(texts.text("answer.retraced.silent"));
        return details.isEmpty() ? "" : "\n-# " + String.join(" ", details);
    }
}
