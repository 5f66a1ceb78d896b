package dev.tonearm.operator.story;

import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.SoundWords;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a player is at a moment, in a line or as JSON.
final class StateWords {
    private StateWords() {}

    static String of(PlayerState state, Instant at) {
        List<String> parts = new ArrayList<>();
        parts.add(playing(state, at));
        parts.add(EventWords.tracks(state.queue().size()) + " waiting");
        parts.add("volume " + state.volume() + " %");
        if (!state.sound().filters().isEmpty()) parts.add("effects " + effects(state));
        switch (state.loop()) {
            case OFF -> {}
            case TRACK -> parts.add("the track is repeated");
            case QUEUE -> parts.add("the queue is repeated");
        }
        parts.add(
                switch (state.voice()) {
                    case Whereabouts.Nowhere() -> "in no voice channel";
                    case Whereabouts.InVoice(var channel) -> "in voice channel " + channel;
                });
        parts.add(
                switch (state.panel()) {
                    case Panel.None() -> "no now-playing message";
                    case Panel.Wanted(var channel) ->
                            "now-playing message wanted in channel " + channel;
                    case Panel.Moving(var channel, _) ->
                            "now-playing message on its way to channel " + channel;
                    case Panel.Posted(var channel, _) ->
                            "now-playing message in channel " + channel;
                });
        return String.join("; ", parts);
    }

    private static String playing(PlayerState state, Instant at) {
        return switch (state.playback()) {
            case Playback.Idle() -> state.halted() ? "stopped by failures" : "nothing plays";
            case Playback.Loaded loaded ->
                    "%s at %s%s%s"
                            .formatted(
                                    EventWords.quoted(loaded.entry()),
                                    Moments.place(loaded.positionAt(at)),
                                    loaded.entry()
                                            .track()
                                            .length()
                                            .map(length ->
                                                    " of " + Moments.place(length.toMillis()))
                                            .orElse(""),
                                    loaded.paused() ? ", paused" : "");
        };
    }

    private static String effects(PlayerState state) {
        return SoundWords.of(state.sound().filters(), Texts.DEFAULT);
    }

    static void write(JsonWriter json, PlayerState state, Instant at) {
        if (state.playback() instanceof Playback.Loaded loaded) {
            json.put("playing", loaded.entry().track().name())
                    .put("entry", loaded.entry().id().value())
                    .put("position", loaded.positionAt(at))
                    .put("paused", loaded.paused());
            loaded.entry()
                    .track()
                    .length()
                    .map(Duration::toMillis)
                    .ifPresent(length -> json.put("length", length));
        }
        json.put("queue", state.queue().size()).put("volume", state.volume());
        json.strings(
                "effects",
                state.sound().filters().kinds().stream()
                        .map(kind -> kind.lavalinkName())
                        .sorted()
                        .toList());
        json.put("loop", state.loop().name().toLowerCase(Locale.ROOT));
        if (state.voice() instanceof Whereabouts.InVoice(var channel))
            json.put("voice", channel.toString());
        json.put(
                "panel",
                switch (state.panel()) {
                    case Panel.None() -> "none";
                    case Panel.Wanted _ -> "wanted";
                    case Panel.Moving _ -> "moving";
                    case Panel.Posted _ -> "posted";
                });
    }
}
