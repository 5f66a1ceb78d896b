package dev.tonearm.core.settings;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.family.Contents;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.SettingProblem;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import java.util.ArrayList;
import java.util.List;

/// Makes everything as a file says, which somebody got by an export or wrote; or nothing, if
/// anything in it is wrong.
public record ImportSettings(Attachment file) implements SettingsWrite {
    /// A file that says all there is room for has a fifth of this.
    static final int MOST_BYTES = 64 * 1024;

    @Override
    public String slash() {
        return SettingsSpec.IMPORT;
    }

    @Override
    public Section section() {
        return Section.OVERVIEW;
    }

    @Override
    public Plan plan(Facts facts) {
        return switch (facts.contents(file, MOST_BYTES)) {
            case Contents.Text(var text) -> read(text, facts);
            case Contents.TooLong() -> no(facts, "settings.import.too_long", MOST_BYTES / 1024);
            case Contents.Elsewhere() -> no(facts, "settings.import.elsewhere");
            case Contents.Away() -> no(facts, "settings.import.away");
        };
    }

    private static Plan read(String text, Facts facts) {
        List<SettingProblem> problems = new ArrayList<>();
        SettingsFile.Reading.Read file;
        try {
            switch (SettingsFile.read(text, facts.commands(), problems::add)) {
                case SettingsFile.Reading.Newer() -> {
                    return no(facts, "settings.import.newer");
                }
                case SettingsFile.Reading.Read read -> file = read;
            }
        } catch (JsonException e) {
            boolean began = text.stripLeading().startsWith("{") && e.line() > 0;
            return began
                    ? no(facts, "settings.import.broken", e.line())
                    : no(facts, "settings.import.no_json");
        }
        if (problems.isEmpty()) {
            return file.foreign(facts.guild())
                    ? withoutPlaces(file.settings(), facts)
                    : new Plan.To(file.settings());
        }
        Message nothing = Answers.notice(facts.texts(), "settings.import.nothing");
        return new Plan.No(Problems.of(problems, facts.texts()).under(nothing));
    }

    /// Of another server's file everything but its roles and channels: here they would say that
    /// nobody is a DJ, or that commands are taken nowhere.
    private static Plan withoutPlaces(GuildSettings read, Facts facts) {
        GuildSettings now = facts.settings().now();
        GuildSettings settings = read;
        List<String> kept = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            if (!SettingsFile.isOfOneServer(setting)) continue;
            if (!setting.in(read).equals(setting.in(now)))
                kept.add("**" + SettingWords.name(setting, facts.texts()) + "**");
            settings = setting.with(settings, setting.in(now));
        }
        if (kept.isEmpty()) return new Plan.To(settings);
        String names = facts.texts().row(kept);
        return new Plan.To(
                settings, List.of(Answers.notice(facts.texts(), "settings.import.foreign", names)));
    }

    private static Plan no(Facts facts, String key, Object... arguments) {
        return new Plan.No(Answers.notice(facts.texts(), key, arguments));
    }
}
