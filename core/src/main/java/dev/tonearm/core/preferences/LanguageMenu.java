package dev.tonearm.core.preferences;

import dev.tonearm.core.family.Press;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Select;
import java.util.ArrayList;
import java.util.List;

/// The language of messages to everybody in a server, which is Discord's for the server until
/// another one is chosen. (Only Community servers can tell Discord theirs; of all others it says
/// that they speak English.)
public final class LanguageMenu {
    private static final String DISCORDS = "discord";

    private LanguageMenu() {}

    /// The menu.
    ///
    /// @param chosen the code of the language that was chosen, or empty
    /// @param texts in the language of who reads it
    public static Select of(String chosen, Texts texts) {
        List<Select.Entry> entries = new ArrayList<>();
        entries.add(
                new Select.Entry(
                        DISCORDS,
                        texts.text("settings.language.discord"),
                        texts.text("settings.language.discord.hint"),
                        chosen.isEmpty()));
        for (Texts language : Texts.all()) {
            String code = language.locale().code();
            entries.add(
                    new Select.Entry(
                            code, language.text("language.name"), "", code.equals(chosen)));
        }
        return Select.one(PreferencesRoute.LANGUAGE.id(), texts.text("settings.language"), entries);
    }

    static SaveLanguage chosen(Press press) {
        String value = press.chosen();
        if (value.equals(DISCORDS)) return new SaveLanguage("");
        return Texts.all().stream()
                .map(language -> language.locale().code())
                .filter(value::equals)
                .findFirst()
                .map(SaveLanguage::new)
                .orElseThrow(Press::old);
    }
}
