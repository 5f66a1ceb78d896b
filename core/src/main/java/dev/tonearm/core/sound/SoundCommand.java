package dev.tonearm.core.sound;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.command.PlayerCommand;
import java.util.List;

/// What listeners ask about how it sounds.
public sealed interface SoundCommand extends PlayerCommand {
    record SetVolume(int percent) implements SoundCommand {
        /// The loudest in percent; above it every node distorts.
        public static final int MAX = 200;

        public SetVolume {
            if (percent < 0 || percent > MAX) {
                throw new IllegalArgumentException(
                        "volume must be 0 to " + MAX + ", was " + percent);
            }
        }
    }

    /// A preset.
    ///
    /// @param combined on top of what is heard already, instead of all of it
    record ApplyPreset(Preset preset, boolean combined) implements SoundCommand {}

    /// Faster or slower at the same pitch.
    record SetSpeed(double factor) implements SoundCommand {
        public SetSpeed {
            checked("speed", factor);
        }
    }

    /// Higher or lower at the same speed.
    record SetPitch(double factor) implements SoundCommand {
        public SetPitch {
            checked("pitch", factor);
        }
    }

    /// This filter, instead of any other of its kind.
    record PutFilter(Filter filter) implements SoundCommand {
        public PutFilter {
            if (filter.changesNothing()) throw new IllegalArgumentException("nothing changes");
        }
    }

    /// Some bands of the equaliser; the others stay.
    record SetBands(List<Band> bands) implements SoundCommand {
        public SetBands {
            bands = List.copyOf(bands);
            if (bands.isEmpty()) throw new IllegalArgumentException("no bands");
        }
    }

    /// No filter of this kind.
    record TakeOut(Filter.Kind kind) implements SoundCommand {}

    /// As recorded, but for the volume.
    record ResetEffects() implements SoundCommand {}

    /// A band of the equaliser.
    ///
    /// @param index from 0, the lowest
    record Band(int index, float gain) {
        public Band {
            if (index < 0 || index >= Equalizer.BANDS) {
                throw new IllegalArgumentException("no band " + index);
            }
            Equalizer.FLAT.with(index, gain);
        }
    }

    /// Beyond these a song is no longer one.
    double LEAST_FACTOR = 0.5;

    double MOST_FACTOR = 2;

    private static void checked(String what, double factor) {
        if (!(factor >= LEAST_FACTOR && factor <= MOST_FACTOR)) {
            throw new IllegalArgumentException(
                    what + " must be " + LEAST_FACTOR + " to " + MOST_FACTOR + ", was " + factor);
        }
    }
}
