package dev.tonearm.local.discord.control;

import dev.tonearm.local.discord.json.Json;
import dev.tonearm.local.discord.record.Feed;
import dev.tonearm.local.discord.record.Feed.Event;
import dev.tonearm.local.discord.world.World;
import io.javalin.config.JavalinConfig;
import io.javalin.http.sse.SseClient;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `GET /control/events`: the feed as Server-Sent Events.
///
/// Each reader has a bounded queue and a thread of its own; one that cannot keep up is cut off and
/// comes back by its last number.
final class LiveEvents {

    private static final int WAITING = 5_000;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Feed feed;
    private final World world;

    LiveEvents(Feed feed, World world) {
        this.feed = feed;
        this.world = world;
    }

    void register(JavalinConfig config) {
        config.routes.sse("/control/events", this::serve);
    }

    private void serve(SseClient client) {
        var guild = id(client.ctx().queryParam("guild"));
        var user = id(client.ctx().queryParam("user"));
        var queue = new ArrayBlockingQueue<Event>(WAITING);
        var overflowed = new boolean[1];
        Consumer<Event> listener =
                event -> {
                    if (concerns(event, guild, user) && !queue.offer(event)) {
                        overflowed[0] = true;
                    }
                };
        var after = after(client);
        var missed = feed.listen(after == null ? feed.latest() : after, listener);
        try {
            greet(client, missed, guild, user);
            pump(client, queue, overflowed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            feed.leave(listener);
            client.close();
        }
    }

    private void greet(
            SseClient client,
            @Nullable List<Event> missed,
            @Nullable Long guild,
            @Nullable Long user) {
        client.sendEvent("hello", Json.object().put("latest", feed.latest()).toString());
        if (missed == null) {
            client.sendEvent("reset", "{}");
            return;
        }
        missed.stream()
                .filter(event -> concerns(event, guild, user))
                .forEach(event -> send(client, event));
    }

    private static void pump(SseClient client, BlockingQueue<Event> queue, boolean[] overflowed)
            throws InterruptedException {
        while (!client.terminated() && !overflowed[0]) {
            var event = queue.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                client.sendComment("still here");
            } else {
                send(client, event);
            }
        }
    }

    private static void send(SseClient client, Event event) {
        client.sendEvent(event.type(), event.data().toString(), Long.toString(event.number()));
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

    private static @Nullable Long after(SseClient client) {
        var header = client.ctx().header("Last-Event-ID");
        var text = header == null ? client.ctx().queryParam("after") : header;
        return text == null || text.isEmpty() ? null : Long.valueOf(text);
    }
}
