package dev.tonearm.core.settings;

import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.InvalidSettingException;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Picker;
import java.util.ArrayList;
import java.util.List;

/// Makes some of Discord's things those that were chosen. A menu holds so many at most; of what has
/// more of them each page is a menu, and what is chosen in it takes the place of that page.
///
/// @param page from 0
/// @param chosen their ids
public record ChangeThings(Setting setting, int page, List<String> chosen, boolean walking)
        implements SettingsWrite {
    /// As many as the longest list has.
    static final int MOST_PAGES = 4;

    public ChangeThings {
        chosen = List.copyOf(chosen);
    }

    @Override
    public Section section() {
        return Section.of(setting);
    }

    @Override
    public Plan plan(Facts facts) {
        GuildSettings now = facts.settings().now();
        List<String> all =
                Setting.ids(setting.in(now)).stream().map(Long::toUnsignedString).toList();
        List<String> others = new ArrayList<>(all);
        others.subList(first(all, page), first(all, page + 1)).clear();
        chosen.stream().filter(id -> !others.contains(id)).forEach(others::add);
        try {
            String name = SettingWords.name(setting, facts.texts());
            return new Plan.To(setting.with(now, setting.value().read(name, others)));
        } catch (InvalidSettingException e) {
            Message problems = Problems.of(e.problems(), facts.texts());
            return new Plan.No(SettingsPage.of(section(), now, walking, facts).under(problems));
        }
    }

    private static int first(List<String> all, int page) {
        return Math.min(all.size(), page * Picker.MOST);
    }
}
