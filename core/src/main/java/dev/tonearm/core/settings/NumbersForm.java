package dev.tonearm.core.settings;

import dev.tonearm.core.family.Dialog;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Press;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.SettingValue;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Modal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The numbers of a page as a form, with what they are now.
record NumbersForm(Section section, boolean walking) implements Dialog {
    private static final int MOST_CHARACTERS = 5;

    @Override
    public String slash() {
        return SettingsSpec.MENU;
    }

    @Override
    public Modal form(Facts facts) {
        Texts texts = facts.texts();
        GuildSettings now =
                facts.settings().map(stored -> stored.now()).orElse(GuildSettings.USUAL);
        List<Modal.Field> fields = new ArrayList<>();
        for (Setting setting : section.settings()) {
            if (!(setting.value() instanceof SettingValue.Whole number)) continue;
            boolean time = FilledTime.is(setting);
            int value = (int) setting.in(now);
            fields.add(
                    new Modal.Field(
                            SettingWords.word(setting),
                            SettingWords.name(setting, texts),
                            SettingWords.form(
                                    setting,
                                    time ? FilledTime.bounds(number) : number.bounds(),
                                    texts),
                            time ? FilledTime.shown(value) : Integer.toString(value),
                            time ? FilledTime.MOST_CHARACTERS : MOST_CHARACTERS,
                            true));
        }
        return new Modal(
                Steps.marked(SettingsRoute.FILLED.id().with(section), walking),
                section.title(texts),
                fields);
    }

    /// What somebody filled in.
    static ChangeSettings filled(Section section, Press press) {
        Map<Setting, Object> said = new EnumMap<>(Setting.class);
        for (Setting setting : section.settings()) {
            String text = press.fields().getOrDefault(SettingWords.word(setting), "").strip();
            if (!text.isEmpty())
                said.put(setting, FilledTime.is(setting) ? FilledTime.read(text) : number(text));
        }
        if (said.isEmpty()) throw Press.old();
        return new ChangeSettings(section, said, Steps.walking(press));
    }

    /// What is no number stays what it is, and is told so.
    private static Object number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException _) {
            return text;
        }
    }
}
