package dev.tonearm.discord.control;

import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Feed;
import dev.tonearm.discord.record.Feed.Event;
import dev.tonearm.discord.world.World;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET /control/events`: the feed as Server-Sent Events.
///
/// Each reader has a bounded queue and a thread of its own; one that cannot keep up is cut off and
/// comes back by its last number.
///
/// Written by hand on the request's own thread: when a reader goes away, Javalin's own event
/// streams end up handling their errors for ever on a request that Jetty has already taken back.
final class LiveEvents {

    private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);

    private static final int WAITING = 5_000;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Feed feed;
    private final World world;

    LiveEvents(Feed feed, World world) {
        this.feed = feed;
        this.world = world;
    }

    void register(JavalinConfig config) {
        config.routes.get("/control/events", this::serve);
    }

    private void serve(Context context) throws IOException {
        var guild = id(context.queryParam("guild"));
        var user = id(context.queryParam("user"));
        var queue = new ArrayBlockingQueue<Event>(WAITING);
        var overflowed = new AtomicBoolean();
        Consumer<Event> listener =
                event -> {
                    if (concerns(event, guild, user) && !queue.offer(event)) {
                        overflowed.set(true);
                    }
                };
        var after = after(context);
        context.contentType("text/event-stream").header("Cache-Control", "no-store");
        var out = context.res().getOutputStream();
        var missed = feed.listen(after == null ? feed.latest() : after, listener);
        try {
            greet(out, missed, guild, user);
            pump(out, queue, overflowed);
        } catch (IOException e) {
            LOG.debug("a reader of live events left", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            feed.leave(listener);
        }
    }

    private void greet(
            OutputStream out,
            @Nullable List<Event> missed,
            @Nullable Long guild,
            @Nullable Long user)
            throws IOException {
        var hello = Json.object().put("latest", feed.latest()).toString();
        write(out, "event: hello\ndata: " + hello + "\n\n");
        if (missed == null) {
            write(out, "event: reset\ndata: {}\n\n");
            return;
        }
        for (var event : missed) {
            if (concerns(event, guild, user)) {
                send(out, event);
            }
        }
    }

    private static void pump(OutputStream out, BlockingQueue<Event> queue, AtomicBoolean overflowed)
            throws IOException, InterruptedException {
        while (!overflowed.get()) {
            var event = queue.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                write(out, ": still here\n\n");
            } else {
                send(out, event);
            }
        }
    }

    private static void send(OutputStream out, Event event) throws IOException {
        write(
                out,
                "id: %d\nevent: %s\ndata: %s\n\n"
                        .formatted(event.number(), event.type(), event.data()));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static boolean concerns(Event event, @Nullable Long guild, @Nullable Long user) {
        var here = guild == null || event.guild() == null || Objects.equals(guild, event.guild());
        return here
                && (user == null
                        || event.visibleTo() == null
                        || Objects.equals(user, event.visibleTo()));
    }

    private @Nullable Long id(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Body.id(text, world);
    }

    private static @Nullable Long after(Context context) {
        var header = context.header("Last-Event-ID");
        var text = header == null ? context.queryParam("after") : header;
        return text == null || text.isEmpty() ? null : Long.valueOf(text);
    }
}
