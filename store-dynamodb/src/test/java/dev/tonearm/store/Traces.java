package dev.tonearm.store;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Forgetting;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where people are named in a guild's journal, as its items are.
record Traces(RawTable table, GuildId guild) {
    /// In how many documents somebody is named; parts that no item counts among them.
    int of(UserId user) {
        var person = new Forgetting(Set.of(user));
        return (int) documents().stream().filter(person::concerns).count();
    }

    private List<String> documents() {
        List<String> documents = new ArrayList<>();
        Map<String, List<SdkBytes>> parts = new TreeMap<>();
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (String kind : List.of(Keys.LINE, Keys.LINE_PART, Keys.SNAPSHOT))
            items.addAll(table.journal(guild, kind));
        for (Map<String, AttributeValue> item : items) {
            String key = Attributes.string(item, TableSchema.SORT_KEY);
            if (key.startsWith(Keys.LINE_PART) || key.startsWith(Keys.SNAPSHOT_PART)) {
                parts.computeIfAbsent(
                                key.substring(0, key.lastIndexOf('#')), _ -> new ArrayList<>())
                        .add(Attributes.required(item, "z").b());
            } else if (Body.parts(item) == 0 && !item.containsKey(LineItems.SETTLED)) {
                documents.add(text(Body.read(item)));
            }
        }
        for (List<SdkBytes> pieces : parts.values()) documents.add(text(Body.join(pieces)));
        return documents;
    }

    /// As far as it goes: the first of some parts may be all that was written.
    private static String text(InputStream document) {
        var read = new ByteArrayOutputStream();
        try (document) {
            for (int next = document.read(); next >= 0; next = document.read()) read.write(next);
        } catch (EOFException _) {
            return read.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
