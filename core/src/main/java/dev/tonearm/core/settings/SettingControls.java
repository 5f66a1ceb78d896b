package dev.tonearm.core.settings;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.SettingValue;
import dev.tonearm.core.guild.SettingValue.Thing;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.message.Picker;
import dev.tonearm.core.message.Select;
import java.util.ArrayList;
import java.util.List;

/// What changes the settings of a page, each below what it is now: menus for what is chosen, a
/// button for each that is yes or no, and one that asks for all numbers.
final class SettingControls {
    /// Discord's numbers of the channels that can be written in (text, voice, announcements,
    /// stages, forums), and of categories, which stand for all that is in them.
    private static final List<Long> WRITTEN_IN = List.of(0L, 2L, 4L, 5L, 13L, 15L);

    /// Those that a message of the bot's own can stand in.
    private static final List<Long> STOOD_IN = List.of(0L, 2L, 5L, 13L);

    /// Voice channels and stages.
    private static final List<Long> HEARD_IN = List.of(2L, 13L);

    private final Section section;
    private final GuildSettings now;
    private final boolean reads;
    private final boolean walking;
    private final Texts texts;
    private final List<Component> parts = new ArrayList<>();
    private final List<Button> buttons = new ArrayList<>();

    /// @param reads whether what is written in a request channel is read
    /// @param walking whether it is a step of the setup
    SettingControls(
            Section section, GuildSettings now, boolean reads, boolean walking, Texts texts) {
        this.section = section;
        this.now = now;
        this.reads = reads;
        this.walking = walking;
        this.texts = texts;
    }

    List<Component> all() {
        boolean numbers = false;
        for (Setting setting : section.settings()) {
            say(setting);
            switch (setting.value()) {
                case SettingValue.Word _ -> parts.add(new Component.Choose(language(setting)));
                case SettingValue.Choice choice ->
                        parts.add(new Component.Choose(words(setting, choice)));
                case SettingValue.Flag _ -> buttons.add(toggle(setting, (boolean) setting.in(now)));
                case SettingValue.Whole _ -> numbers = true;
                case SettingValue.OneThing one ->
                        parts.add(new Component.Pick(picker(setting, one)));
                case SettingValue.Things things -> pages(setting, things);
                case SettingValue.Rules _ ->
                        throw new IllegalStateException("rules have a page of their own");
            }
        }
        if (numbers) buttons.addFirst(asks());
        if (!buttons.isEmpty()) parts.add(new Component.Row(buttons));
        return parts;
    }

    private void say(Setting setting) {
        parts.add(
                new Component.Text(
                        SettingWords.line(setting, now, texts)
                                + "\n-# "
                                + SettingWords.hint(setting, texts)
                                + (setting == Setting.REQUESTS
                                        ? " " + SettingWords.askingHint(reads, texts)
                                        : "")));
    }

    private CustomId id(SettingsRoute route, Setting setting) {
        return Steps.marked(route.id().with(setting), walking);
    }

    private Select language(Setting setting) {
        return LanguageMenu.of(id(SettingsRoute.WORD, setting), now.language(), texts);
    }

    private Select words(Setting setting, SettingValue.Choice choice) {
        List<Select.Entry> entries = new ArrayList<>();
        for (String word : choice.choices()) {
            String label = SettingWords.choice(word, texts);
            entries.add(new Select.Entry(word, label, "", word.equals(setting.in(now))));
        }
        return Select.one(
                id(SettingsRoute.WORD, setting), SettingWords.name(setting, texts), entries);
    }

    private Button toggle(Setting setting, boolean on) {
        return new Button(
                Steps.marked(SettingsRoute.FLAG.id().with(setting).with(on ? 0 : 1), walking),
                SettingWords.toggle(setting, on, texts),
                on ? "✅" : "⬜",
                Style.SECONDARY,
                false);
    }

    private Button asks() {
        return SettingsPage.button(
                Steps.marked(SettingsRoute.NUMBERS.id().with(section), walking),
                "settings_numbers",
                "✏️",
                texts);
    }

    private Picker picker(Setting setting, SettingValue.OneThing one) {
        long id = (long) setting.in(now);
        List<Long> chosen = id == 0 ? List.of() : List.of(id);
        return new Picker(
                id(SettingsRoute.THING, setting),
                kind(one.thing()),
                SettingWords.none(setting, texts),
                0,
                1,
                chosen,
                one.thing() == Thing.VOICE_CHANNEL ? HEARD_IN : STOOD_IN);
    }

    /// A menu for each page of them, and a further one as soon as these are full.
    private void pages(Setting setting, SettingValue.Things things) {
        List<Long> all = List.copyOf(Setting.ids(setting.in(now)));
        int pages =
                Math.min(all.size() / Picker.MOST + 1, Math.ceilDiv(things.most(), Picker.MOST));
        for (int page = 0; page < pages; page++) {
            int first = page * Picker.MOST;
            List<Long> some = all.subList(first, Math.min(all.size(), first + Picker.MOST));
            parts.add(
                    new Component.Pick(
                            new Picker(
                                    Steps.marked(
                                            SettingsRoute.THINGS.id().with(setting).with(page),
                                            walking),
                                    kind(things.thing()),
                                    SettingWords.none(setting, texts),
                                    0,
                                    Picker.MOST,
                                    some,
                                    channels(things.thing()))));
        }
    }

    private static List<Long> channels(Thing thing) {
        return switch (thing) {
            case ROLE, USER -> List.of();
            case TEXT_CHANNEL -> WRITTEN_IN;
            case VOICE_CHANNEL -> HEARD_IN;
        };
    }

    private static Picker.Kind kind(Thing thing) {
        return switch (thing) {
            case ROLE -> Picker.Kind.ROLE;
            case USER -> Picker.Kind.USER;
            case TEXT_CHANNEL, VOICE_CHANNEL -> Picker.Kind.CHANNEL;
        };
    }
}
