package dev.tonearm.core.player;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Instant;

/// What happened to how it sounds.
public sealed interface SoundEvent extends PlayerEvent {
    record VolumeSet(int percent) implements SoundEvent {}

    /// All filters are these from now on.
    ///
    /// @param positionMillis where what plays was, from where it moves on at the filters' rate; 0
    ///   while nothing plays
    record FiltersSet(Filters filters, long positionMillis) implements SoundEvent {
        /// At the place where a state's entry is.
        public static FiltersSet of(PlayerState state, Filters filters, Instant now) {
            boolean loaded = state.playback() instanceof Playback.Loaded;
            return new FiltersSet(filters, loaded ? state.deck().loaded().positionAt(now) : 0);
        }
    }

    enum Form implements EventForm {
        VOLUME("volume", 1),
        FILTERS("filters", 2);

        private final String wire;
        private final int since;

        Form(String wire, int since) {
            this.wire = wire;
            this.since = since;
        }

        @Override
        public String wire() {
            return wire;
        }

        @Override
        public int since() {
            return since;
        }

        @Override
        public SoundEvent read(JsonObject json) {
            return switch (this) {
                case VOLUME -> new VolumeSet(json.integer("to"));
                case FILTERS -> new FiltersSet(Filters.read(json.object("to")), json.number("ms"));
            };
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case VolumeSet _ -> Form.VOLUME;
            case FiltersSet _ -> Form.FILTERS;
        };
    }

    @Override
    default void write(JsonWriter json) {
        switch (this) {
            case VolumeSet(var percent) -> json.put("to", percent);
            case FiltersSet(var filters, var position) ->
                    json.put("to", filters::write).put("ms", position);
        }
    }

    @Override
    default PlayerState appliedTo(PlayerState state, Instant at) {
        return switch (this) {
            case VolumeSet(var percent) -> state.with(state.sound().withVolume(percent));
            case FiltersSet(var filters, var position) -> {
                Sound sound = state.sound().with(filters);
                if (!(state.playback() instanceof Playback.Loaded loaded)) yield state.with(sound);
                double rate = loaded.entry().track().heard(sound).rate();
                TrackClock clock = loaded.clock().at(position, at).atRate(rate, at);
                yield state.with(state.deck().with(loaded.with(clock)), sound);
            }
        };
    }
}
