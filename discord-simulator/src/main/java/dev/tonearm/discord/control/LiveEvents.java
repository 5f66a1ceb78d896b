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
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET /control/events`: the feed as Server-Sent Events.
///
/// Each reader has a bounded queue and a thread of its own; one that cannot keep up is cut off and
/// comes back by its last number. All of them end when the server is about to stop, which would
/// wait for their threads.
///
/// Written by hand on the request's own thread: when a reader goes away, Javalin's own event
/// streams end up handling their errors for ever on a request that Jetty has already taken back.
final class LiveEvents {

    private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);

    private static final int WAITING = 5_000;
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final Event WAKE_UP = new Event(-1, "end", Json.object(), null, null);

    private final Feed feed;
    private final World world;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    LiveEvents(Feed feed, World world) {
        this.feed = feed;
        this.world = world;
    }

    void register(JavalinConfig config) {
        config.routes.get("/control/events", this::serve);
        config.events.serverStopping(this::end);
    }

    private void end() {
        ended = true;
        readers.forEach(Reader::end);
    }

    private void serve(Context context) throws IOException {
        var guild = id(context.queryParam("guild"));
        var user = id(context.queryParam("user"));
        var reader = new Reader(guild, user);
        Consumer<Event> listener = reader::take;
        var after = after(context);
        context.contentType("text/event-stream").header("Cache-Control", "no-store");
        var out = context.res().getOutputStream();
        readers.add(reader);
        // Looked at after joining: the end either finds this reader there or is seen here.
        if (ended) reader.end();
        var missed = feed.listen(after == null ? feed.latest() : after, listener);
        try {
            greet(out, missed, reader);
            pump(out, reader);
        } catch (IOException e) {
            LOG.debug("a reader of live events left", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            feed.leave(listener);
            readers.remove(reader);
        }
    }

    private void greet(OutputStream out, @Nullable List<Event> missed, Reader reader)
            throws IOException {
        var hello = Json.object().put("latest", feed.latest()).toString();
        write(out, "event: hello\ndata: " + hello + "\n\n");
        if (missed == null) {
            write(out, "event: reset\ndata: {}\n\n");
            return;
        }
        for (var event : missed) {
            if (reader.concerns(event)) {
                send(out, event);
            }
        }
    }

    private static void pump(OutputStream out, Reader reader)
            throws IOException, InterruptedException {
        while (!reader.over) {
            var event = reader.queue.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                write(out, ": still here\n\n");
            } else if (!reader.over) {
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

    private @Nullable Long id(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Body.id(text, world);
    }

    private static @Nullable Long after(Context context) {
        var header = context.header("Last-Event-ID");
        var text = header == null ? context.queryParam("after") : header;
        return text == null || text.isEmpty() ? null : Long.valueOf(text);
    }

    /// Who watches one server with one person's eyes, or all of them with everybody's.
    private static final class Reader {
        final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(WAITING);
        volatile boolean over;

        private final @Nullable Long guild;
        private final @Nullable Long user;

        Reader(@Nullable Long guild, @Nullable Long user) {
            this.guild = guild;
            this.user = user;
        }

        void take(Event event) {
            if (concerns(event) && !queue.offer(event)) over = true;
        }

        void end() {
            over = true;
            queue.offer(WAKE_UP);
        }

        boolean concerns(Event event) {
            var here =
                    guild == null || event.guild() == null || Objects.equals(guild, event.guild());
            return here
                    && (user == null
                            || event.visibleTo() == null
                            || Objects.equals(user, event.visibleTo()));
        }
    }
}
