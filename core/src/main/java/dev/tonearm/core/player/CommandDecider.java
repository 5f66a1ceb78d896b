package dev.tonearm.core.player;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.Placement;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.command.SeekTarget;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides one command of one listener.
final class CommandDecider {
    private final PlayerState state;
    private final PlayerInput.Asked asked;
    private final Instant now;

    CommandDecider(PlayerState state, PlayerInput.Asked asked, Instant now) {
        this.state = state;
        this.asked = asked;
        this.now = now;
    }

    Decision decide() {
        try {
            return callsOffLookupsAlone() ? new Decision.Noted() : new Decision.Accepted(events());
        } catch (RefusedException refused) {
            return new Decision.Refused(refused.refusal);
        }
    }

    /// Why a `Play` cannot be done, as far as that is known before anything is looked up for it.
    /// All of it is decided again afterwards.
    Optional<Refusal> beforeLookup(Placement placement) {
        try {
            wanted();
            come();
            room(startsNow(placement));
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal);
        }
    }

    /// Who stops the music before there is any means what was asked for and is not there yet.
    private boolean callsOffLookupsAlone() {
        boolean nothingElse =
                switch (asked.command()) {
                    case PlayerCommand.Stop _ ->
                            state.playback() instanceof Playback.Idle
                                    || state.voice() instanceof Whereabouts.Nowhere;
                    case PlayerCommand.Leave _ -> state.voice() instanceof Whereabouts.Nowhere;
                    default -> false;
                };
        if (!nothingElse || asked.lookups() == 0) return false;
        together();
        return true;
    }

    private List<PlayerEvent> events() {
        // It could not be heard there, whatever is changed.
        if (asked.listener().voice() instanceof Sighting.Unknown(var why)
                && why == Sighting.Why.NOT_A_MEMBER) {
            throw refused(Refusal.Simple.NOT_A_MEMBER);
        }
        return switch (asked.command()) {
            case PlayerCommand.Play play -> play(play.placement());
            case PlayerCommand.Pause _ -> pause(heard());
            case PlayerCommand.Resume _ -> resume();
            case PlayerCommand.TogglePause _ ->
                    state.playback() instanceof Playback.Loaded loaded && !loaded.paused()
                            ? pause(heard())
                            : resume();
            case PlayerCommand.Skip(int count) -> skip(heard(), count);
            case PlayerCommand.Stop _ -> state.halted() ? giveUp() : stop(heard());
            case PlayerCommand.Seek(var target) -> seek(heard(), target);
            case PlayerCommand.SetVolume(int percent) -> volume(percent);
            case PlayerCommand.SetLoop(var mode) -> loop(mode);
            case PlayerCommand.CycleLoop _ -> loop(state.loop().next());
            case PlayerCommand.Shuffle _ -> shuffle();
            case PlayerCommand.Remove(int first, int last) -> remove(first, last);
            case PlayerCommand.Clear _ -> clear();
            case PlayerCommand.Join _ -> come();
            case PlayerCommand.Leave _ -> leave();
        };
    }

    /// Whoever asks while it is silent hears what they asked for; whoever asks while music plays or
    /// is paused waits their turn.
    private List<PlayerEvent> play(Placement placement) {
        wanted();
        Resolution.Found found = found();
        List<PlayerEvent> events = come();
        boolean silent = silent();
        boolean startsNow = startsNow(placement);
        List<QueueEntry> entries = entries(found, room(startsNow));
        wantPanel(events);
        int index = startsNow || placement == Placement.NEXT ? 0 : state.queue().size();
        if (state.playback() instanceof Playback.Loaded loaded && startsNow) {
            String title = loaded.entry().track().name();
            if (silent) {
                events.add(new PlaybackEvent.Stopped(loaded.entry().id(), title));
            } else {
                boolean requeued = state.loop() == LoopMode.QUEUE;
                events.add(
                        new PlaybackEvent.Ended(
                                loaded.entry().id(), title, EndReason.REPLACED, requeued, ""));
            }
        }
        LeftOut leftOut = found.leftOut().withFull(found.tracks().size() - entries.size());
        events.add(
                new QueueEvent.Enqueued(index, entries, found.playlist(), found.list(), leftOut));
        if (startsNow) events.add(Succession.started(entries.getFirst()));
        return events;
    }

    private boolean silent() {
        return state.playback() instanceof Playback.Idle
                || state.voice() instanceof Whereabouts.Nowhere;
    }

    private boolean startsNow(Placement placement) {
        return silent() || placement == Placement.NOW;
    }

    private void wanted() {
        if (state.calledOff(asked.interaction())) throw refused(Refusal.Simple.CALLED_OFF);
    }

    private Resolution.Found found() {
        return switch (asked.resolution()) {
            case Resolution.Found found when !found.tracks().isEmpty() -> found;
            case Resolution.Found _, Resolution.NothingFound _, Resolution.NotNeeded _ ->
                    throw refused(Refusal.Simple.NOTHING_FOUND);
            case Resolution.Refused(var why) -> throw refused(why);
            case Resolution.Failed(var detail) -> throw refused(new Refusal.SourceFailed(detail));
        };
    }

    /// How many entries may join, so that no more wait afterwards than the plan allows: one of them
    /// may start at once, and what is on now may go back into the queue.
    private int room(boolean startsNow) {
        boolean comesBack =
                startsNow
                        && state.playback() instanceof Playback.Loaded
                        && (silent() || state.loop() == LoopMode.QUEUE);
        int limit = asked.limits().queue();
        int room = limit - state.queue().size() + (startsNow ? 1 : 0) - (comesBack ? 1 : 0);
        if (room <= 0) throw refused(new Refusal.QueueFull(limit));
        return room;
    }

    /// As many of the tracks as there is room for, with the ids that follow.
    private List<QueueEntry> entries(Resolution.Found found, int room) {
        List<Track> tracks = found.tracks();
        List<QueueEntry> entries = new ArrayList<>();
        long weight = Weight.of(state);
        for (int i = 0; i < Math.min(room, tracks.size()); i++) {
            weight += Weight.of(tracks.get(i));
            if (weight > Weight.MOST) break;
            entries.add(
                    new QueueEntry(
                            new EntryId(state.nextEntry() + i),
                            tracks.get(i),
                            asked.listener().user()));
        }
        if (entries.isEmpty()) throw refused(new Refusal.QueueHeavy(Weight.MOST));
        return entries;
    }

    private void wantPanel(List<PlayerEvent> events) {
        boolean there =
                switch (state.panel()) {
                    case Panel.None() -> false;
                    case Panel.Wanted(var channel) -> channel.equals(asked.channel());
                    case Panel.Moving(var channel, _) -> channel.equals(asked.channel());
                    case Panel.Posted(var channel, _) -> channel.equals(asked.channel());
                };
        if (!there) events.add(new PanelEvent.PanelWanted(asked.channel()));
    }

    private List<PlayerEvent> pause(Playback.Loaded loaded) {
        if (loaded.paused()) throw refused(Refusal.Simple.ALREADY_PAUSED);
        return List.of(new PlaybackEvent.Paused(loaded.positionAt(now)));
    }

    private List<PlayerEvent> resume() {
        if (state.playback() instanceof Playback.Idle && state.queue().isEmpty()) {
            throw refused(Refusal.Simple.NOTHING_PLAYING);
        }
        List<PlayerEvent> events = come();
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

    private List<PlayerEvent> stop(Playback.Loaded loaded) {
        return List.of(
                new PlaybackEvent.Stopped(loaded.entry().id(), loaded.entry().track().name()));
    }

    /// Failures have stopped it already, and nobody wants it to go on by itself.
    private List<PlayerEvent> giveUp() {
        together();
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

    private List<PlayerEvent> volume(int percent) {
        together();
        return percent == state.volume() ? List.of() : List.of(new SoundEvent.VolumeSet(percent));
    }

    private List<PlayerEvent> loop(LoopMode mode) {
        together();
        return mode == state.loop() ? List.of() : List.of(new PlaybackEvent.LoopSet(mode));
    }

    private List<PlayerEvent> shuffle() {
        together();
        if (state.queue().isEmpty()) throw refused(Refusal.Simple.NOTHING_QUEUED);
        return List.of(new QueueEvent.Shuffled(asked.seed()));
    }

    private List<PlayerEvent> remove(int first, int last) {
        together();
        int waiting = state.queue().size();
        if (waiting == 0) throw refused(Refusal.Simple.NOTHING_QUEUED);
        if (last > waiting)
            throw refused(new Refusal.NoSuchPosition(first > waiting ? first : last, waiting));
        String title = state.queue().get(first - 1).track().name();
        return List.of(new QueueEvent.Removed(first - 1, last - first + 1, title));
    }

    private List<PlayerEvent> clear() {
        together();
        if (state.queue().isEmpty()) throw refused(Refusal.Simple.NOTHING_QUEUED);
        return List.of(new QueueEvent.Cleared(state.queue().size()));
    }

    private List<PlayerEvent> leave() {
        if (state.voice() instanceof Whereabouts.Nowhere)
            throw refused(Refusal.Simple.NOT_CONNECTED);
        together();
        return Player.left(state, LeaveReason.ASKED, now);
    }

    /// Brings the bot to the listener, unless others hear it play elsewhere.
    private List<PlayerEvent> come() {
        ChannelId channel = listening();
        List<PlayerEvent> events = new ArrayList<>();
        if (state.voice() instanceof Whereabouts.InVoice(var current)) {
            if (current.equals(channel)) return events;
            boolean playing = state.playback() instanceof Playback.Loaded;
            if (playing && asked.listener().audience())
                throw refused(new Refusal.BusyElsewhere(current));
        }
        switch (asked.listener().access()) {
            case OPEN -> events.add(new StayEvent.VoiceJoined(channel));
            case CANNOT_CONNECT -> throw refused(Refusal.Simple.CANNOT_CONNECT);
            case CANNOT_SPEAK -> throw refused(Refusal.Simple.CANNOT_SPEAK);
            case FULL -> throw refused(Refusal.Simple.CHANNEL_FULL);
        }
        return events;
    }

    /// What plays, if the bot and the listener are where it is heard.
    private Playback.Loaded heard() {
        if (!(state.playback() instanceof Playback.Loaded loaded))
            throw refused(Refusal.Simple.NOTHING_PLAYING);
        if (state.voice() instanceof Whereabouts.Nowhere)
            throw refused(Refusal.Simple.NOT_CONNECTED);
        together();
        return loaded;
    }

    /// Only who hears the bot may change what it does; when it is nowhere nobody is disturbed.
    private void together() {
        if (!(state.voice() instanceof Whereabouts.InVoice(var channel))) return;
        if (!listening().equals(channel)) throw refused(new Refusal.OtherChannel(channel));
    }

    /// The listener's voice channel.
    private ChannelId listening() {
        return switch (asked.listener().voice()) {
            case Whereabouts.InVoice(var channel) -> channel;
            case Whereabouts.Nowhere() -> throw refused(Refusal.Simple.LISTENER_NOT_IN_VOICE);
            case Sighting.Unknown(var why) ->
                    throw refused(
                            switch (why) {
                                case AWAY -> Refusal.Simple.VOICE_UNKNOWN;
                                case NOT_A_MEMBER -> Refusal.Simple.NOT_A_MEMBER;
                            });
        };
    }

    private static RefusedException refused(Refusal refusal) {
        return new RefusedException(refusal);
    }

    /// Leaves a decision from however deep a check finds the reason; never leaves this class.
    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refusal refusal;

        RefusedException(Refusal refusal) {
            super(null, null, false, false);
            this.refusal = refusal;
        }
    }
}
