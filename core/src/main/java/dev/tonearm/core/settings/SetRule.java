package dev.tonearm.core.settings;

import dev.tonearm.core.family.Saved;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.SettingProblem;
import dev.tonearm.core.guild.SettingProblem.Kind;
import dev.tonearm.core.guild.SettingValue;
import dev.tonearm.core.message.Message;
import java.util.List;
import java.util.Locale;

/// Says who may give a command, or all those of a group.
public record SetRule(String path, Choice choice) implements SettingsWrite {
    /// What can be said of a command.
    public enum Choice {
        /// Nothing: it is as it is in every server.
        USUAL,
        EVERYONE,
        VOTE,
        DJ,
        OFF;

        static Choice of(GuildSettings.Who who, String path) {
            CommandRule rule = who.rules().get(path);
            return rule == null ? USUAL : valueOf(rule.name());
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Section section() {
        return Section.COMMANDS;
    }

    @Override
    public Plan plan(Facts facts) {
        GuildSettings now = facts.settings().now();
        GuildSettings.Who who = now.who();
        if (choice == Choice.USUAL) return new Plan.To(now.with(who.withoutRule(path)));
        GuildSettings.Who ruled = who.withRule(path, CommandRule.valueOf(choice.name()));
        int most = ((SettingValue.Rules) Setting.RULES.value()).most();
        if (ruled.rules().size() <= most) return new Plan.To(now.with(ruled));
        var problem = new SettingProblem(Setting.RULES.path(), Kind.TOO_MANY, "0–" + most);
        return new Plan.No(
                SettingsPage.command(path, now, 0, PageFacts.of(facts))
                        .under(Problems.of(List.of(problem), facts.texts())));
    }

    @Override
    public Message answer(Saved saved, Facts facts) {
        return SettingsPage.command(
                path,
                saved.after().now(),
                saved.changed() ? saved.after().revision() : 0,
                PageFacts.of(facts));
    }
}
