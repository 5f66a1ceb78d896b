package dev.tonearm.core.catalogue;

import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.locale.DiscordLocale;
import dev.tonearm.core.locale.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The catalogue as Discord wants to be told of it: the elements of `PUT
/// /applications/{id}/commands`.
public final class Registration {
    private static final int CHAT_INPUT = 1;

    private Registration() {}

    /// One command as a JSON object.
    public static byte[] json(CommandSpec command) {
        return JsonWriter.object(writer -> {
            writer.put("name", command.name());
            writer.put("type", CHAT_INPUT);
            describe(writer, "command." + command.name());
            writer.array("options", command.options(), (to, option) -> option(to, command, option));
            if (command.memberPermissions() == 0) {
                writer.putNull("default_member_permissions");
            } else {
                // A string in Discord's documentation, a number in its OpenAPI description; it
                // takes both.
                writer.put("default_member_permissions", command.memberPermissions());
            }
            // Guild install, guild context: there is no music in a direct message.
            writer.numbers("integration_types", List.of(0L));
            writer.numbers("contexts", List.of(0L));
        });
    }

    private static void option(JsonWriter writer, CommandSpec command, OptionSpec option) {
        writer.put("type", option.type().wire());
        writer.put("name", option.name());
        describe(writer, "option." + command.name() + "." + option.name());
        writer.put("required", option.required());
        if (!option.choices().isEmpty()) {
            writer.array(
                    "choices",
                    option.choices(),
                    (to, choice) -> choice(to, command.name() + "." + option.name(), choice));
            return;
        }
        if (option.autocomplete()) writer.put("autocomplete", true);
        boolean text = option.type() == OptionSpec.Type.STRING;
        writer.put(text ? "min_length" : "min_value", option.min());
        writer.put(text ? "max_length" : "max_value", option.max());
    }

    private static void choice(JsonWriter writer, String option, String choice) {
        String key = "choice." + option + "." + choice;
        writer.put("name", Texts.DEFAULT.text(key));
        writer.put("value", choice);
        localizations(writer, "name_localizations", texts -> Optional.of(texts.text(key)));
    }

    private static void describe(JsonWriter writer, String key) {
        localizations(writer, "name_localizations", texts -> texts.translatedName(key));
        writer.put("description", Texts.DEFAULT.text(key));
        localizations(writer, "description_localizations", texts -> Optional.of(texts.text(key)));
    }

    private static void localizations(
            JsonWriter writer, String member, Function<Texts, Optional<String>> translation) {
        writer.put(
                member,
                to -> {
                    for (DiscordLocale locale : Texts.TRANSLATIONS) {
                        translation
                                .apply(Texts.of(locale.code()))
                                .ifPresent(text -> to.put(locale.code(), text));
                    }
                });
    }
}
