package dev.tonearm.core.catalogue;

import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import java.util.List;
import java.util.stream.Collectors;

/// What `/help` shows, from the catalogue.
public final class Help {
    private Help() {}

    /// All commands, or one explained.
    ///
    /// @param command a command's name with or without its slash, or empty for all
    public static Message of(String command, Texts texts) {
        String name = command.strip().replaceFirst("^/", "");
        if (name.isEmpty()) return all(texts);
        return Catalogue.find(name)
                .map(found -> one(found, texts))
                .orElseGet(() -> Answers.notice(texts, "help.unknown", Markdown.code(name)));
    }

    private static Message all(Texts texts) {
        String list =
                Catalogue.commands().stream()
                        .map(command ->
                                usage(command) + " — " + Catalogue.description(command, texts))
                        .collect(Collectors.joining("\n"));
        return framed(
                "### "
                        + texts.text("help.title")
                        + "\n"
                        + list
                        + "\n-# "
                        + texts.text("help.hint"));
    }

    private static Message one(CommandSpec command, Texts texts) {
        String options =
                command.options().stream()
                        .map(option -> "\n" + option(command, option, texts))
                        .collect(Collectors.joining());
        return framed(
                "### " + usage(command) + "\n" + Catalogue.description(command, texts) + options);
    }

    private static String option(CommandSpec command, OptionSpec option, Texts texts) {
        String required = option.required() ? " (" + texts.text("help.required") + ")" : "";
        return "- `"
                + option.name()
                + "`"
                + required
                + ": "
                + Catalogue.description(command, option, texts);
    }

    private static String usage(CommandSpec command) {
        return command.options().stream()
                .map(option -> option.required() ? " " + option.name() : " [" + option.name() + "]")
                .collect(Collectors.joining("", "`/" + command.name(), "`"));
    }

    private static Message framed(String text) {
        return Message.framed(Colour.QUIET, List.of(new Component.Text(text)));
    }
}
