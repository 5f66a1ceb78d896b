package dev.tonearm.core.player;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The pure player: what a report from outside does to a state. No clock, no randomness, no I/O.
///
/// What a command does, its family knows.
public final class Player {
    /// A node's position is believed only if it is further off than reports are late, in
    /// milliseconds of the clock.
    static final long DRIFT_MILLIS = 500;

    /// Two starts that nobody asked for are at least so far apart.
    public static final Duration BETWEEN_STARTS = Duration.ofSeconds(1);

    private Player() {}

    /// Decides what happens.
    ///
    /// @param now the time the resulting line is written with
    public static Decision decide(PlayerState state, PlayerInput.Report report, Instant now) {
        return switch (report) {
            case PlayerInput.TrackEnded(var entry) -> accepted(ended(state, entry, now));
            case PlayerInput.TrackFailed(var entry, var detail) ->
                    accepted(failed(state, entry, detail, now));
            case PlayerInput.FiltersMissing(var kinds) ->
                    accepted(withoutFilters(state, kinds, now));
            case PlayerInput.RetryDue() -> accepted(tryAgain(state, now));
            case PlayerInput.PositionReported reported -> accepted(drift(state, reported, now));
            case PlayerInput.QuietDue() -> accepted(Attendance.quiet(state, now));
            case PlayerInput.ComebackDue() -> accepted(Attendance.back(state, now));
            case PlayerInput.BotMoved(var voice) -> accepted(moved(state, voice, now));
            case PlayerInput.VoiceUnreachable(var channel, var why) ->
                    accepted(unreachable(state, channel, why, now));
            case PlayerInput.ListenersSeen(var channel, var any) ->
                    accepted(Attendance.company(state, channel, any, now));
            case PlayerInput.Unheard(var channel) ->
                    accepted(Attendance.unheard(state, channel, now));
            case PlayerInput.Heard(var channel) -> accepted(Attendance.heard(state, channel));
            // For listeners to know; the music goes on as a radio does.
            case PlayerInput.Inaudible _ -> accepted(List.of());
            case PlayerInput.PanelPosted posted -> accepted(panelPosted(state, posted));
            case PlayerInput.PanelGone(var message) -> accepted(panelGone(state, message));
        };
    }

    private static Decision accepted(List<PlayerEvent> events) {
        return new Decision.Accepted(events);
    }

    /// What follows when an entry ended by itself; nothing if it is no longer the one that plays,
    /// because the report is late. A live stream has no end: it broke.
    private static List<PlayerEvent> ended(PlayerState state, EntryId entry, Instant now) {
        if (!(state.playback() instanceof Playback.Loaded loaded)
                || !loaded.entry().id().equals(entry)) return List.of();
        if (loaded.entry().track().stream()) return Succession.failed(state, loaded, "", now);
        List<PlayerEvent> events = new ArrayList<>();
        Succession.advance(state, loaded.entry(), EndReason.FINISHED, events);
        return events;
    }

    private static List<PlayerEvent> failed(
            PlayerState state, EntryId entry, String detail, Instant now) {
        return state.playback() instanceof Playback.Loaded loaded
                        && loaded.entry().id().equals(entry)
                ? Succession.failed(state, loaded, reason(loaded, detail, now), now)
                : List.of();
    }

    /// A node only knows that there is nothing at the address.
    private static String reason(Playback.Loaded loaded, String detail, Instant now) {
        boolean expired =
                loaded.entry().track().expires().filter(end -> !now.isBefore(end)).isPresent();
        return expired ? Track.EXPIRED : detail;
    }

    /// What cannot be heard is not said to be: at a speed that no node plays at, the clock would be
    /// wrong.
    private static List<PlayerEvent> withoutFilters(
            PlayerState state, Set<Filter.Kind> kinds, Instant now) {
        Filters heard = state.sound().filters();
        Filters left = heard;
        for (Filter.Kind kind : kinds) left = left.without(kind);
        return left.equals(heard) ? List.of() : List.of(SoundEvent.FiltersSet.of(state, left, now));
    }

