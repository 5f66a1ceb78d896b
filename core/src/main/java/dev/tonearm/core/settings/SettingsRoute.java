package dev.tonearm.core.settings;

import dev.tonearm.core.family.Press;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;
import dev.tonearm.core.guild.Setting;

/// The menu of settings: its pages, and what is chosen on them.
public enum SettingsRoute implements Route {
    /// The language, chosen below an older `/help`.
    LANGUAGE("language"),

    /// Shows the menu.
    MENU("settings"),

    /// Turns to another page.
    SECTION("settings-section"),

    /// A word or a language.
    WORD("settings-word"),

    /// Yes or no.
    FLAG("settings-flag"),

    /// One of Discord's things, or none.
    THING("settings-thing"),

    /// Some of Discord's things, those of one page of them.
    THINGS("settings-things"),

    /// Asks for the numbers of a page.
    NUMBERS("settings-numbers"),

    /// The numbers that somebody filled in.
    FILLED("settings-filled"),

    /// Turns to a command, to say who may give it.
    COMMAND("settings-command"),

    /// Who may give a command.
    RULE("settings-rule"),

    /// Takes the last change back.
    UNDO("settings-undo"),

    /// Turns the question whether all should be reset to the menu.
    KEEP("settings-keep"),

    /// Another step of the setup.
    STEP("setup-step"),

    /// Makes everything as it is in every server, which somebody was asked about before.
    RESET("settings-reset");

    private final String wire;

    SettingsRoute(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public Request read(Press press) {
        return switch (this) {
            case LANGUAGE -> new Request.Save(new SaveLanguage(LanguageMenu.chosen(press)));
            case MENU -> new Request.Show(new ShowMenu(Section.OVERVIEW));
            case SECTION -> new Request.Turn(new ShowMenu(press.chosen(Section.class)));
            case WORD -> save(word(press));
            case FLAG -> save(change(press, press.number(1, 0, 1) == 1));
            case THING -> save(change(press, oneOrNone(press)));
            case THINGS ->
                    save(
                            new ChangeThings(
                                    setting(press),
                                    press.number(1, 0, ChangeThings.MOST_PAGES - 1),
                                    press.values(),
                                    Steps.walking(press)));
            case NUMBERS ->
                    new Request.Ask(
                            new NumbersForm(press.choice(0, Section.class), Steps.walking(press)));
            case FILLED -> save(NumbersForm.filled(press.choice(0, Section.class), press));
            case COMMAND -> new Request.Turn(new ShowCommand(press.chosen()));
            case RULE -> save(new SetRule(path(press), press.chosen(SetRule.Choice.class)));
            case UNDO ->
                    save(
                            new UndoSettings(
                                    press.choice(0, Section.class),
                                    press.number(1, 1, Integer.MAX_VALUE),
                                    Steps.walking(press)));
            case STEP -> new Request.Turn(new ShowSetup(press.number(0, 0, Steps.ALL.size())));
            case KEEP -> new Request.Turn(new ShowMenu(Section.OVERVIEW));
            case RESET -> save(new ResetSettings());
        };
    }

    private static Request save(SettingsWrite write) {
        return new Request.Save(write);
    }

    private static ChangeSettings change(Press press, Object said) {
        return ChangeSettings.of(setting(press), said, Steps.walking(press));
    }

    private static Setting setting(Press press) {
        return press.choice(0, Setting.class);
    }

    private static ChangeSettings word(Press press) {
        Setting setting = setting(press);
        String said = setting == Setting.LANGUAGE ? LanguageMenu.chosen(press) : press.chosen();
        return change(press, said);
    }

    /// The words of the path follow each other in the id.
    private static String path(Press press) {
        return String.join(" ", press.id().arguments());
    }

    private static String oneOrNone(Press press) {
        return press.values().isEmpty() ? "" : press.chosen();
    }
}
