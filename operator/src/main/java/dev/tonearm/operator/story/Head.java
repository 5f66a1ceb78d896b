package dev.tonearm.operator.story;

import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.grant.Effective;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a server has and has set, in short.
///
/// @param effective what its grants come to
/// @param grants how many there are
public record Head(GuildId guild, Effective effective, int grants, StoredSettings settings) {
    public static Head of(GuildId guild, GrantBook book, GuildRecords records, Instant now) {
        var held = book.of(guild).now();
        return new Head(
                guild,
                held.effective(Duration.ZERO, now),
                held.byId().size(),
                records.settings(guild));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String until =
                effective.by().isEmpty() || effective.until().equals(Grant.OPEN)
                        ? ""
                        : ", until " + effective.until();
        String by =
                effective.by().isEmpty()
                        ? grants == 0 ? "no grants" : "none of its " + grants + " grants holds"
                        : "by " + effective.by().getFirst().id();
        lines.add("Plan: %s (%s%s).".formatted(effective.plan(), by, until));
        List<Setting> changed = changed();
        lines.add(
                "Settings: %s%s"
                        .formatted(
                                changed.isEmpty()
                                        ? "the usual ones."
                                        : "revision %d, not the usual in %s."
                                                .formatted(
                                                        settings.revision(),
                                                        String.join(
                                                                ", ",
                                                                changed.stream()
                                                                        .map(Setting::path)
                                                                        .toList())),
                                settings.newer()
                                        ? " A newer build wrote some that this one does not understand."
                                        : ""));
        var blocked = settings.now().blocked();
        if (!blocked.users().isEmpty() || !blocked.roles().isEmpty()) {
            lines.add(
                    "Blocked there: %d people, %d roles."
                            .formatted(blocked.users().size(), blocked.roles().size()));
        }
        return lines;
    }

    private List<Setting> changed() {
        return Setting.differing(settings.now(), GuildSettings.USUAL);
    }

    void write(JsonWriter json) {
        json.put("guild", guild.toString())
                .put("plan", effective.plan().name().toLowerCase(Locale.ROOT))
                .put("grants", grants)
                .put("settingsRevision", settings.revision())
                .strings("settings", changed().stream().map(Setting::path).toList())
                .put("blockedPeople", settings.now().blocked().users().size())
                .put("blockedRoles", settings.now().blocked().roles().size());
    }
}
