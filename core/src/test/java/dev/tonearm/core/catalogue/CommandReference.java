package dev.tonearm.core.catalogue;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Completer;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.locale.Texts;
import java.util.Locale;
import java.util.stream.Collectors;

/// `docs/commands.md`: every command as the catalogue has it.
final class CommandReference {
    private static final Texts TEXTS = Texts.DEFAULT;

    private final StringBuilder text = new StringBuilder();

    private CommandReference() {}

    static String text() {
        var reference = new CommandReference();
        reference.write();
        return reference.text.toString();
    }

    private void write() {
        text.append(
                """
                <!-- Written from the catalogue by CommandReferenceTest; change the specifications or the texts. -->
                # Commands
                What may be left out stands in brackets. Members need the permission that a command names; administrators
                have every one, and a server can ask for others in its settings under *Integrations*. In other languages
                Discord shows commands and options by the names of those languages.
                """);
        for (CommandSpec spec : Catalogue.commands()) command(spec);
    }

    private void command(CommandSpec spec) {
        switch (spec) {
            case CommandSpec.Leaf leaf -> leaf("##", new SlashCommand(spec.name(), leaf));
            case CommandSpec.Group group -> {
                text.append("\n## `/").append(group.name()).append("`\n");
                text.append(TEXTS.text(SlashCommand.key(group.name()))).append('.');
                permission(group.permission());
                for (SlashCommand part : group.commands()) leaf("###", part);
            }
        }
    }

    private void leaf(String heading, SlashCommand command) {
        text.append('\n').append(heading).append(" `/").append(command.path());
        for (OptionSpec option : command.options()) {
            text.append(option.required() ? " " + option.name() : " [" + option.name() + "]");
        }
        text.append("`\n").append(TEXTS.text(command.key())).append('.');
        permission(command.permission());
        if (command.options().isEmpty()) return;
        text.append("\n| option | what | values |\n|---|---|---|\n");
        for (OptionSpec option : command.options()) {
            text.append("| `").append(option.name()).append("` | ");
            text.append(TEXTS.text(command.key(option))).append(" | ");
            text.append(values(command, option)).append(" |\n");
        }
    }

    private void permission(Permission permission) {
        if (permission != Permission.NONE) {
            String key = "edge.permission." + permission.name().toLowerCase(Locale.ROOT);
            text.append(" Needs *").append(TEXTS.text(key)).append("*.");
        }
        text.append('\n');
    }

    private static String values(SlashCommand command, OptionSpec option) {
        String values =
                switch (option) {
                    case OptionSpec.Text(_, _, int least, int most, _) ->
                            least == most
                                    ? TEXTS.number(most) + " characters"
                                    : least + " to " + TEXTS.number(most) + " characters";
                    case OptionSpec.Choice choice ->
                            choice.choices().stream()
                                    .map(one -> choice(command, option, one))
                                    .collect(Collectors.joining(", "));
                    case OptionSpec.Whole(_, _, long least, long most, _) ->
                            TEXTS.number(least) + " to " + TEXTS.number(most);
                    case OptionSpec.Decimal(_, _, double least, double most) ->
                            TEXTS.number(least) + " to " + TEXTS.number(most);
                    case OptionSpec.Flag _ -> "yes or no";
                    case OptionSpec.Channel _ -> "a channel";
                    case OptionSpec.Chosen(_, _, var kind) ->
                            kind == OptionSpec.Kind.ATTACHMENT
                                    ? "a file"
                                    : "a " + kind.name().toLowerCase(Locale.ROOT);
                };
        return option.completer() == Completer.NOBODY ? values : values + "; suggested";
    }

    private static String choice(SlashCommand command, OptionSpec option, String choice) {
        String shown = TEXTS.text(command.key(option, choice));
        return shown.equalsIgnoreCase(choice)
                ? "`" + choice + "`"
                : "`" + choice + "` (" + shown + ")";
    }
}
