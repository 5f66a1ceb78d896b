package dev.tonearm.core.playback;

import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.playback.PlaybackCommand.CycleLoop;
import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.playback.PlaybackCommand.Play;
import dev.tonearm.core.playback.PlaybackCommand.Resume;
import dev.tonearm.core.playback.PlaybackCommand.Seek;
import dev.tonearm.core.playback.PlaybackCommand.SetLoop;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.playback.PlaybackCommand.TogglePause;
import dev.tonearm.core.player.Playback;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What listeners read when something was done to what plays.
final class PlaybackAnswers {
    private final Done done;
    private final Texts texts;

    PlaybackAnswers(Done done, Texts texts) {
        this.done = done;
        this.texts = texts;
    }

    Message to(PlaybackCommand command) {
        return Answers.done(
                switch (command) {
                    case Play _ -> new PlayAnswer(done, texts).text();
                    case Pause _, Resume _, TogglePause _ -> pausedOrResumed();
                    case Skip _ -> skipped();
                    case Stop _ -> stopped();
                    case Seek _ -> sought();
                    case SetLoop(var mode) -> loop(mode);
                    case CycleLoop _ ->
                            done.last(PlaybackEvent.LoopSet.class)
                                    .map(set -> loop(set.mode()))
                                    .orElseGet(() -> loop(done.after().loop()));
                });
    }

    private String pausedOrResumed() {
        Optional<PlaybackEvent.Paused> paused = done.last(PlaybackEvent.Paused.class);
        if (paused.isPresent()) {
            return place(paused.get().positionMillis())
                    .map(place -> texts.text("answer.paused", place))
                    .orElseGet(() -> texts.text("answer.paused.somewhere"));
        }
        Optional<PlaybackEvent.Started> started = done.last(PlaybackEvent.Started.class);
        if (started.isPresent())
            return texts.text("answer.playing", Markdown.bold(started.get().title(), texts));
        Optional<PlaybackEvent.Resumed> resumed = done.last(PlaybackEvent.Resumed.class);
        if (resumed.isPresent() && done.after().playback() instanceof Playback.Loaded loaded) {
            String track = Markdown.link(loaded.entry().track(), texts);
            return place(resumed.get().positionMillis())
                    .map(place -> texts.text("answer.resumed", track, place))
                    .orElseGet(() -> texts.text("answer.resumed.somewhere", track));
        }
        return texts.text("answer.unchanged");
    }

    private Optional<String> place(long positionMillis) {
        return done.after().playback() instanceof Playback.Loaded loaded
                ? loaded.entry().track().place(positionMillis).map(Times::clock)
                : Optional.empty();
    }

    private String skipped() {
        List<PlaybackEvent.Ended> ended = done.all(PlaybackEvent.Ended.class);
        if (ended.isEmpty()) return texts.text("answer.unchanged");
        String skipped =
                ended.size() == 1
                        ? texts.text(
                                "answer.skipped", Markdown.bold(ended.getFirst().title(), texts))
                        : texts.text("answer.skipped.many", ended.size());
        String next =
                done.after().playback() instanceof Playback.Loaded loaded
                        ? texts.text(
                                "answer.skipped.next", Markdown.link(loaded.entry().track(), texts))
                        : texts.text("answer.skipped.end");
        return skipped + "\n" + next;
    }

    private String stopped() {
        return done.last(PlaybackEvent.Stopped.class)
                .map(stopped ->
                        texts.text(
                                "answer.stopped",
                                Markdown.bold(stopped.title(), texts),
                                Math.max(0, done.after().queue().size() - 1)))
                .orElseGet(() -> texts.text("answer.called_off"));
    }

    private String sought() {
        Optional<PlaybackEvent.Sought> sought = done.last(PlaybackEvent.Sought.class);
        if (sought.isEmpty() || !(done.after().playback() instanceof Playback.Loaded loaded)) {
            return texts.text("answer.unchanged");
        }
        long position = sought.get().positionMillis();
        return Times.where(loaded.entry().track(), position, "panel.at", texts)
                .map(where -> texts.text("answer.sought", where))
                .orElseGet(() -> texts.text("answer.unchanged"));
    }

    private String loop(LoopMode mode) {
        return texts.text("answer.loop." + mode.name().toLowerCase(Locale.ROOT));
    }
}
