package dev.tonearm.core.settings;

import dev.tonearm.core.guild.GuildSettings;

/// Makes everything as it is in a server that has set nothing.
public record ResetSettings() implements SettingsWrite {
    @Override
    public Section section() {
        return Section.OVERVIEW;
    }

    @Override
    public Plan plan(Facts facts) {
        return new Plan.To(GuildSettings.USUAL);
    }
}
