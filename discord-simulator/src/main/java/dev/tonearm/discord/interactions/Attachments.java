package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.World;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/// Files that people attach to commands. The newest few are kept, and are to be had where their
/// `url` says, as at Discord's CDN.
public final class Attachments {

    /// As an interaction's `attachment_size_limit` says.
    static final int LARGEST = 10 * 1_024 * 1_024;

    private static final int KEPT = 10;

    private final World world;
    private final Supplier<String> base;
    private final Deque<Attachment> newest = new ArrayDeque<>();

    /// A file with its name as it was chosen.
    static final class Attachment {
        private final long id;
        private final String name;
        private final String type;
        private final byte[] bytes;

        private Attachment(long id, String name, String type, byte[] bytes) {
            this.id = id;
            this.name = name;
            this.type = type;
            this.bytes = bytes;
        }
    }

    /// @param base the server's address, known when it listens
    public Attachments(World world, Supplier<String> base) {
        this.world = world;
        this.base = base;
    }

    public void register(JavalinConfig config) {
        config.routes.post("/control/attachments", this::take);
        config.routes.get("/attachments/{id}/{name}", this::give);
    }

    synchronized Optional<Attachment> find(long id) {
        return newest.stream().filter(each -> each.id == id).findFirst();
    }

    /// Discord's attachment object.
    ObjectNode json(Attachment file) {
        var url = base.get() + "/attachments/" + file.id + "/" + file.name;
        return Json.object()
                .put("id", Json.id(file.id))
                .put("filename", file.name)
                .put("size", file.bytes.length)
                .put("url", url)
                .put("proxy_url", url)
                .put("content_type", file.type)
                .put("ephemeral", true);
    }

    private void take(Context context) {
        var bytes = context.bodyAsBytes();
        if (bytes.length == 0 || bytes.length > LARGEST) {
            refuse(context, 413, "a file has 1 to " + LARGEST + " bytes");
            return;
        }
        var given = context.queryParam("filename");
        // As Discord does with what a URL cannot have.
        var name = given == null ? "" : given.replaceAll("[^A-Za-z0-9._-]+", "_");
        var type = context.contentType();
        var file =
                new Attachment(
                        world.newId(),
                        name.isEmpty() ? "unknown" : name,
                        type == null ? "application/octet-stream" : type,
                        bytes);
        synchronized (this) {
            newest.addFirst(file);
            if (newest.size() > KEPT) {
                newest.removeLast();
            }
        }
        context.status(201).contentType("application/json").result(Json.bytes(json(file)));
    }

    private void give(Context context) {
        var id = context.pathParam("id");
        var file =
                id.matches("\\d{1,19}") ? find(Long.parseLong(id)) : Optional.<Attachment>empty();
        if (file.isEmpty()) {
            refuse(context, 404, "this file is gone");
            return;
        }
        // What a stranger made is shown to nobody as a page of this server.
        context.contentType(file.get().type)
                .header("Content-Disposition", "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .result(file.get().bytes);
    }

    private static void refuse(Context context, int status, String why) {
        context.status(status)
                .contentType("application/json")
                .result(Json.bytes(Json.object().put("error", why)));
    }
}
