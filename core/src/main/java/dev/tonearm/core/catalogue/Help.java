package dev.tonearm.core.catalogue;

import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What `/help` shows of one command, from the catalogue. Names are those that the reader's Discord
/// shows.
public final class Help {
    private Help() {}

    /// One explained.
    ///
    /// @param command the names that lead to a command or a group, in the reader's language or as
    ///   in the code, with or without a slash
    public static Message of(String command, Texts texts) {
        String path = command.strip().replaceFirst("^/", "").toLowerCase(Locale.ROOT);
        return find(Catalogue.commands(), List.of(path.split("\\s+", -1)), "", texts);
    }

    /// Walks down the tree by one name after the other.
    private static Message find(
            List<CommandSpec> among, List<String> names, String above, Texts texts) {
        for (CommandSpec spec : among) {
            String path = above.isEmpty() ? spec.name() : above + " " + spec.name();
            if (!isCalled(spec, path, names.getFirst(), texts)) continue;
            if (names.size() == 1) {
                return switch (spec) {
                    case CommandSpec.Leaf leaf -> one(new SlashCommand(path, leaf), texts);
                    case CommandSpec.Group group -> group(group, path, texts);
                };
            }
            if (spec instanceof CommandSpec.Group(_, _, var parts)) {
                return find(parts, names.subList(1, names.size()), path, texts);
            }
        }
        String unknown = (above + " " + String.join(" ", names)).strip();
        return Answers.notice(texts, "help.unknown", Markdown.code(unknown));
    }

    private static boolean isCalled(CommandSpec spec, String path, String name, Texts texts) {
        return spec.name().equals(name) || texts.name(SlashCommand.key(path)).equals(name);
    }

    private static Message group(CommandSpec.Group group, String path, Texts texts) {
        return framed(
                "### `"
                        + SlashCommand.typed(path, texts)
                        + "`\n"
                        + texts.text(SlashCommand.key(path))
                        + "\n"
                        + lines(group.parts(), path, texts));
    }

    private static String lines(List<CommandSpec> specs, String above, Texts texts) {
        return specs.stream()
                .map(spec -> line(spec, above, texts))
                .collect(Collectors.joining("\n"));
    }

    private static String line(CommandSpec spec, String above, Texts texts) {
        String path = above.isEmpty() ? spec.name() : above + " " + spec.name();
        String usage =
                switch (spec) {
                    case CommandSpec.Leaf leaf -> usage(new SlashCommand(path, leaf), texts);
                    case CommandSpec.Group _ -> "`" + SlashCommand.typed(path, texts) + " …`";
                };
        return usage + " — " + texts.text(SlashCommand.key(path));
    }

    private static Message one(SlashCommand command, Texts texts) {
        String options =
                command.options().stream()
                        .map(option -> "\n" + option(command, option, texts))
                        .collect(Collectors.joining());
        return framed("### " + usage(command, texts) + "\n" + texts.text(command.key()) + options);
    }

    private static String option(SlashCommand command, OptionSpec option, Texts texts) {
        String required = option.required() ? " (" + texts.text("help.required") + ")" : "";
        String key = command.key(option);
        return "- " + texts.labelled("`" + texts.name(key) + "`" + required, texts.text(key));
    }

    static String usage(SlashCommand command, Texts texts) {
        StringBuilder usage =
                new StringBuilder("`").append(SlashCommand.typed(command.path(), texts));
        for (OptionSpec option : command.options()) {
            String name = texts.name(command.key(option));
            usage.append(option.required() ? " " + name : " [" + name + "]");
        }
        return usage.append('`').toString();
    }

    private static Message framed(String text) {
        return Message.framed(Colour.QUIET, List.of(new Component.Text(text)));
    }
}
