package dev.tonearm.core.player;

import dev.tonearm.core.command.CommandCodec;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// How each event changes a state. Old journals are folded by today's code, so what a case does
/// never changes.
final class Evolution {
    /// The commands that end the music, and with it what is still being looked up.
    private static final Set<String> CALLING_OFF =
            Set.of(
                    CommandCodec.name(new PlayerCommand.Stop()),
                    CommandCodec.name(new PlayerCommand.Leave()));

    private Evolution() {}

    static PlayerState evolve(PlayerState state, PlayerEvent event, Instant at) {
        return switch (event) {
            case PlayerEvent.Enqueued enqueued -> enqueued(state, enqueued);
            case PlayerEvent.Started started -> started(state, started, at);
            case PlayerEvent.Ended ended -> ended(state, ended, at);
            case PlayerEvent.Stopped stopped -> stopped(state, stopped);
            case PlayerEvent.Paused(var position) ->
                    state.with(loaded(state).paused(true, position, at));
            case PlayerEvent.Resumed(var position) ->
                    state.with(loaded(state).paused(false, position, at));
            case PlayerEvent.Sought(var position) -> state.with(loaded(state).at(position, at));
            case PlayerEvent.Drifted(var position) -> state.with(loaded(state).at(position, at));
            case PlayerEvent.VolumeSet(var percent) -> state.withVolume(percent);
            case PlayerEvent.LoopSet(var mode) -> state.with(mode);
            case PlayerEvent.Shuffled(var seed) ->
                    state.withQueue(shuffled(state.queue(), seed), state.nextEntry());
            case PlayerEvent.Removed removed -> removed(state, removed);
            case PlayerEvent.Cleared _ ->
                    state.withQueue(List.of(), state.nextEntry()).with(Setbacks.NONE);
            case PlayerEvent.VoiceJoined(var channel) ->
                    state.with(new Whereabouts.InVoice(channel), Company.PEOPLE);
            case PlayerEvent.VoiceLeft(var why) ->
                    state.with(Whereabouts.NOWHERE, new Company.Parted(why)).with(Setbacks.NONE);
            case PlayerEvent.LeftAlone() -> state.with(state.voice(), new Company.Nobody(at));
            case PlayerEvent.Accompanied() -> state.with(state.voice(), Company.PEOPLE);
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
        List<QueueEntry> queue = new ArrayList<>(state.queue());
        queue.addAll(event.index(), event.entries());
        long next = state.nextEntry();
        for (QueueEntry entry : event.entries()) next = Math.max(next, entry.id().value() + 1);
        return state.withQueue(queue, next).with(state.setbacks().joined(event.entries()));
    }

    private static PlayerState started(PlayerState state, PlayerEvent.Started event, Instant at) {
        if (state.playback() instanceof Playback.Loaded loaded
                && loaded.entry().id().equals(event.entry())) {
            return state.with(
                    new Playback.Loaded(loaded.entry(), event.positionMillis(), at, false));
        }
        List<QueueEntry> queue = new ArrayList<>(state.queue());
        QueueEntry entry = take(queue, event.entry());
        return state.with(new Playback.Loaded(entry, event.positionMillis(), at, false), queue);
    }

    private static PlayerState ended(PlayerState state, PlayerEvent.Ended event, Instant at) {
        QueueEntry entry = loaded(state, event.entry());
        PlayerState after = state.with(state.setbacks().after(loaded(state), event, at));
        if (!event.requeued()) return after.with(Playback.IDLE);
        List<QueueEntry> queue = new ArrayList<>(state.queue());
        queue.add(entry);
        return after.with(Playback.IDLE, queue);
    }

    private static PlayerState stopped(PlayerState state, PlayerEvent.Stopped event) {
        List<QueueEntry> queue = new ArrayList<>(state.queue());
        queue.addFirst(loaded(state, event.entry()));
        return state.with(Playback.IDLE, queue).with(Setbacks.NONE);
    }

    private static PlayerState removed(PlayerState state, PlayerEvent.Removed event) {
        List<QueueEntry> queue = new ArrayList<>(state.queue());
        queue.subList(event.index(), event.index() + event.count()).clear();
        return state.withQueue(queue, state.nextEntry());
    }

    /// The same seed gives the same order on every Java version: Random's algorithm is part of its
    /// contract.
    private static List<QueueEntry> shuffled(List<QueueEntry> queue, long seed) {
        List<QueueEntry> shuffled = new ArrayList<>(queue);
        Random random = new Random(seed);
        for (int last = shuffled.size() - 1; last > 0; last--)
            Collections.swap(shuffled, last, random.nextInt(last + 1));
        return shuffled;
    }

    private static QueueEntry take(List<QueueEntry> queue, EntryId id) {
        for (int i = 0; i < queue.size(); i++) {
            if (queue.get(i).id().equals(id)) return queue.remove(i);
        }
        throw new IllegalStateException("entry " + id + " does not wait in the queue");
    }

    private static QueueEntry loaded(PlayerState state, EntryId id) {
        QueueEntry entry = loaded(state).entry();
        if (!entry.id().equals(id))
            throw new IllegalStateException("entry " + id + " is not playing");
        return entry;
    }

    private static Playback.Loaded loaded(PlayerState state) {
        if (state.playback() instanceof Playback.Loaded loaded) return loaded;
        throw new IllegalStateException("nothing is playing");
    }

    static List<Handled> remember(List<Handled> handled, JournalLine line) {
        if (!(line.cause() instanceof Cause.Asked asked)) return handled;
        Instant oldest = line.at().minus(PlayerState.REMEMBERED);
        List<Handled> remembered = new ArrayList<>(handled.size() + 1);
        boolean known = false;
        for (Handled one : handled) {
            known |= one.interaction().equals(asked.interaction());
            if (!one.interaction().createdAt().isBefore(oldest)) remembered.add(one);
        }
        InteractionId interaction = asked.interaction();
        if (!known) {
            boolean callsOff = CALLING_OFF.contains(asked.command());
            remembered.add(new Handled(interaction, line.sequence(), callsOff));
        }
        return remembered;
    }
}
