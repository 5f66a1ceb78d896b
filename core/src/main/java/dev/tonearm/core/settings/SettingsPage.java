package dev.tonearm.core.settings;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Saved;
import dev.tonearm.core.family.Write;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Select;
import java.util.ArrayList;
import java.util.List;

/// A page of the menu of settings: what they are, what changes them, and the way to the other
/// pages.
final class SettingsPage {
    private final GuildSettings now;
    private final Texts texts;
    private final List<CommandSpec> commands;
    private final boolean reads;
    private final boolean walking;
    private final List<Component> parts = new ArrayList<>();

    /// The number of the change that can be taken back, or 0, and what is said of it.
    private long undo;

    private String news = "";

    /// @param walking whether it is a step of the setup
    private SettingsPage(GuildSettings now, PageFacts facts, boolean walking) {
        this.now = now;
        this.texts = facts.texts();
        this.commands = facts.commands();
        this.reads = facts.reads();
        this.walking = walking;
    }

    static Message of(Section section, GuildSettings now, PageFacts facts) {
        return new SettingsPage(now, facts, false).section(section);
    }

    /// @param walking whether it is a step of the setup
    static Message of(Section section, GuildSettings now, boolean walking, Write.Facts facts) {
        return new SettingsPage(now, PageFacts.of(facts), walking).section(section);
    }

    /// A step of the setup.
    static Message step(Section section, GuildSettings now, Facts facts) {
        return new SettingsPage(now, PageFacts.of(facts), true).section(section);
    }

    /// With a button that takes the change back which made the settings these.
    static Message changed(
            Section section, StoredSettings after, boolean walking, Write.Facts facts) {
        var page = new SettingsPage(after.now(), PageFacts.of(facts), walking);
        page.news = facts.texts().text("settings.saved");
        page.undo = after.revision();
        return page.section(section);
    }

    /// The same when the change was to take another one back: it says which settings are again what
    /// they were.
    static Message undone(Section section, Saved saved, boolean walking, Write.Facts facts) {
        var page = new SettingsPage(saved.after().now(), PageFacts.of(facts), walking);
        page.news =
                facts.texts()
                        .text(
                                "settings.undone",
                                SettingWords.names(
                                        Setting.differing(
                                                saved.before().now(), saved.after().now()),
                                        facts.texts()));
        page.undo = saved.after().revision();
        return page.section(section);
    }

    /// The page of a command or a group.
    ///
    /// @param undo the number of the change that can be taken back, or 0
    static Message command(String path, GuildSettings now, long undo, PageFacts facts) {
        var page = new SettingsPage(now, facts, false);
        page.news = facts.texts().text("settings.saved");
        page.undo = undo;
        return page.command(path);
    }

    /// The settings without anything that changes them.
    static Message show(GuildSettings now, PageFacts facts) {
        var page = new SettingsPage(now, facts, false);
        page.title(Section.OVERVIEW);
        page.overview();
        page.parts.add(
                new Component.Row(
                        List.of(button(SettingsRoute.MENU.id(), "settings", "⚙️", facts.texts()))));
        return Message.framed(Colour.QUIET, page.parts);
    }

    private Message section(Section section) {
        title(section);
        switch (section) {
            case OVERVIEW -> overview();
            case COMMANDS -> parts.addAll(new RuleControls(now, texts, commands).all());
            case LANGUAGE, DJS, CHANNELS, MESSAGE, MANNERS, LIMITS, BLOCKED ->
                    parts.addAll(new SettingControls(section, now, reads, walking, texts).all());
        }
        return framed(section);
    }

    private Message command(String path) {
        title(Section.COMMANDS);
        parts.addAll(new RuleControls(now, texts, commands).of(path));
        return framed(Section.COMMANDS);
    }

    private void title(Section section) {
        parts.add(
                new Component.Text(
                        "### "
                                + (walking
                                        ? Steps.title(section, texts)
                                        : texts.text("settings.title", section.title(texts)))
                                + "\n-# "
                                + section.hint(texts)));
    }

    private void overview() {
        for (Section section : Section.values()) {
            if (section.settings().isEmpty()) continue;
            StringBuilder lines = new StringBuilder("**" + section.title(texts) + "**");
            for (Setting setting : section.settings()) {
                lines.append("\n- ").append(SettingWords.line(setting, now, texts));
                if (setting == Setting.REQUESTS && now.where().requests() != 0)
                    lines.append(" · ").append(SettingWords.asking(reads, texts));
            }
            parts.add(new Component.Text(lines.toString()));
        }
    }

    private Message framed(Section section) {
        parts.add(new Component.Separator());
        if (undo > 0) {
            parts.add(new Component.Text(news));
            parts.add(
                    new Component.Row(
                            List.of(
                                    button(
                                            Steps.marked(
                                                    SettingsRoute.UNDO
                                                            .id()
                                                            .with(section)
                                                            .with(undo),
                                                    walking),
                                            "settings_undo",
                                            "↩️",
                                            texts))));
        }
        parts.add(walking ? Steps.ways(section, texts) : new Component.Choose(sections(section)));
        return Message.framed(undo > 0 ? Colour.DONE : Colour.QUIET, parts);
    }

    private Select sections(Section now) {
        List<Select.Entry> entries = new ArrayList<>();
        for (Section section : Section.values()) {
            entries.add(
                    new Select.Entry(
                            section.value(),
                            section.title(texts),
                            section.hint(texts),
                            section == now));
        }
        return Select.one(SettingsRoute.SECTION.id(), texts.text("settings.sections"), entries);
    }

    static Button button(CustomId id, String key, String emoji, Texts texts) {
        return Button.of(id, key, emoji, Style.SECONDARY, false, texts);
    }
}
