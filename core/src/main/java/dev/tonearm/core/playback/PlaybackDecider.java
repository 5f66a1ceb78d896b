package dev.tonearm.core.playback;

import static dev.tonearm.core.family.Asking.refused;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.family.Asking;
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
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.HouseEvent;
import dev.tonearm.core.player.Hush;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Succession;
import dev.tonearm.core.player.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Decides what happens to what plays.
final class PlaybackDecider {
    private final Asking asking;
    private final PlayerState state;
    private final Instant now;

    PlaybackDecider(Asking asking) {
        this.asking = asking;
        this.state = asking.state();
        this.now = asking.now();
    }

    Decision decide(PlaybackCommand command) {
        return switch (command) {
            case Stop _ when onlyCallsOff() -> new Decision.Noted();
            case PlaybackCommand other -> new Decision.Accepted(events(other));
        };
    }

    private List<PlayerEvent> events(PlaybackCommand command) {
        return switch (command) {
            case Bringing bringing -> new PlayDecider(asking, bringing.placement()).events();
            case Search _ -> new PlayDecider(asking, Placement.LAST).shown();
            case Pause _ -> pause(asking.heard());
            case Resume _ -> resume();
            case TogglePause _ ->
                    state.playback() instanceof Playback.Loaded loaded && !loaded.paused()
                            ? pause(asking.heard())
                            : resume();
            case Skip(int count) -> new SkipDecider(asking).skip(count);
            case SkipTo(int position) -> new SkipDecider(asking).skipTo(position);
            case Jump(int position) -> new SkipDecider(asking).jump(position);
            case Previous _ -> new AgainDecider(asking).previous();
            case Replay _ -> new AgainDecider(asking).replay();
            case Stop _ -> state.halted() ? giveUp() : stop(asking.heard());
            case Seek(var target) -> seek(asking.heard(), target);
            case SetLoop(var mode) -> loop(mode);
            case CycleLoop _ -> loop(state.loop().next());
        };
    }

    /// Who stops the music before there is any means what was asked for and is not there yet.
    private boolean onlyCallsOff() {
        if (!asking.silent() || asking.asked().lookups() == 0) return false;
        asking.together();
        return true;
    }

    private List<PlayerEvent> pause(Playback.Loaded loaded) {
        // One that pauses by itself goes on by itself, unless a person wants it to pause.
        if (loaded.paused() && state.house().hush() != Hush.NONE)
            return List.of(new HouseEvent.Hushed(Hush.NONE));
        if (loaded.paused()) throw refused(Refusal.Simple.ALREADY_PAUSED);
        return List.of(new PlaybackEvent.Paused(loaded.positionAt(now)));
    }

    private List<PlayerEvent> resume() {
        if (state.playback() instanceof Playback.Idle && state.queue().isEmpty()) {
            throw refused(Refusal.Simple.NOTHING_PLAYING);
        }
        List<PlayerEvent> events = asking.come();
        switch (state.playback()) {
            case Playback.Idle() -> events.add(Succession.started(state.queue().getFirst()));
            case Playback.Loaded loaded -> {
                if (!loaded.paused()) throw refused(Refusal.Simple.NOT_PAUSED);
                events.add(new PlaybackEvent.Resumed(loaded.positionMillis()));
            }
        }
        return events;
    }

    /// The entries that a skip of so many ends, as far as the order stays.
    static List<QueueEntry> skipped(PlayerState state, int count) {
        List<QueueEntry> skipped = new ArrayList<>();
        if (state.playback() instanceof Playback.Loaded loaded) skipped.add(loaded.entry());
        int more = Math.min(count - 1, state.queue().size());
        skipped.addAll(state.queue().subList(0, more));
        return skipped;
    }

    private static List<PlayerEvent> stop(Playback.Loaded loaded) {
        return List.of(
                new PlaybackEvent.Stopped(loaded.entry().id(), loaded.entry().track().name()));
    }

    /// Failures have stopped it already, and nobody wants it to go on by itself.
    private List<PlayerEvent> giveUp() {
        asking.together();
        QueueEntry next = state.queue().getFirst();
        return List.of(
                Succession.started(next),
                new PlaybackEvent.Stopped(next.id(), next.track().name()));
    }

    private List<PlayerEvent> seek(Playback.Loaded loaded, SeekTarget target) {
        Track track = loaded.entry().track();
        if (!track.seekable() || track.stream()) throw refused(Refusal.Simple.NOT_SEEKABLE);
        long position =
                switch (target) {
                    case SeekTarget.To(var from) -> from.toMillis();
                    case SeekTarget.By(var distance) ->
                            Math.max(0, loaded.positionAt(now) + distance.toMillis());
                };
        track.length()
                .map(Duration::toMillis)
                .filter(end -> position >= end)
                .ifPresent(end -> {
                    throw refused(new Refusal.BeyondEnd(end));
                });
        return List.of(new PlaybackEvent.Sought(position));
    }

    private List<PlayerEvent> loop(LoopMode mode) {
        asking.together();
        return mode == state.loop() ? List.of() : List.of(new PlaybackEvent.LoopSet(mode));
    }
}
