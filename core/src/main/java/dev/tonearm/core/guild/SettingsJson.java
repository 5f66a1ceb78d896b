package dev.tonearm.core.guild;

import dev.tonearm.core.guild.SettingProblem.Kind;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The JSON of [GuildSettings]: one form for the store, for a file to take away and for one that is
/// brought back. Ids are texts, as in everything of Discord's.
public final class SettingsJson {
    private SettingsJson() {}

    /// Writes what is not as usual.
    public static void write(JsonWriter to, GuildSettings settings) {
        write(to, settings, false);
    }

    /// Writes everything, so that a reader sees what there is.
    public static void writeAll(JsonWriter to, GuildSettings settings) {
        write(to, settings, true);
    }

    private static void write(JsonWriter to, GuildSettings settings, boolean all) {
        Map<String, List<Setting>> groups = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            if (!all && setting.isUsualIn(settings)) continue;
            if (setting.group().isEmpty()) write(to, setting, settings);
            else groups.computeIfAbsent(setting.group(), _ -> new ArrayList<>()).add(setting);
        }
        groups.forEach((group, members) ->
                to.put(group, inner -> members.forEach(one -> write(inner, one, settings))));
    }

    private static void write(JsonWriter to, Setting setting, GuildSettings settings) {
        setting.value().write(to, setting.member(), setting.in(settings));
    }

    /// Reads a document; what it does not say is as usual.
    ///
    /// @param apart members of the document that are none of its settings
    /// @param problems is told of each part that is not as it should be, which is left as usual
    public static GuildSettings read(
            JsonObject json, Set<String> apart, Consumer<SettingProblem> problems) {
        unknown(json, apart, problems);
        List<SettingProblem> found = new ArrayList<>();
        GuildSettings settings = read(json, found);
        found.forEach(problems);
        return settings;
    }

    /// Reads as much of a document as can be read; what cannot be is as usual.
    public static GuildSettings read(JsonObject json) {
        return read(json, new ArrayList<>());
    }

    private static GuildSettings read(JsonObject json, List<SettingProblem> problems) {
        GuildSettings settings = GuildSettings.USUAL;
        for (Setting setting : Setting.values()) {
            Optional<Object> said = said(json, setting);
            if (said.isEmpty()) continue;
            try {
                settings = setting.with(settings, setting.value().read(setting.path(), said.get()));
            } catch (InvalidSettingException e) {
                problems.addAll(e.problems());
            }
        }
        return settings;
    }

    private static Optional<Object> said(JsonObject json, Setting setting) {
        if (setting.group().isEmpty()) return json.value(setting.member());
        return json.value(setting.group()).orElse("") instanceof JsonObject group
                ? group.value(setting.member())
                : Optional.empty();
    }

    private static void unknown(
            JsonObject json, Set<String> apart, Consumer<SettingProblem> problems) {
        Map<String, Set<String>> known = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            known.computeIfAbsent(setting.group(), _ -> new HashSet<>()).add(setting.member());
        }
        Set<String> alone = known.getOrDefault("", Set.of());
        for (String name : json.names()) {
            if (apart.contains(name) || alone.contains(name)) continue;
            Set<String> members = known.get(name);
            if (members == null) problems.accept(new SettingProblem(name, Kind.UNKNOWN));
            else if (json.value(name).orElse("") instanceof JsonObject group) {
                for (String member : group.names()) {
                    if (members.contains(member)) continue;
                    problems.accept(new SettingProblem(name + "." + member, Kind.UNKNOWN));
                }
            } else problems.accept(new SettingProblem(name, Kind.NOT_AN_OBJECT));
        }
    }
}
