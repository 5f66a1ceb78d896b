package dev.tonearm.core.sound;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.family.Press;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Select;
import dev.tonearm.core.message.SoundWords;
import java.util.ArrayList;
import java.util.List;

/// The presets as a menu of the now-playing message. What is heard is marked, unless it is
/// something that no preset is.
public final class PresetMenu {
    private static final String NONE = "none";

    private PresetMenu() {}

    /// The menu while this is heard.
    public static Select of(Filters heard, Texts texts) {
        List<Select.Entry> entries = new ArrayList<>();
        entries.add(new Select.Entry(NONE, texts.text("effects.menu.none"), "", heard.isEmpty()));
        for (Preset preset : Preset.values()) {
            boolean chosen = heard.equals(Filters.of(preset.filter()));
            entries.add(new Select.Entry(preset.label(), SoundWords.of(preset, texts), "", chosen));
        }
        return Select.one(SoundRoute.PRESET.id(), texts.text("effects.menu"), entries);
    }

    static SoundCommand chosen(Press press) {
        String value = press.chosen();
        if (value.equals(NONE)) return new SoundCommand.ResetEffects();
        for (Preset preset : Preset.values()) {
            if (preset.label().equals(value)) return new SoundCommand.ApplyPreset(preset, false);
        }
        throw Press.old();
    }
}