    private static List<PlayerEvent> tryAgain(PlayerState state, Instant now) {
        return state.retryAt().filter(due -> !now.isBefore(due)).isPresent()
                ? List.of(Succession.tryAgain(state))
                : List.of();
    }

    /// The earliest that a report may be decided: an entry that ends as soon as it begins, for
    /// whatever reason and however it loops, would else start as often as a node can say so.
    ///
    /// Until then the entry counts as playing, so that a worker that takes over starts it again.
    public static Instant notBefore(PlayerState state, PlayerInput input) {
        boolean ends =
                input instanceof PlayerInput.TrackEnded || input instanceof PlayerInput.TrackFailed;
        return ends
                        && state.playback() instanceof Playback.Loaded loaded
                        && loaded.clock().heardBefore().compareTo(BETWEEN_STARTS) < 0
                ? loaded.since().plus(BETWEEN_STARTS)
                : Instant.MIN;
    }

    private static List<PlayerEvent> drift(
            PlayerState state, PlayerInput.PositionReported reported, Instant now) {
        if (!(state.playback() instanceof Playback.Loaded loaded)
                || !loaded.entry().id().equals(reported.entry())
                || loaded.paused()
                // A report from before the anchor was set says nothing about it.
                || !reported.at().isAfter(loaded.since())) {
            return List.of();
        }
        // A node that is beyond the end has lost it, and no place is there.
        long position =
                loaded.entry()
                        .track()
                        .length()
                        .map(length -> Math.min(reported.positionMillis(), length.toMillis()))
                        .orElse(reported.positionMillis());
        long off = position - loaded.positionAt(reported.at());
        double rate = loaded.clock().rate();
        if (Math.abs(off) <= DRIFT_MILLIS * rate) return List.of();
        // The line's time is the new anchor's, and the journal may have kept the report waiting.
        TrackClock there = new TrackClock(position, reported.at(), false, rate);
        return List.of(new PlaybackEvent.Drifted(there.positionAt(now)));
    }

    private static List<PlayerEvent> moved(PlayerState state, Whereabouts voice, Instant now) {
        if (voice.equals(state.voice())) return List.of();
        return switch (voice) {
            case Whereabouts.InVoice(var channel) -> List.of(new StayEvent.VoiceJoined(channel));
            case Whereabouts.Nowhere() -> left(state, LeaveReason.DISCONNECTED, now);
        };
    }

    private static List<PlayerEvent> unreachable(
            PlayerState state, ChannelId channel, LeaveReason why, Instant now) {
        boolean wanted = state.voice().equals(new Whereabouts.InVoice(channel));
        return wanted ? left(state, why, now) : List.of();
    }

    /// Leaving keeps the place in the track: `/resume` from any voice channel goes on there.
    public static List<PlayerEvent> left(PlayerState state, LeaveReason reason, Instant now) {
        return Attendance.left(state, reason, now);
    }

    /// A message that was on its way when somebody wanted it in another channel is no longer the
    /// one to show. May be told as often as somebody finds it there: what is known writes nothing.
    private static List<PlayerEvent> panelPosted(
            PlayerState state, PlayerInput.PanelPosted posted) {
        ChannelId channel = posted.channel();
        MessageId message = posted.message();
        boolean wanted =
                switch (state.panel()) {
                    case Panel.None() -> true;
                    case Panel.Wanted(var where) -> where.equals(channel);
                    case Panel.Moving(var where, _) -> where.equals(channel);
                    case Panel.Posted(var where, var known) ->
                            where.equals(channel) && !known.equals(message);
                };
        return wanted
                ? List.of(new PanelEvent.PanelPosted(channel, message, posted.left()))
                : List.of();
    }

    private static List<PlayerEvent> panelGone(PlayerState state, MessageId message) {
        return switch (state.panel()) {
            case Panel.Posted(var channel, var posted) when posted.equals(message) ->
                    List.of(new PanelEvent.PanelWanted(channel));
            case Panel.Moving(var channel, var from) when from.message().equals(message) ->
                    List.of(new PanelEvent.PanelWanted(channel));
            case Panel _ -> List.of();
        };
    }
}
