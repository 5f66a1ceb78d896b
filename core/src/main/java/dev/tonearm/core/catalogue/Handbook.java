package dev.tonearm.core.catalogue;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Select;
import dev.tonearm.core.settings.SettingsRoute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Help for one reader: what they may do here first, and of the rest who may. In chapters, because
/// all commands with a line each are more than a message holds.
final class Handbook {
    private static final int MOST_CHANNELS = 5;

    private final Facts facts;
    private final Texts texts;

    Handbook(Facts facts) {
        this.facts = facts;
        this.texts = facts.texts();
    }

    /// All commands by their names.
    Message overview() {
        StringBuilder text = new StringBuilder("### ").append(texts.text("help.title"));
        elsewhere().ifPresent(place -> text.append('\n').append(place));
        Map<May, List<String>> others = new EnumMap<>(May.class);
        Catalogue.chapters()
                .forEach((name, specs) -> {
                    List<String> theirs = new ArrayList<>();
                    for (CommandSpec spec : specs) {
                        May may = may(spec);
                        if (may == May.YES) theirs.add(typed(spec));
                        else others.computeIfAbsent(may, _ -> new ArrayList<>()).add(typed(spec));
                    }
                    if (!theirs.isEmpty()) {
                        text.append("\n**").append(heading(name)).append("** · ");
                        text.append(String.join(" ", theirs));
                    }
                });
        others.forEach((may, commands) ->
                text.append("\n-# ")
                        .append(texts.labelled(words(may), String.join(" ", commands))));
        text.append("\n-# ").append(texts.text("help.hint"));
        List<Component> parts = new ArrayList<>();
        parts.add(new Component.Text(text.toString()));
        parts.add(new Component.Choose(chapters("")));
        if (facts.may(Permission.MANAGE_GUILD)) addSettings(parts);
        return Message.framed(Colour.QUIET, parts);
    }

    /// The commands of one chapter, a line for each.
    Message chapter(String name) {
        StringBuilder text = new StringBuilder("### ").append(heading(name));
        for (CommandSpec spec : Catalogue.chapters().getOrDefault(name, List.of())) {
            for (SlashCommand command : spec.commands()) {
                text.append('\n').append(Help.usage(command, texts));
                text.append(" — ").append(texts.text(command.key()));
                May may = May.of(command, facts);
                if (may != May.YES) text.append(" *(").append(words(may)).append(")*");
            }
        }
        return Message.framed(
                Colour.QUIET,
                List.of(
                        new Component.Text(text.toString()),
                        new Component.Choose(chapters(name)),
                        new Component.Row(
                                List.of(
                                        Component.Button.of(
                                                HelpRoute.CHAPTERS.id(),
                                                "chapters",
                                                "📖",
                                                Component.Style.SECONDARY,
                                                false,
                                                texts)))));
    }

    private Select chapters(String chosen) {
        List<Select.Entry> entries = new ArrayList<>();
        for (String name : Catalogue.chapters().keySet()) {
            entries.add(new Select.Entry(name, heading(name), "", name.equals(chosen)));
        }
        return Select.one(HelpRoute.CHAPTER.id(), texts.text("help.chapters"), entries);
    }

    private void addSettings(List<Component> parts) {
        parts.add(new Component.Separator());
        parts.add(new Component.Text("-# " + texts.text("help.settings")));
        parts.add(
                new Component.Row(
                        List.of(
                                Component.Button.of(
                                        SettingsRoute.MENU.id(),
                                        "settings",
                                        "⚙️",
                                        Component.Style.SECONDARY,
                                        false,
                                        texts))));
    }

    /// Where commands are taken, if not here.
    private Optional<String> elsewhere() {
        return facts.verdict("play") instanceof Verdict.Elsewhere(var channels)
                ? Optional.of(
                        texts.text(
                                "help.elsewhere",
                                texts.either(
                                        channels.stream()
                                                .sorted((one, other) ->
                                                        Long.compare(one.value(), other.value()))
                                                .limit(MOST_CHANNELS)
                                                .map(Markdown::mention)
                                                .toList())))
                : Optional.empty();
    }

    /// A group may be given if one of its parts may.
    private May may(CommandSpec spec) {
        return spec.commands().stream()
                .map(command -> May.of(command, facts))
                .min(Comparator.naturalOrder())
                .orElse(May.YES);
    }

    private String words(May may) {
        return texts.text("help.may." + may.name().toLowerCase(Locale.ROOT));
    }

    private String heading(String name) {
        return texts.text("family." + name);
    }

    private String typed(CommandSpec spec) {
        String typed = SlashCommand.typed(spec.name(), texts);
        return "`" + (spec instanceof CommandSpec.Group ? typed + " …" : typed) + "`";
    }
}
