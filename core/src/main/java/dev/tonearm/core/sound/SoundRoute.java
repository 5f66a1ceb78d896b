package dev.tonearm.core.sound;

import dev.tonearm.core.family.Press;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;

/// The menus, buttons and forms about how it sounds.
public enum SoundRoute implements Route {
    /// A preset, chosen on the now-playing message.
    PRESET("preset"),

    /// Shows the equaliser as it is by now, where it was shown before.
    EQUALIZER("equalizer"),

    /// Asks for the gains of a part of the equaliser.
    BANDS("bands"),

    /// The gains that somebody filled in.
    GAINS("gains");

    private final String wire;

    SoundRoute(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public Request read(Press press) {
        return switch (this) {
            case PRESET -> new Request.Player(PresetMenu.chosen(press));
            case EQUALIZER -> new Request.Turn(new ShowEqualizer());
            case BANDS -> new Request.Ask(new EqualizerForm(press.choice(0, EqualizerPart.class)));
            case GAINS ->
                    new Request.Player(
                            EqualizerForm.filled(press.choice(0, EqualizerPart.class), press));
        };
    }
}
