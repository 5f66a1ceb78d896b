package dev.tonearm.core.settings;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.family.Press;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Select;
import java.util.ArrayList;
import java.util.List;

/// The language of messages to everybody in a server, which is Discord's for the server until
/// another one is chosen. (Only Community servers can tell Discord theirs; of all others it says
/// that they speak English.)
final class LanguageMenu {
    private static final String DISCORDS = "discord";

    private LanguageMenu() {}

    /// The menu.
    ///
    /// @param id what comes back with what is chosen
    /// @param chosen the code of the language that was chosen, or empty
    /// @param texts in the language of who reads it
    static Select of(CustomId id, String chosen, Texts texts) {
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
        return Select.one(id, texts.text("settings.language"), entries);
    }

    /// The code of the language that was chosen; empty for the one that Discord says.
    static String chosen(Press press) {
        String value = press.chosen();
        if (value.equals(DISCORDS)) return "";
        return Texts.all().stream()
                .map(language -> language.locale().code())
                .filter(value::equals)
                .findFirst()
                .orElseThrow(Press::old);
    }
}
