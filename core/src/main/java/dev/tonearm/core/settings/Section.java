package dev.tonearm.core.settings;

import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.locale.Texts;
import java.util.List;
import java.util.Locale;

/// A page of the menu of settings. Behind `settings.section.` is its title, behind
/// `settings.section.hint.` what it is about.
public enum Section {
    /// All of it at a glance.
    OVERVIEW,
    LANGUAGE,
    DJS,
    COMMANDS,
    CHANNELS,
    MESSAGE,
    MANNERS,
    LIMITS,
    BLOCKED;

    /// What can be set on it.
    List<Setting> settings() {
        return switch (this) {
            case OVERVIEW -> List.of();
            case LANGUAGE -> List.of(Setting.LANGUAGE);
            case DJS -> List.of(Setting.DJS, Setting.VOTE_PERCENT, Setting.REACH);
            case COMMANDS -> List.of(Setting.RULES);
            case CHANNELS -> List.of(Setting.TEXT_CHANNELS, Setting.VOICE_CHANNELS);
            case MESSAGE -> List.of(Setting.PANEL, Setting.REQUESTS, Setting.VOICE_STATUS);
            case MANNERS ->
                    List.of(
                            Setting.ALONE,
                            Setting.QUIET,
                            Setting.VOLUME,
                            Setting.STAYS,
                            Setting.PAUSES,
                            Setting.FAIR);
            case LIMITS -> List.of(Setting.QUEUE_SHARE, Setting.COMMANDS_PER_MINUTE);
            case BLOCKED -> List.of(Setting.BLOCKED_USERS, Setting.BLOCKED_ROLES);
        };
    }

    /// The page that a setting is on.
    static Section of(Setting setting) {
        for (Section section : values()) {
            if (section.settings().contains(setting)) return section;
        }
        return OVERVIEW;
    }

    String title(Texts texts) {
        return texts.text("settings.section." + value());
    }

    String hint(Texts texts) {
        return texts.text("settings.section.hint." + value());
    }

    /// What it is called where it is chosen.
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
