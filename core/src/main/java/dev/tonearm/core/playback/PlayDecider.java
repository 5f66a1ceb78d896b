package dev.tonearm.core.playback;

import static dev.tonearm.core.family.Asking.refused;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Allowance;
import dev.tonearm.core.plan.Quota;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.LeftOut;
import dev.tonearm.core.player.PanelEvent;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Succession;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides what happens when somebody wants to hear something.
///
/// Whoever asks while it is silent hears what they asked for; whoever asks while music plays or is
/// paused waits their turn.
final class PlayDecider {
    private final Asking asking;
    private final PlayerState state;
    private final PlayerInput.Asked asked;
    private final Placement placement;
    private final boolean startsNow;

    PlayDecider(Asking asking, Placement placement) {
        this.asking = asking;
        this.state = asking.state();
        this.asked = asking.asked();
        this.placement = placement;
        this.startsNow = asking.silent() || placement == Placement.NOW;
    }

    /// Refuses what can be refused before anything is looked up.
    void beforeLookup() {
        wanted();
        asking.come();
        room();
    }

    List<PlayerEvent> events() {
        wanted();
        Resolution.Found found = found();
        List<PlayerEvent> events = asking.come();
        List<QueueEntry> entries = entries(found);
        wantPanel(events);
        boolean ahead = startsNow || placement == Placement.NEXT;
        int index = ahead && !state.turns() ? 0 : state.queue().size();
        if (state.playback() instanceof Playback.Loaded loaded && startsNow) {
            events.add(madeWay(loaded.entry()));
        }
        if (index > 0) index = waiting(events);
        LeftOut leftOut = leftOut(found, entries.size());
        events.add(
                new QueueEvent.Enqueued(index, entries, found.playlist(), found.list(), leftOut));
        if (startsNow) events.add(Succession.started(entries.getFirst()));
        takeTurns(events, startsNow ? entries.size() - 1 : entries.size());
        return events;
    }

    /// Where listeners take turns, who wants to be next is the next of their own.
    private void takeTurns(List<PlayerEvent> events, int joining) {
        if (!state.turns() || joining == 0 || state.queue().isEmpty()) return;
        events.add(new QueueEvent.TookTurns(joining, placement == Placement.NEXT));
    }

    /// How many wait after these, which may put back what is on now.
    private int waiting(List<PlayerEvent> events) {
        PlayerState after = state;
        for (PlayerEvent event : events) after = event.appliedTo(after, asking.now());
        return after.queue().size();
    }

    /// Nothing happens yet when somebody only wants to see what there is.
    List<PlayerEvent> shown() {
        wanted();
        found();
        return List.of();
    }

    private PlayerEvent madeWay(QueueEntry entry) {
        String title = entry.track().name();
        if (asking.silent()) return new PlaybackEvent.Stopped(entry.id(), title);
        boolean requeued = state.loop() == LoopMode.QUEUE;
        return new PlaybackEvent.Ended(entry.id(), title, EndReason.REPLACED, requeued, "");
    }

    private void wanted() {
        if (state.calledOff(asked.interaction())) throw refused(Refusal.Simple.CALLED_OFF);
    }

    private Resolution.Found found() {
        return switch (asked.resolution()) {
            case Resolution.Found found when !found.tracks().isEmpty() -> shortEnough(found);
            case Resolution.Found _, Resolution.NothingFound _, Resolution.NotNeeded _ ->
                    throw refused(Refusal.Simple.NOTHING_FOUND);
            case Resolution.Refused(var why) -> throw refused(why);
            case Resolution.Failed(var detail) -> throw refused(new Refusal.SourceFailed(detail));
        };
    }

    /// Without the tracks that are longer than the plan takes.
    private Resolution.Found shortEnough(Resolution.Found found) {
        int minutes = asked.limits().allowance().trackMinutes();
        if (minutes == Allowance.UNLIMITED) return found;
        Duration longest = Duration.ofMinutes(minutes);
        List<Track> tracks =
                found.tracks().stream()
                        .filter(track ->
                                track.length()
                                        .filter(length -> length.compareTo(longest) > 0)
                                        .isEmpty())
                        .toList();
        if (tracks.isEmpty()) throw refused(new Refusal.NotInPlan(Quota.TRACK, asked.limits()));
        int out = found.tracks().size() - tracks.size();
        return new Resolution.Found(
                tracks, found.playlist(), found.list(), found.leftOut().withLong(out));
    }

    /// How many entries may join, so that no more wait afterwards than the plan allows: one of them
    /// may start at once, and what is on now may go back into the queue.
    private int room() {
        boolean comesBack =
                startsNow
                        && state.playback() instanceof Playback.Loaded
                        && (asking.silent() || state.loop() == LoopMode.QUEUE);
        int limit = asked.limits().queue();
        int room = limit - state.queue().size() + (startsNow ? 1 : 0) - (comesBack ? 1 : 0);
        if (room <= 0) throw refused(Refusal.full(asked.limits()));
        return Math.min(room, share());
    }

    /// How many entries may join before the listener has as much of the queue as the server lets
    /// one have; one of them may start at once. A DJ may have all of it.
    private int share() {
        int most = asked.rules().queueShare();
        if (most == 0 || asked.rules().standing() == Standing.DJ) return Integer.MAX_VALUE;
        UserId listener = asked.listener().user();
        int waiting = 0;
        for (QueueEntry entry : state.queue()) if (entry.requester().equals(listener)) waiting++;
        int share = most - waiting + (startsNow ? 1 : 0);
        if (share <= 0) throw refused(new Refusal.ShareFull(most));
        return share;
    }

    private LeftOut leftOut(Resolution.Found found, int joined) {
        int out = found.tracks().size() - joined;
        return joined == share() ? found.leftOut().withShare(out) : found.leftOut().withFull(out);
    }

    /// As many of the tracks as there is room for, with the ids that follow.
    private List<QueueEntry> entries(Resolution.Found found) {
        List<Track> tracks = found.tracks();
        int most = Math.min(room(), tracks.size());
        List<QueueEntry> entries = new ArrayList<>();
        long weight = Weight.of(state);
        for (int i = 0; i < most; i++) {
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
        ChannelId channel = asking.panelChannel();
        boolean there = state.shown().where().equals(Optional.of(channel));
        if (!there) events.add(new PanelEvent.PanelWanted(channel, asked.language()));
    }
}
