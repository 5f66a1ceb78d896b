package dev.tonearm.core.playback;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.playback.PlaybackCommand.Bringing;
import dev.tonearm.core.playback.PlaybackCommand.CycleLoop;
import dev.tonearm.core.playback.PlaybackCommand.Jump;
import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.playback.PlaybackCommand.Previous;
import dev.tonearm.core.playback.PlaybackCommand.Replay;
import dev.tonearm.core.playback.PlaybackCommand.Resume;
import dev.tonearm.core.playback.PlaybackCommand.Search;
import dev.tonearm.core.playback.PlaybackCommand.Seek;
import dev.tonearm.core.playback.PlaybackCommand.SetLoop;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.SkipTo;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.playback.PlaybackCommand.TogglePause;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.QueueEvent;
import java.time.Duration;
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
        return command instanceof Search search && !done.found().isEmpty()
                ? SearchMenu.of(search, done.found(), texts)
                : Answers.done(text(command));
    }

    private String text(PlaybackCommand command) {
        return switch (command) {
            case Bringing bringing -> new PlayAnswer(bringing, done, texts).text();
            case Search _ -> texts.text("answer.unchanged");
            case Pause _, Resume _, TogglePause _ -> pausedOrResumed();
            case Skip _, SkipTo _ -> skipped();
            case Jump _ ->
                    next().map(next -> texts.text("answer.playing", next))
                            .orElseGet(() -> texts.text("answer.unchanged"));
            case Previous _, Replay _ -> again();
            case Stop _ -> stopped();
            case Seek _ -> sought();
            case SetLoop(var mode) -> loop(mode);
            case CycleLoop _ ->
                    done.last(PlaybackEvent.LoopSet.class)
                            .map(set -> loop(set.mode()))
                            .or(() -> done.after().map(after -> loop(after.loop())))
                            .orElseGet(() -> texts.text("answer.unchanged"));
        };
    }

    /// What is on again.
    private String again() {
        return done.last(PlaybackEvent.Returned.class)
                .map(back ->
                        texts.text("answer.returned", Markdown.link(back.entry().track(), texts)))
                .orElseGet(() ->
                        done.playing()
                                .map(track ->
                                        texts.text("answer.replayed", Markdown.link(track, texts)))
                                .orElseGet(() -> texts.text("answer.replayed.something")));
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
        return done.last(PlaybackEvent.Resumed.class)
                .map(this::resumed)
                .orElseGet(() -> texts.text("answer.unchanged"));
    }

    private String resumed(PlaybackEvent.Resumed resumed) {
        Optional<String> track = done.playing().map(one -> Markdown.link(one, texts));
        if (track.isEmpty()) return texts.text("answer.resumed.something");
        return place(resumed.positionMillis())
                .map(place -> texts.text("answer.resumed", track.get(), place))
                .orElseGet(() -> texts.text("answer.resumed.somewhere", track.get()));
    }

    private Optional<String> place(long positionMillis) {
        return done.playing().flatMap(track -> track.place(positionMillis)).map(Times::clock);
    }

    private String skipped() {
        List<PlaybackEvent.Ended> ended = done.all(PlaybackEvent.Ended.class);
        if (ended.isEmpty()) return texts.text("answer.unchanged");
        int all = ended.size() + passed();
        String skipped =
                all == 1
                        ? texts.text(
                                "answer.skipped", Markdown.bold(ended.getFirst().title(), texts))
                        : texts.text("answer.skipped.many", all);
        return skipped
                + "\n"
                + next().map(next -> texts.text("answer.skipped.next", next))
                        .orElseGet(() -> texts.text("answer.skipped.end"));
    }

    /// How many waiting tracks were passed over.
    private int passed() {
        int removed =
                done.all(QueueEvent.Removed.class).stream()
                        .mapToInt(QueueEvent.Removed::count)
                        .sum();
        return removed
                + done.all(QueueEvent.Rotated.class).stream()
                        .mapToInt(QueueEvent.Rotated::count)
                        .sum();
    }

    private Optional<String> next() {
        return done.last(PlaybackEvent.Started.class)
                .map(started ->
                        done.playing()
                                .map(track -> Markdown.link(track, texts))
                                .orElseGet(() -> Markdown.bold(started.title(), texts)));
    }

    private String stopped() {
        return done.last(PlaybackEvent.Stopped.class)
                .map(this::stopped)
                .orElseGet(() -> texts.text("answer.called_off"));
    }

    private String stopped(PlaybackEvent.Stopped stopped) {
        String title = Markdown.bold(stopped.title(), texts);
        return done.after()
                .map(after ->
                        texts.text("answer.stopped", title, Math.max(0, after.queue().size() - 1)))
                .orElseGet(() -> texts.text("answer.stopped.only", title));
    }

    private String sought() {
        return done.last(PlaybackEvent.Sought.class)
                .map(PlaybackEvent.Sought::positionMillis)
                .flatMap(this::where)
                .map(where -> texts.text("answer.sought", where))
                .orElseGet(() -> texts.text("answer.unchanged"));
    }

    private Optional<String> where(long position) {
        return done.after().isEmpty()
                ? Optional.of(Times.clock(Duration.ofMillis(position)))
                : done.playing().flatMap(track -> Times.where(track, position, "panel.at", texts));
    }

    private String loop(LoopMode mode) {
        return texts.text("answer.loop." + mode.name().toLowerCase(Locale.ROOT));
    }
}
