package dev.tonearm.core.audio;

import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.audio.Filter.Karaoke;
import dev.tonearm.core.audio.Filter.LowPass;
import dev.tonearm.core.audio.Filter.Rotation;
import dev.tonearm.core.audio.Filter.Timescale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Filters that listeners know by a name. Each is one filter, so that two of different kinds can be
/// heard together.
public enum Preset {
    BASSBOOST_LOW("bassboost-low"),
    BASSBOOST_MEDIUM("bassboost-medium"),
    BASSBOOST_HIGH("bassboost-high"),
    NIGHTCORE("nightcore"),
    VAPORWAVE("vaporwave"),
    EIGHT_D("8d"),
    KARAOKE("karaoke"),
    SOFT("soft"),
    POP("pop"),
    TREBLE("treble");

    private final String label;

    Preset(String label) {
        this.label = label;
    }

    /// Its name in what travels and in the keys of texts.
    public String label() {
        return label;
    }

    public Filter filter() {
        return switch (this) {
            case BASSBOOST_LOW -> bands(0, 0.10f, 0.10f, 0.08f, 0.05f, 0.02f);
            case BASSBOOST_MEDIUM -> bands(0, 0.20f, 0.18f, 0.15f, 0.10f, 0.05f);
            case BASSBOOST_HIGH -> bands(0, 0.35f, 0.32f, 0.25f, 0.15f, 0.08f);
            case NIGHTCORE -> new Timescale(1.2, 1.2, 1);
            case VAPORWAVE -> new Timescale(0.85, 0.8, 1);
            case EIGHT_D -> new Rotation(0.2);
            case KARAOKE -> new Karaoke(1, 1, 220, 100);
            case SOFT -> new LowPass(20);
            case POP ->
                    bands(
                            0, -0.02f, -0.01f, 0.08f, 0.10f, 0.15f, 0.10f, 0.03f, -0.02f, -0.03f,
                            -0.05f, -0.05f, -0.05f, -0.05f, -0.05f, -0.05f);
            case TREBLE -> bands(9, 0.10f, 0.15f, 0.20f, 0.25f, 0.25f, 0.25f);
        };
    }

    /// The preset of a name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Preset labelled(String label) {
        for (Preset preset : values()) if (preset.label.equals(label)) return preset;
        throw new IllegalArgumentException("no preset has this name");
    }

    private static Equalizer bands(int first, float... gains) {
        List<Float> all = new ArrayList<>(Collections.nCopies(Equalizer.BANDS, 0f));
        for (int i = 0; i < gains.length; i++) all.set(first + i, gains[i]);
        return new Equalizer(all);
    }
}
