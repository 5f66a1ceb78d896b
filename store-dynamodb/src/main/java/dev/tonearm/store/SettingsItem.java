package dev.tonearm.store;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.SettingsJson;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attributes of a guild's item that hold its settings.
///
/// Two of them are older than the others: the language, and the commands that are off. They stay
/// what they were and where they were, so that an older build goes on to read and to write them;
/// the document beside them says everything else.
final class SettingsItem {
    static final String LANGUAGE = "language";
    static final String DISABLED = "disabled";
    static final String DOCUMENT = "settings";
    static final String REVISION = "revision";

    /// Builds that read less know nothing of documents.
    private static final int SINCE = 2;

    private static final String FORMAT = "format";
    private static final AttributeValue NONE = AttributeValue.fromS("");
    private static final AttributeValue FIRST = AttributeValue.fromN("0");

    private SettingsItem() {}

    static StoredSettings read(Map<String, AttributeValue> item, Formats formats) {
        JsonObject document = document(item);
        GuildSettings settings =
                SettingsJson.read(document).withLanguage(item.getOrDefault(LANGUAGE, NONE).s());
        AttributeValue disabled = item.get(DISABLED);
        if (disabled != null) {
            GuildSettings.Who who = settings.who();
            for (String path : disabled.ss()) who = who.withRule(path, CommandRule.OFF);
            settings = settings.with(who);
        }
        return new StoredSettings(
                settings,
                Long.parseLong(item.getOrDefault(REVISION, FIRST).n()),
                document.optionalNumber(FORMAT).orElse(0L) > formats.reads());
    }

    private static JsonObject document(Map<String, AttributeValue> item) {
        return JsonObject.parse(item.getOrDefault(DOCUMENT, AttributeValue.fromS("{}")).s());
    }

    /// The document beside the two older attributes.
    static String document(GuildSettings settings) {
        GuildSettings.Who who = settings.who();
        for (String path : off(settings)) who = who.withoutRule(path);
        return json(settings.withLanguage("").with(who));
    }

    /// A document that says everything.
    static String whole(GuildSettings settings) {
        return json(settings);
    }

    static GuildSettings readWhole(String document) {
        return SettingsJson.read(JsonObject.parse(document));
    }

    private static String json(GuildSettings settings) {
        byte[] json =
                JsonWriter.object(to -> {
                    Formats.mark(to, SINCE);
                    SettingsJson.write(to, settings);
                });
        return new String(json, StandardCharsets.UTF_8);
    }

    /// The paths of the commands that are off.
    static List<String> off(GuildSettings settings) {
        List<String> off = new ArrayList<>();
        settings.who()
                .rules()
                .forEach((path, rule) -> {
                    if (rule == CommandRule.OFF) off.add(path);
                });
        return off;
    }
}
