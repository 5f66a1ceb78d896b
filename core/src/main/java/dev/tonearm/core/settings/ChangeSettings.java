package dev.tonearm.core.settings;

import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.InvalidSettingException;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.SettingProblem;
import dev.tonearm.core.message.Message;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Changes some settings of a page, all or none.
///
/// @param to what each is to be, as a document says it: a text, a number, true or false, or a list
///   of texts
public record ChangeSettings(Section section, Map<Setting, Object> to, boolean walking)
        implements SettingsWrite {
    public ChangeSettings {
        to = new EnumMap<>(to);
    }

    /// Of one setting.
    static ChangeSettings of(Setting setting, Object said, boolean walking) {
        return new ChangeSettings(Section.of(setting), Map.of(setting, said), walking);
    }

    @Override
    public Plan plan(Facts facts) {
        GuildSettings changed = facts.settings().now();
        List<SettingProblem> problems = new ArrayList<>();
        for (Map.Entry<Setting, Object> one : to.entrySet()) {
            Setting setting = one.getKey();
            String name = SettingWords.name(setting, facts.texts());
            try {
                changed = setting.with(changed, setting.value().read(name, one.getValue()));
            } catch (InvalidSettingException e) {
                if (FilledTime.is(setting)) problems.add(FilledTime.problem(setting, name));
                else problems.addAll(e.problems());
            }
        }
        if (problems.isEmpty()) return new Plan.To(changed);
        Message page = SettingsPage.of(section, facts.settings().now(), walking, facts);
        return new Plan.No(page.under(Problems.of(problems, facts.texts())));
    }
}
