package dev.tonearm.core.settings;

import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.SettingProblem;
import dev.tonearm.core.guild.SettingProblem.Kind;
import dev.tonearm.core.guild.SettingValue;
import dev.tonearm.core.guild.SettingValue.Thing;
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
    private static final String SERVER = "server";

    /// Builds that read less know nothing of settings.
    private static final int SINCE = 2;

    private SettingsFile() {}

    /// @param server whose settings they are
    static byte[] write(GuildSettings settings, GuildId server, Texts texts) {
        return JsonWriter.pretty(to -> {
            to.put(WHAT, texts.text("settings.file"));
            Formats.mark(to, SINCE);
            to.put(SERVER, server.toString());
            SettingsJson.writeAll(to, settings);
        });
    }

    /// What became of reading one.
    sealed interface Reading {
        /// It is one.
        ///
        /// @param server the id of the server that it is from, or empty
        record Read(GuildSettings settings, String server) implements Reading {
            /// Whether it is known to be from another server than this one, whose roles and
            /// channels it names.
            boolean foreign(GuildId here) {
                return !server.isEmpty() && !server.equals(here.toString());
            }
        }

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
        switch (json.value(FORMAT).orElse(0L)) {
            case Long format when format > Formats.NEWEST -> {
                return new Reading.Newer();
            }
            case Long _ -> {}
            default -> problems.accept(new SettingProblem(FORMAT, Kind.NOT_A_NUMBER));
        }
        GuildSettings settings = SettingsJson.read(json, Set.of(WHAT, FORMAT, SERVER), problems);
        if (!settings.language().isEmpty() && !isSpoken(settings.language())) {
            problems.accept(new SettingProblem(Setting.LANGUAGE.path(), Kind.NO_SUCH_LANGUAGE));
        }
        for (String path : settings.who().rules().keySet()) {
            Kind wrong = wrongWith(path, commands);
            if (wrong == null) continue;
            problems.accept(new SettingProblem(Setting.RULES.path() + "." + path, wrong));
        }
        String server =
                json.value(SERVER).orElse("") instanceof String id ? id : wrongServer(problems);
        return new Reading.Read(settings, server);
    }

    private static String wrongServer(Consumer<SettingProblem> problems) {
        problems.accept(new SettingProblem(SERVER, Kind.NOT_AN_ID));
        return "";
    }

    /// Whether a setting names what only one server has: people are the same everywhere.
    static boolean isOfOneServer(Setting setting) {
        return switch (setting.value()) {
            case SettingValue.OneThing(var thing) -> thing != Thing.USER;
            case SettingValue.Things(var thing, _) -> thing != Thing.USER;
            case SettingValue.Word _,
                    SettingValue.Choice _,
                    SettingValue.Flag _,
                    SettingValue.Whole _,
                    SettingValue.Rules _ ->
                    false;
        };
    }

    private static boolean isSpoken(String language) {
        return Texts.all().stream().anyMatch(texts -> texts.locale().code().equals(language));
    }

    private static @Nullable Kind wrongWith(String path, List<CommandSpec> commands) {
        if (!Gate.isRuled(path)) {
            return Kind.NOT_TO_BE_RULED;
        }
        return Paths.exists(path, commands) ? null : Kind.NO_SUCH_COMMAND;
    }
}
