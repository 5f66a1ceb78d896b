package dev.tonearm.core.catalogue;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.ChannelKind;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Completer;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.SlashCommand;
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
    private static final int SUBCOMMAND = 1;
    private static final int SUBCOMMAND_GROUP = 2;

    private Registration() {}

    /// One command, with all that is under it, as a JSON object.
    public static byte[] json(CommandSpec command) {
        return JsonWriter.object(writer -> {
            writer.put("name", command.name());
            writer.put("type", CHAT_INPUT);
            describe(writer, SlashCommand.key(command.name()));
            inner(writer, command, command.name());
            if (command.permission() == Permission.NONE) {
                writer.putNull("default_member_permissions");
            } else {
                // A string in Discord's documentation, a number in its OpenAPI description; it
                // takes both.
                writer.put("default_member_permissions", command.permission().bits());
            }
            // Guild install, guild context: there is no music in a direct message.
            writer.numbers("integration_types", List.of(0L));
            writer.numbers("contexts", List.of(0L));
        });
    }

    /// The options of a command, or the parts of a group.
    private static void inner(JsonWriter writer, CommandSpec spec, String path) {
        switch (spec) {
            case CommandSpec.Leaf leaf -> {
                var command = new SlashCommand(path, leaf);
                writer.array(
                        "options", leaf.options(), (to, option) -> option(to, command, option));
            }
            case CommandSpec.Group group ->
                    writer.array("options", group.parts(), (to, part) -> part(to, part, path));
        }
    }

    private static void part(JsonWriter writer, CommandSpec part, String above) {
        String path = above + " " + part.name();
        writer.put("type", part instanceof CommandSpec.Leaf ? SUBCOMMAND : SUBCOMMAND_GROUP);
        writer.put("name", part.name());
        describe(writer, SlashCommand.key(path));
        inner(writer, part, path);
    }

    private static void option(JsonWriter writer, SlashCommand command, OptionSpec option) {
        writer.put("type", option.wire());
        writer.put("name", option.name());
        describe(writer, command.key(option));
        writer.put("required", option.required());
        if (option.completer() != Completer.NOBODY) writer.put("autocomplete", true);
        switch (option) {
            case OptionSpec.Text text ->
                    writer.put("min_length", text.least()).put("max_length", text.most());
            case OptionSpec.Choice choice ->
                    writer.array(
                            "choices",
                            choice.choices(),
                            (to, value) -> choice(to, command.key(option, value), value));
            case OptionSpec.Whole whole ->
                    writer.put("min_value", whole.least()).put("max_value", whole.most());
            case OptionSpec.Decimal decimal ->
                    writer.put("min_value", decimal.least()).put("max_value", decimal.most());
            case OptionSpec.Channel channel -> {
                if (!channel.kinds().isEmpty()) {
                    writer.numbers(
                            "channel_types",
                            channel.kinds().stream().map(Registration::wire).toList());
                }
            }
            case OptionSpec.Flag _, OptionSpec.Chosen _ -> {}
        }
    }

    private static long wire(ChannelKind kind) {
        return kind.wire();
    }

    private static void choice(JsonWriter writer, String key, String choice) {
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
