package dev.tonearm.core.settings;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Select;
import java.util.ArrayList;
import java.util.List;

/// What says who may give which command: menus of all commands, and for each one who may.
final class RuleControls {
    /// As many entries as a menu has.
    private static final int MOST = 25;

    private final GuildSettings now;
    private final Texts texts;
    private final List<CommandSpec> commands;

    RuleControls(GuildSettings now, Texts texts, List<CommandSpec> commands) {
        this.now = now;
        this.texts = texts;
        this.commands = commands;
    }

    /// All commands and groups.
    List<Component> all() {
        List<Component> parts = new ArrayList<>();
        parts.add(
                new Component.Text(
                        SettingWords.line(Setting.RULES, now, texts)
                                + "\n-# "
                                + SettingWords.hint(Setting.RULES, texts)));
        List<String> paths = new ArrayList<>();
        for (CommandSpec command : commands) {
            if (Gate.isRuled(command.name())) paths.add(command.name());
        }
        addMenus(parts, paths, "");
        return parts;
    }

    /// A command; of a group also what is in it.
    List<Component> of(String path) {
        List<Component> parts = new ArrayList<>();
        parts.add(new Component.Text(line(path)));
        CustomId id = SettingsRoute.RULE.id();
        for (String word : path.split(" ", -1)) id = id.with(word);
        parts.add(new Component.Choose(rules(id, path)));
        List<String> inner = Paths.under(path, commands);
        addMenus(parts, inner, path);
        return parts;
    }

    private String line(String path) {
        return "`" + SlashCommand.typed(path, texts) + "` " + texts.text(SlashCommand.key(path));
    }

    private Select rules(CustomId id, String path) {
        SetRule.Choice chosen = SetRule.Choice.of(now.who(), path);
        List<Select.Entry> entries = new ArrayList<>();
        for (SetRule.Choice choice : SetRule.Choice.values()) {
            entries.add(
                    new Select.Entry(
                            choice.wire(),
                            texts.text("settings.rule." + choice.wire()),
                            texts.text("settings.rule.hint." + choice.wire()),
                            choice == chosen));
        }
        return Select.one(id, texts.text("settings.rule"), entries);
    }

    /// @param above the group that they are in, or empty
    private void addMenus(List<Component> parts, List<String> paths, String above) {
        for (int first = 0; first < paths.size(); first += MOST) {
            List<Select.Entry> entries = new ArrayList<>();
            for (String path : paths.subList(first, Math.min(paths.size(), first + MOST))) {
                entries.add(
                        new Select.Entry(path, SlashCommand.typed(path, texts), said(path), false));
            }
            String hint =
                    above.isEmpty()
                            ? texts.text("settings.commands")
                            : texts.text("settings.commands.of", SlashCommand.typed(above, texts));
            String which = paths.size() > MOST ? texts.labelled(hint, fromTo(entries)) : hint;
            parts.add(
                    new Component.Choose(
                            Select.one(SettingsRoute.COMMAND.id().with(first), which, entries)));
        }
    }

    /// Which of several menus it is.
    private static String fromTo(List<Select.Entry> entries) {
        return entries.getFirst().label() + " … " + entries.getLast().label();
    }

    private String said(String path) {
        CommandRule rule = now.who().rules().get(path);
        return rule == null ? "" : SettingWords.rule(rule, texts);
    }
}
