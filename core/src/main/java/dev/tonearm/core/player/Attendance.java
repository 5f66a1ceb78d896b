package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Whether anybody hears the bot, and what it does about that by itself.
///
/// The journal needs no timer but the times of its lines: what is due follows from the state.
final class Attendance {
    private Attendance() {}

    /// Unless the server wants it to pause, the music goes on for nobody until the bot leaves:
    /// whoever only changed devices finds it where it would be.
    static List<PlayerEvent> company(
            PlayerState state, ChannelId channel, boolean any, Instant now) {
        // News of a channel that the bot has left meanwhile.
        if (!in(state, channel)) return List.of();
        return any ? somebody(state) : nobody(state, now);
    }

    private static List<PlayerEvent> somebody(PlayerState state) {
        List<PlayerEvent> events = new ArrayList<>();
        if (state.company() instanceof Company.Nobody) events.add(new StayEvent.Accompanied());
        goOn(state, Hush.EMPTY, events);
        return events;
    }

    private static List<PlayerEvent> nobody(PlayerState state, Instant now) {
        if (state.company() instanceof Company.Nobody) {
            boolean due = state.aloneUntil().filter(until -> !now.isBefore(until)).isPresent();
            return due ? left(state, LeaveReason.ALONE, now) : List.of();
        }
        List<PlayerEvent> events = new ArrayList<>();
        events.add(new StayEvent.LeftAlone());
        if (state.house().manners().pauses()) hush(state, Hush.EMPTY, now, events);
        return events;
    }

    /// In the audience of a stage nobody hears what would be missed.
    static List<PlayerEvent> unheard(PlayerState state, ChannelId channel, Instant now) {
        List<PlayerEvent> events = new ArrayList<>();
        if (in(state, channel)) hush(state, Hush.UNHEARD, now, events);
        return events;
    }

    static List<PlayerEvent> heard(PlayerState state, ChannelId channel) {
        List<PlayerEvent> events = new ArrayList<>();
        if (in(state, channel)) goOn(state, Hush.UNHEARD, events);
        return events;
    }

    /// Nothing has played for long.
    static List<PlayerEvent> quiet(PlayerState state, Instant now) {
        return state.quietUntil().filter(until -> !now.isBefore(until)).isPresent()
                ? left(state, LeaveReason.QUIET, now)
                : List.of();
    }

    /// Goes back to where it is meant to stay.
    static List<PlayerEvent> back(PlayerState state, Instant now) {
        List<PlayerEvent> events = new ArrayList<>();
        boolean due = state.comebackAt().filter(at -> !now.isBefore(at)).isPresent();
        if (due && state.house().comeback() instanceof Comeback.Due(var channel, _, _)) {
            events.add(new StayEvent.VoiceJoined(channel));
            goOn(state, Hush.AWAY, events);
        }
        return events;
    }

    /// Leaving keeps the place in the track.
    static List<PlayerEvent> left(PlayerState state, LeaveReason reason, Instant now) {
        List<PlayerEvent> events = new ArrayList<>();
        if (state.house().manners().stays() && reason.nobodysWish()) {
            hush(state, Hush.AWAY, now, events);
        } else if (state.playback() instanceof Playback.Loaded loaded && !loaded.paused()) {
            events.add(new PlaybackEvent.Paused(loaded.positionAt(now)));
        }
        events.add(new StayEvent.VoiceLeft(reason));
        return events;
    }

    /// What a person has paused is left as it is.
    private static void hush(PlayerState state, Hush why, Instant now, List<PlayerEvent> events) {
        if (!(state.playback() instanceof Playback.Loaded loaded) || loaded.paused()) return;
        events.add(new PlaybackEvent.Paused(loaded.positionAt(now)));
        events.add(new HouseEvent.Hushed(why));
    }

    private static void goOn(PlayerState state, Hush why, List<PlayerEvent> events) {
        if (state.house().hush() != why) return;
        if (!(state.playback() instanceof Playback.Loaded loaded) || !loaded.paused()) return;
        events.add(new PlaybackEvent.Resumed(loaded.positionMillis()));
    }

    private static boolean in(PlayerState state, ChannelId channel) {
        return state.voice().equals(new Whereabouts.InVoice(channel));
    }
}
