package dev.tonearm.core.settings;

import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.SettingProblem;
import dev.tonearm.core.guild.SettingProblem.Kind;
import dev.tonearm.core.guild.SettingsJson;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.locale.Texts;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A server's settings as a file to take away, to read, to change and to bring back, also to
/// another server: the document that the store has, with everything in it, and a word on top that
/// says what it is.
final class SettingsFile {
    static final String NAME = "tonearm-settings.json";

    private static final String WHAT = "tonearm";
    private static final String FORMAT = "format";

    /// Builds that read less know nothing of settings.
    private static final int SINCE = 2;

    private SettingsFile() {}

    static byte[] write(GuildSettings settings, Texts texts) {
        return JsonWriter.pretty(to -> {
            to.put(WHAT, texts.text("settings.file"));
            Formats.mark(to, SINCE);
            SettingsJson.writeAll(to, settings);
        });
    }

    /// What became of reading one.
    sealed interface Reading {
        record Read(GuildSettings settings) implements Reading {}

        /// A newer build wrote it.
        record Newer() implements Reading {}
    }

    /// Reads one.
    ///
    /// @param commands all that there are
    /// @param problems is told of everything that is wrong
    /// @throws dev.tonearm.core.json.JsonException if it is no JSON object
    static Reading read(
            String text, List<CommandSpec> commands, Consumer<SettingProblem> problems) {
        JsonObject json = JsonObject.parse(text);
        if (json.value(FORMAT).orElse(0L) instanceof Long format && format > Formats.NEWEST) {
            return new Reading.Newer();
        }
        GuildSettings settings = SettingsJson.read(json, Set.of(WHAT, FORMAT), problems);
        if (!settings.language().isEmpty() && !isSpoken(settings.language())) {
            problems.accept(new SettingProblem(Setting.LANGUAGE.path(), Kind.NO_SUCH_LANGUAGE));
        }
        for (String path : settings.who().rules().keySet()) {
            Kind wrong = wrongWith(path, commands);
            if (wrong == null) continue;
            problems.accept(new SettingProblem(Setting.RULES.path() + "." + path, wrong));
        }
        return new Reading.Read(settings);
    }

    private static boolean isSpoken(String language) {
        return Texts.all().stream().anyMatch(texts -> texts.locale().code().equals(language));
    }

    private static @Nullable Kind wrongWith(String path, List<CommandSpec> commands) {
        if (Gate.isOfSettings(path)) {
            return Kind.NOT_TO_BE_RULED;
        }
        return Paths.exists(path, commands) ? null : Kind.NO_SUCH_COMMAND;
    }
}
