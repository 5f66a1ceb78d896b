package dev.tonearm.core.settings;

import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.SettingValue;
import dev.tonearm.core.guild.SettingValue.Thing;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Markdown;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Settings as people read them. Behind `setting.` is what a setting is called, behind
/// `setting.hint.` what it is for, behind `setting.none.` what it says while nothing is set, and
/// behind `setting.form.` what may be filled in.
final class SettingWords {
    /// A message has room for so many of each kind; a file has all.
    private static final int MOST_NAMES = 8;

    private static final int MOST_RULES = 12;

    private SettingWords() {}

    static String name(Setting setting, Texts texts) {
        return texts.text("setting." + word(setting));
    }

    static String hint(Setting setting, Texts texts) {
        return texts.text("setting.hint." + word(setting));
    }

    static String none(Setting setting, Texts texts) {
        return texts.text("setting.none." + word(setting));
    }

    /// The names of some, in their order.
    static String names(List<Setting> settings, Texts texts) {
        return some(
                settings.stream(),
                settings.size(),
                MOST_NAMES,
                setting -> "**" + name(setting, texts) + "**",
                texts);
    }

    /// What can be filled in for a number.
    static String form(Setting setting, String bounds, Texts texts) {
        return texts.text("setting.form." + word(setting), bounds);
    }

    /// What it is called in ids.
    static String word(Setting setting) {
        return setting.name().toLowerCase(Locale.ROOT);
    }

    /// What one of the words of a choice means.
    static String choice(String word, Texts texts) {
        return texts.text("setting.reach." + word);
    }

    /// Its name and what it is.
    static String line(Setting setting, GuildSettings all, Texts texts) {
        return texts.labelled("**" + name(setting, texts) + "**", value(setting, all, texts));
    }

    /// How people ask for music in the request channel that is set.
    static String asking(boolean reads, Texts texts) {
        return reads
                ? texts.text("settings.requests.read")
                : texts.text("settings.requests.unread", texts.text("button.add"));
    }

    /// How they would in one.
    static String askingHint(boolean reads, Texts texts) {
        return reads
                ? texts.text("settings.requests.hint.read")
                : texts.text("settings.requests.hint.unread", texts.text("button.add"));
    }

    /// Its name and whether it is so, for a button.
    static String toggle(Setting setting, boolean on, Texts texts) {
        return texts.labelled(
                name(setting, texts), texts.text(on ? "settings.on" : "settings.off"));
    }

    /// What a setting is in somebody's settings.
    static String value(Setting setting, GuildSettings all, Texts texts) {
        Object value = setting.in(all);
        return switch (setting.value()) {
            case SettingValue.Word _ -> language((String) value, texts);
            case SettingValue.Choice _ -> choice((String) value, texts);
            case SettingValue.Flag _ ->
                    texts.text((boolean) value ? "settings.on" : "settings.off");
            case SettingValue.Whole whole -> number(setting, whole, (int) value, texts);
            case SettingValue.OneThing(var thing) ->
                    (long) value == 0 ? none(setting, texts) : mention(thing, (long) value);
            case SettingValue.Things(var thing, _) -> {
                Set<Long> ids = Setting.ids(value);
                yield ids.isEmpty()
                        ? none(setting, texts)
                        : some(
                                ids.stream(),
                                ids.size(),
                                MOST_NAMES,
                                id -> mention(thing, id),
                                texts);
            }
            case SettingValue.Rules _ -> {
                SortedMap<String, CommandRule> rules = Setting.rules(value);
                yield rules.isEmpty() ? none(setting, texts) : rules(rules, texts);
            }
        };
    }

    private static String language(String code, Texts texts) {
        return code.isEmpty()
                ? none(Setting.LANGUAGE, texts)
                : Texts.of(code).text("language.name");
    }

    private static String number(
            Setting setting, SettingValue.Whole whole, int number, Texts texts) {
        if (whole.zero() && number == 0) return none(setting, texts);
        return switch (setting) {
            case ALONE, QUIET -> FilledTime.shown(number);
            case VOTE_PERCENT, VOLUME -> texts.text("settings.percent", number);
            default -> texts.number(number);
        };
    }

    private static String rules(SortedMap<String, CommandRule> rules, Texts texts) {
        return some(
                rules.entrySet().stream(),
                rules.size(),
                MOST_RULES,
                rule -> rule(rule, texts),
                texts);
    }

    private static String rule(Map.Entry<String, CommandRule> rule, Texts texts) {
        return "`" + SlashCommand.typed(rule.getKey(), texts) + "` " + rule(rule.getValue(), texts);
    }

    static String rule(CommandRule rule, Texts texts) {
        return texts.text("settings.rule." + rule.wire());
    }

    private static String mention(Thing thing, long id) {
        return switch (thing) {
            case ROLE -> Markdown.mention(new RoleId(id));
            case USER -> Markdown.mention(new UserId(id));
            case TEXT_CHANNEL, VOICE_CHANNEL -> Markdown.mention(new ChannelId(id));
        };
    }

    private static <T> String some(
            Stream<T> things, int count, int most, Function<T, String> name, Texts texts) {
        String some = texts.row(things.limit(most).map(name).toList());
        return count > most ? texts.text("settings.more", some, count - most) : some;
    }
}
