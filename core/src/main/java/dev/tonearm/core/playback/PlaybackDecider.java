package dev.tonearm.core.playback;

import static dev.tonearm.core.family.Asking.refused;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.playback.PlaybackCommand.CycleLoop;
import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.playback.PlaybackCommand.Play;
import dev.tonearm.core.playback.PlaybackCommand.Resume;
import dev.tonearm.core.playback.PlaybackCommand.Seek;
import dev.tonearm.core.playback.PlaybackCommand.SetLoop;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.playback.PlaybackCommand.TogglePause;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
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
            case Play play -> new PlayDecider(asking, play).events();
            case Pause _ -> pause(asking.heard());
            case Resume _ -> resume();
            case TogglePause _ ->
                    state.playback() instanceof Playback.Loaded loaded && !loaded.paused()
                            ? pause(asking.heard())
                            : resume();
            case Skip(int count) -> skip(asking.heard(), count);
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

    /// Each skipped entry has its own end in the journal, so that history knows them and loop mode
    /// QUEUE keeps them.
    private List<PlayerEvent> skip(Playback.Loaded loaded, int count) {
        List<PlayerEvent> events = new ArrayList<>();
        PlayerState folded = state;
        QueueEntry playing = loaded.entry();
        int most = Math.min(count, 1 + state.queue().size());
        for (int i = 0; i < most; i++) {
            int before = events.size();
            Succession.advance(folded, playing, EndReason.SKIPPED, events);
            for (PlayerEvent event : events.subList(before, events.size())) {
                folded = event.appliedTo(folded, now);
            }
            if (folded.playback() instanceof Playback.Loaded next) playing = next.entry();
        }
        return events;
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
