package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;
import java.time.Instant;

/// How each event changes a state. Old journals are folded by today's code, so what a case does
/// never changes.
final class Evolution {
    private Evolution() {}

    static PlayerState evolve(PlayerState state, PlayerEvent event, Instant at) {
        return switch (event) {
            case PlayerEvent.Enqueued enqueued -> enqueued(state, enqueued);
            case PlayerEvent.Started started -> started(state, started, at);
            case PlayerEvent.Ended ended -> ended(state, ended, at);
            case PlayerEvent.Stopped stopped -> stopped(state, stopped);
            case PlayerEvent.Paused(var position) -> moved(state, position, at, true);
            case PlayerEvent.Resumed(var position) -> moved(state, position, at, false);
            case PlayerEvent.Sought(var position) -> moved(state, position, at);
            case PlayerEvent.Drifted(var position) -> moved(state, position, at);
            case PlayerEvent.VolumeSet(var percent) ->
                    state.with(state.sound().withVolume(percent));
            case PlayerEvent.LoopSet(var mode) -> state.with(state.deck().with(mode));
            case PlayerEvent.Shuffled(var seed) -> state.with(state.waiting().shuffled(seed));
            case PlayerEvent.Removed(var index, var count, _) ->
                    state.with(state.waiting().without(index, count));
            case PlayerEvent.Cleared _ ->
                    state.with(state.waiting().cleared()).with(state.deck().with(Setbacks.NONE));
            case PlayerEvent.VoiceJoined(var channel) ->
                    state.with(new Stay(new Whereabouts.InVoice(channel), Company.PEOPLE));
            case PlayerEvent.VoiceLeft(var why) ->
                    state.with(new Stay(Whereabouts.NOWHERE, new Company.Parted(why)))
                            .with(state.deck().with(Setbacks.NONE));
            case PlayerEvent.LeftAlone() -> state.with(state.stay().with(new Company.Nobody(at)));
            case PlayerEvent.Accompanied() -> state.with(state.stay().with(Company.PEOPLE));
            case PlayerEvent.PanelWanted(var channel) ->
                    state.with(panelWanted(state.panel(), channel));
            case PlayerEvent.PanelPosted(var channel, var message) ->
                    state.with(new Panel.Posted(channel, message));
        };
    }

    /// Wanted again where it is said to be, it is gone from there.
    private static Panel panelWanted(Panel panel, ChannelId channel) {
        return switch (panel) {
            case Panel.None(), Panel.Wanted _ -> new Panel.Wanted(channel);
            case Panel.Posted posted ->
                    posted.channel().equals(channel)
                            ? new Panel.Wanted(channel)
                            : new Panel.Moving(channel, posted);
            case Panel.Moving(var to, var from) -> {
                if (from.channel().equals(channel)) yield from;
                yield to.equals(channel)
                        ? new Panel.Wanted(channel)
                        : new Panel.Moving(channel, from);
            }
        };
    }

    private static PlayerState enqueued(PlayerState state, PlayerEvent.Enqueued event) {
        Deck deck = state.deck();
        return state.with(state.waiting().with(event.index(), event.entries()))
                .with(deck.with(deck.setbacks().joined(event.entries())));
    }

    private static PlayerState started(PlayerState state, PlayerEvent.Started event, Instant at) {
        TrackClock clock = new TrackClock(event.positionMillis(), at, false, state.sound().rate());
        if (state.playback() instanceof Playback.Loaded loaded
                && loaded.entry().id().equals(event.entry())) {
            return state.with(state.deck().with(loaded.with(clock)));
        }
        QueueEntry entry = state.waiting().entry(event.entry());
        return state.with(state.deck().with(new Playback.Loaded(entry, clock)))
                .with(state.waiting().without(entry));
    }

    private static PlayerState ended(PlayerState state, PlayerEvent.Ended event, Instant at) {
        Deck deck = state.deck();
        Playback.Loaded loaded = deck.loaded(event.entry());
        PlayerState after =
                state.with(deck.with(deck.setbacks().after(loaded, event, at)).with(Playback.IDLE));
        return event.requeued() ? after.with(state.waiting().withLast(loaded.entry())) : after;
    }

    private static PlayerState stopped(PlayerState state, PlayerEvent.Stopped event) {
        Playback.Loaded loaded = state.deck().loaded(event.entry());
        return state.with(state.deck().with(Playback.IDLE).with(Setbacks.NONE))
                .with(state.waiting().withFirst(loaded.entry()));
    }

    private static PlayerState moved(PlayerState state, long position, Instant at) {
        Playback.Loaded loaded = state.deck().loaded();
        return state.with(state.deck().with(loaded.with(loaded.clock().at(position, at))));
    }

    private static PlayerState moved(PlayerState state, long position, Instant at, boolean paused) {
        Playback.Loaded loaded = state.deck().loaded();
        return state.with(state.deck().with(loaded.with(loaded.clock().at(position, at, paused))));
    }
}
