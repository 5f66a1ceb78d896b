package dev.tonearm.discord.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.World;
import dev.tonearm.standin.music.ByteRange;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/// Files that people attach to commands, forms and messages, and the bot to its messages. The
/// newest are kept, and are to be had where their `url` says, as at Discord's CDN.
public final class Attachments {

    private static final int KEPT = 100;
    private static final String GONE = "This content is no longer available.";
    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final long KEPT_BYTES = 200L * 1_024 * 1_024;

    private final World world;
    private final Supplier<String> base;
    private final Deque<Attachment> newest = new ArrayDeque<>();
    private long bytes;

    /// A file that has an id.
    ///
    /// @param since when it came: its address is good for a day
    public record Attachment(long id, Upload file, boolean ephemeral, Instant since) {}

    /// @param base the server's address, known when it listens
    public Attachments(World world, Supplier<String> base) {
        this.world = world;
        this.base = base;
    }

    public void register(JavalinConfig config) {
        config.routes.post("/control/attachments", this::take);
        config.routes.get("/attachments/{id}/{name}", this::give);
    }

    public synchronized Optional<Attachment> find(long id) {
        return newest.stream().filter(each -> each.id() == id).findFirst();
    }

    /// Keeps a file; the oldest ones make room.
    ///
    /// @param ephemeral whether it came with a command or a form, or stands in a message that only
    ///   one person sees
    public Attachment keep(Upload file, boolean ephemeral) {
        var kept = new Attachment(world.newId(), file, ephemeral, world.clock().instant());
        synchronized (this) {
            newest.addFirst(kept);
            bytes += file.size();
            while (newest.size() > KEPT || bytes > KEPT_BYTES) {
                bytes -= newest.removeLast().file().size();
            }
        }
        return kept;
    }

    /// Discord's attachment object.
    public ObjectNode json(Attachment attachment) {
        var file = attachment.file();
        var name = URLEncoder.encode(file.filename(), StandardCharsets.UTF_8);
        var url = base.get() + "/attachments/" + attachment.id() + "/" + name + signed(attachment);
        var node =
                Json.object()
                        .put("id", Json.id(attachment.id()))
                        .put("filename", file.filename())
                        .put("size", file.size())
                        .put("url", url)
                        .put("proxy_url", url)
                        .put("content_type", file.type());
        if (!file.title().equals(file.filename().replaceFirst("\\.[^.]*$", ""))) {
            node.put("title", file.title());
        }
        return attachment.ephemeral() ? node.put("ephemeral", true) : node;
    }

    /// When the address expires, when it was given out, and a signature that nobody checks here.
    private static String signed(Attachment attachment) {
        var issued = attachment.since();
        return "?ex=%x&is=%x&hm=%016x"
                .formatted(
                        issued.plus(GOOD_FOR).getEpochSecond(),
                        issued.getEpochSecond(),
                        attachment.id());
    }

    private void take(Context context) {
        var content = context.bodyAsBytes();
        if (content.length == 0 || content.length > Upload.LARGEST) {
            refuse(context, 413, "a file has 1 to " + Upload.LARGEST + " bytes");
            return;
        }
        var file = Upload.of(context.queryParam("filename"), context.contentType(), content);
        context.status(201)
                .contentType("application/json")
                .result(Json.bytes(json(keep(file, true))));
    }

    private void give(Context context) {
        var id = context.pathParam("id");
        var found =
                id.matches("\\d{1,19}") ? find(Long.parseLong(id)) : Optional.<Attachment>empty();
        var now = world.clock().instant();
        if (found.isEmpty() || now.isAfter(found.get().since().plus(GOOD_FOR))) {
            context.status(404).contentType("text/plain").result(GONE);
            return;
        }
        var file = found.get().file();
        // What a stranger made is shown to nobody as a page of this server.
        context.header("Content-Disposition", "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .header("Accept-Ranges", "bytes")
                .contentType(file.type());
        var range = ByteRange.of(Optional.ofNullable(context.header("Range")), file.size());
        switch (range) {
            case ByteRange.Wanted.Whole() -> context.result(file.bytes());
            case ByteRange.Wanted.Unsatisfiable() ->
                    context.status(416).header("Content-Range", "bytes */" + file.size());
            case ByteRange.Wanted.Part(ByteRange part) ->
                    context.status(206)
                            .header(
                                    "Content-Range",
                                    "bytes " + part.first() + "-" + part.last() + "/" + file.size())
                            .result(
                                    Arrays.copyOfRange(
                                            file.bytes(),
                                            (int) part.first(),
                                            (int) part.last() + 1));
        }
    }

    private static void refuse(Context context, int status, String why) {
        context.status(status)
                .contentType("application/json")
                .result(Json.bytes(Json.object().put("error", why)));
    }
}
