package dev.tonearm.discord.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.file.Attachments;
import dev.tonearm.discord.file.Upload;
import dev.tonearm.discord.file.Uploads;
import dev.tonearm.discord.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a bot sends as a message or an edit of one, with its files: `attachments` become
/// Discord's objects, and `attachment://` their addresses.
public final class Drafts {

    static final String RULE = "message.attachment";

    private static final String SCHEME = "attachment://";
    private static final int FILES = 10;
    private static final int NAME = 1_024;

    private final Attachments attachments;

    /// A body as it is laid into a message, if nothing is wrong with it.
    public record Draft(ObjectNode body, Problems problems) {}

    public Drafts(Attachments attachments) {
        this.attachments = attachments;
    }

    /// A new message.
    public Draft message(JsonNode body, Uploads uploads) {
        var problems = MessageRules.checkNew(body, !uploads.isEmpty());
        if (!problems.isEmpty()) {
            return new Draft(Json.object(), problems);
        }
        var ephemeral = Flags.has(body, Flags.EPHEMERAL);
        var listed = body.hasNonNull("attachments") ? body.get("attachments") : everything(uploads);
        return withFiles(body, listed, Json.array(), uploads, ephemeral, problems);
    }

    /// An edit: `attachments` names all files that the message has afterwards.
    public Draft edit(JsonNode body, ObjectNode before, Uploads uploads) {
        var problems = MessageRules.checkEdit(body, before, !uploads.isEmpty());
        if (!problems.isEmpty()) {
            return new Draft(Json.object(), problems);
        }
        var ephemeral = Flags.has(before, Flags.EPHEMERAL);
        var had = before.withArrayProperty("attachments");
        if (!body.has("attachments") && uploads.isEmpty()) {
            return new Draft(addressed(body.deepCopy(), byName(had), problems), problems);
        }
        return withFiles(body, body.path("attachments"), had, uploads, ephemeral, problems);
    }

    private static JsonNode everything(Uploads uploads) {
        var list = Json.array();
        uploads.files().keySet().forEach(index -> list.addObject().put("id", index));
        return list;
    }

    private Draft withFiles(
            JsonNode body,
            JsonNode listed,
            ArrayNode had,
            Uploads uploads,
            boolean ephemeral,
            Problems problems) {
        problems.count(listed, "attachments", 0, FILES, RULE);
        var unnamed = new HashSet<>(uploads.files().keySet());
        var after = Json.array();
        for (var i = 0; i < listed.size(); i++) {
            var item = listed.get(i);
            var path = "attachments." + i;
            problems.text(item.get("filename"), path + ".filename", 0, NAME, RULE);
            problems.text(item.get("description"), path + ".description", 0, NAME, RULE);
            var id = item.path("id").asText("");
            var upload = upload(uploads, id);
            if (upload != null) {
                unnamed.remove(Long.parseLong(id));
                after.add(described(uploaded(upload, item, ephemeral), item));
            } else {
                keep(had, id, item, path, after, problems);
            }
        }
        unnamed.forEach(index ->
                problems.add(
                        "attachments",
                        "ATTACHMENT_NOT_LISTED",
                        "files[" + index + "] is in no item of attachments and would be dropped.",
                        RULE));
        var whole = (ObjectNode) body.deepCopy();
        whole.set("attachments", after);
        return new Draft(addressed(whole, byName(after), problems), problems);
    }

    private static @Nullable Upload upload(Uploads uploads, String id) {
        return id.matches("\\d{1,18}") ? uploads.files().get(Long.parseLong(id)) : null;
    }

    private ObjectNode uploaded(Upload upload, JsonNode item, boolean ephemeral) {
        var name = item.path("filename").asText("");
        var file = name.isEmpty() ? upload : upload.named(name);
        return attachments.json(attachments.keep(file, ephemeral));
    }

    private static void keep(
            ArrayNode had,
            String id,
            JsonNode item,
            String path,
            ArrayNode after,
            Problems problems) {
        for (var old : had) {
            if (old.path("id").asText().equals(id)) {
                after.add(described(old.deepCopy(), item));
                return;
            }
        }
        problems.add(
                path + ".id",
                "ATTACHMENT_NOT_FOUND",
                "No files[" + id + "] was sent, and the message has no attachment " + id + ".",
                RULE);
    }

    private static ObjectNode described(ObjectNode attachment, JsonNode item) {
        for (var field : new String[] {"description", "title"}) {
            if (item.hasNonNull(field)) {
                attachment.set(field, item.get(field));
            }
        }
        return attachment;
    }

    private static Map<String, JsonNode> byName(ArrayNode attachments) {
        var byName = new HashMap<String, JsonNode>();
        attachments.forEach(each -> byName.put(each.path("filename").asText(), each));
        return byName;
    }

    /// Puts the addresses of files where the body names them.
    private static ObjectNode addressed(
            JsonNode body, Map<String, JsonNode> files, Problems problems) {
        var whole = (ObjectNode) body;
        address(whole.path("components"), "components", files, problems);
        address(whole.path("embeds"), "embeds", files, problems);
        return whole;
    }

    private static void address(
            JsonNode node, String path, Map<String, JsonNode> files, Problems problems) {
        if (node instanceof ArrayNode list) {
            for (var i = 0; i < list.size(); i++) {
                address(list.get(i), path + "." + i, files, problems);
            }
        } else if (node instanceof ObjectNode object) {
            for (var name : Set.of("url", "icon_url")) {
                if (object.path(name).asText("").startsWith(SCHEME)) {
                    resolve(object, name, path, files, problems);
                }
            }
            if (ComponentRules.kind(object) == ComponentRules.FILE) {
                name(object, files);
            }
            object.properties()
                    .forEach(entry ->
                            address(
                                    entry.getValue(),
                                    path + "." + entry.getKey(),
                                    files,
                                    problems));
        }
    }

    private static void resolve(
            ObjectNode holder,
            String field,
            String path,
            Map<String, JsonNode> files,
            Problems problems) {
        var file = files.get(holder.path(field).asText().substring(SCHEME.length()));
        if (file == null) {
            problems.add(
                    path + "." + field,
                    "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                    "Referenced attachment not found: " + holder.path(field).asText(),
                    RULE);
            return;
        }
        holder.set(field, file.get("url"));
        if (field.equals("url")) {
            holder.set("proxy_url", file.get("proxy_url"));
            holder.set("content_type", file.get("content_type"));
            holder.set("attachment_id", file.get("id"));
        }
    }

    /// Discord tells a file's name and size beside it.
    private static void name(ObjectNode component, Map<String, JsonNode> files) {
        var url = component.path("file").path("url").asText();
        files.values().stream()
                .filter(file ->
                        file.path("url").asText().equals(url)
                                || url.equals(SCHEME + file.path("filename").asText()))
                .findFirst()
                .ifPresent(file -> {
                    component.set("name", file.get("filename"));
                    component.set("size", file.get("size"));
                });
    }
}
