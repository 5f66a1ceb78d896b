package dev.tonearm.core.audio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One thing that is done to the music, as Lavalink does it. Its numbers are those that Lavalink
/// keeps, so that what a node says it does equals what it was asked for, and each is one that
/// Lavalink and a listener's ears can take: a node answers 200 to the others, and fails the track.
public sealed interface Filter {
    /// Its kind; a player has one filter of a kind.
    default Kind kind() {
        return switch (this) {
            case Equalizer _ -> Kind.EQUALIZER;
            case Karaoke _ -> Kind.KARAOKE;
            case Timescale _ -> Kind.TIMESCALE;
            case Tremolo _ -> Kind.TREMOLO;
            case Vibrato _ -> Kind.VIBRATO;
            case Distortion _ -> Kind.DISTORTION;
            case Rotation _ -> Kind.ROTATION;
            case ChannelMix _ -> Kind.CHANNEL_MIX;
            case LowPass _ -> Kind.LOW_PASS;
        };
    }

    /// Whether the music passes it as it is.
    default boolean changesNothing() {
        return false;
    }

    /// The kinds, by the names that Lavalink and our journals have for them.
    enum Kind {
        EQUALIZER("equalizer"),
        KARAOKE("karaoke"),
        TIMESCALE("timescale"),
        TREMOLO("tremolo"),
        VIBRATO("vibrato"),
        DISTORTION("distortion"),
        ROTATION("rotation"),
        CHANNEL_MIX("channelMix"),
        LOW_PASS("lowPass");

        private final String lavalinkName;

        Kind(String lavalinkName) {
            this.lavalinkName = lavalinkName;
        }

        /// As in a node's `/v4/info`.
        public String lavalinkName() {
            return lavalinkName;
        }

        /// The kind of a name.
        ///
        /// @throws IllegalArgumentException if there is none
        public static Kind named(String name) {
            for (Kind kind : values()) if (kind.lavalinkName.equals(name)) return kind;
            throw new IllegalArgumentException("unknown filter " + name);
        }
    }

    /// Louder and quieter bands, from 25 Hz to 16 kHz.
    ///
    /// @param gains of each of [#BANDS], -0.25 (silent) to 1 (doubled), 0 is as it was
    record Equalizer(List<Float> gains) implements Filter {
        public static final int BANDS = 15;
        public static final float LEAST = -0.25f;
        public static final float MOST = 1;

        /// As it was.
        public static final Equalizer FLAT = new Equalizer(Collections.nCopies(BANDS, 0f));

        public Equalizer {
            gains = List.copyOf(gains);
            if (gains.size() != BANDS) {
                throw new IllegalArgumentException("an equalizer of " + gains.size() + " bands");
            }
            for (float gain : gains) within("gain", gain, LEAST, MOST);
        }

        /// With one band changed.
        ///
        /// @param band from 0, the lowest
        public Equalizer with(int band, float gain) {
            List<Float> changed = new ArrayList<>(gains);
            changed.set(band, gain);
            return new Equalizer(changed);
        }

        @Override
        public boolean changesNothing() {
            return gains.stream().allMatch(gain -> gain == 0);
        }
    }

    /// Takes out what is the same on both sides, usually a voice.
    ///
    /// @param level how much of it, 0 to 1
    /// @param monoLevel how much of the band is put back, 0 to 1
    /// @param filterBand the band's middle in hertz
    /// @param filterWidth its width in hertz
    record Karaoke(float level, float monoLevel, float filterBand, float filterWidth)
            implements Filter {
        public Karaoke {
            within("level", level, 0, 1);
            within("monoLevel", monoLevel, 0, 1);
            above("filterBand", filterBand, 0);
            above("filterWidth", filterWidth, 0);
        }
    }

    /// Another speed, another pitch, or both at once as on a turntable.
    ///
    /// @param speed without changing the pitch
    /// @param pitch without changing the speed
    /// @param rate of both
    record Timescale(double speed, double pitch, double rate) implements Filter {
        /// Lavalink takes everything above 0; beyond these nobody can follow a song, and no clock
        /// that has to foresee its end.
        public static final double SLOWEST = 0.25;

        public static final double FASTEST = 4;

        public Timescale {
            within("speed", speed, SLOWEST, FASTEST);
            within("pitch", pitch, SLOWEST, FASTEST);
            within("rate", rate, SLOWEST, FASTEST);
        }

        /// How fast a track passes: SoundTouch, which Lavalink does this with, takes the pitch out
        /// of one and puts it into the other.
        public double factor() {
            return speed * rate;
        }

        @Override
        public boolean changesNothing() {
            return speed == 1 && pitch == 1 && rate == 1;
        }
    }

    /// The volume swings.
    ///
    /// @param frequency in hertz
    /// @param depth above 0, up to 1
    record Tremolo(float frequency, float depth) implements Filter {
        public Tremolo {
            above("frequency", frequency, 0);
            above("depth", depth, 0);
            within("depth", depth, 0, 1);
        }
    }

    /// The pitch swings.
    ///
    /// @param frequency in hertz, up to [#FASTEST]
    /// @param depth above 0, up to 1
    record Vibrato(float frequency, float depth) implements Filter {
        public static final float FASTEST = 14;

        public Vibrato {
            above("frequency", frequency, 0);
            within("frequency", frequency, 0, FASTEST);
            above("depth", depth, 0);
            within("depth", depth, 0, 1);
        }
    }

    /// Each sample is bent by `offset + scale · (sin · cos · tan)`.
    record Distortion(
            float sinOffset,
            float sinScale,
            float cosOffset,
            float cosScale,
            float tanOffset,
            float tanScale,
            float offset,
            float scale)
            implements Filter {
        /// What bends nothing.
        public static final Distortion NONE = new Distortion(0, 1, 0, 1, 0, 1, 0, 1);

        public Distortion {
            finite("sinOffset", sinOffset);
            finite("sinScale", sinScale);
            finite("cosOffset", cosOffset);
            finite("cosScale", cosScale);
            finite("tanOffset", tanOffset);
            finite("tanScale", tanScale);
            finite("offset", offset);
            finite("scale", scale);
        }

        @Override
        public boolean changesNothing() {
            return equals(NONE);
        }
    }

    /// The sound walks around the listener.
    ///
    /// @param hertz rounds a second, negative the other way round
    record Rotation(double hertz) implements Filter {
        public Rotation {
            finite("hertz", hertz);
        }

        @Override
        public boolean changesNothing() {
            return hertz == 0;
        }
    }

    /// What of each side is heard on each side, 0 to 1.
    record ChannelMix(float leftToLeft, float leftToRight, float rightToLeft, float rightToRight)
            implements Filter {
        public ChannelMix {
            within("leftToLeft", leftToLeft, 0, 1);
            within("leftToRight", leftToRight, 0, 1);
            within("rightToLeft", rightToLeft, 0, 1);
            within("rightToRight", rightToRight, 0, 1);
        }

        @Override
        public boolean changesNothing() {
            return leftToLeft == 1 && leftToRight == 0 && rightToLeft == 0 && rightToRight == 1;
        }
    }

    /// High tones become quieter.
    ///
    /// @param smoothing above 1; the more, the duller
    record LowPass(float smoothing) implements Filter {
        public LowPass {
            above("smoothing", smoothing, 1);
        }
    }

    private static void within(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    what + " must be from " + least + " to " + most + ", was " + value);
        }
    }

    private static void above(String what, double value, double least) {
        if (!(value > least && Double.isFinite(value))) {
            throw new IllegalArgumentException(what + " must be above " + least + ", was " + value);
        }
    }

    private static void finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be a number, was " + value);
        }
    }
}
