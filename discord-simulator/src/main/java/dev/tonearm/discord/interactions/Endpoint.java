package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Feed;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The interactions endpoint in the application's settings.
public final class Endpoint {

    /// Does Discord send interactions there?
    public enum State {
        NONE,
        SAVED,
        REMOVED
    }

    private record Saved(State state, @Nullable URI url, @Nullable String reason) {}

    private final Feed feed;
    private volatile Saved saved = new Saved(State.NONE, null, null);

    public Endpoint(Feed feed) {
        this.feed = feed;
    }

    public void save(URI url) {
        set(new Saved(State.SAVED, url, null));
    }

    /// The field in the application's settings is emptied: from now on interactions come over the
    /// gateway.
    public void forget() {
        set(new Saved(State.NONE, null, null));
    }

    /// What Discord does when the endpoint fails a check: nothing is sent there any more.
    public void remove(String reason) {
        set(new Saved(State.REMOVED, saved.url(), reason));
    }

    private void set(Saved next) {
        saved = next;
        feed.publish("endpoint", this::json);
    }

    /// Where to send interactions, if anywhere.
    Optional<URI> url() {
        var current = saved;
        return current.state() == State.SAVED
                ? Optional.ofNullable(current.url())
                : Optional.empty();
    }

    public State state() {
        return saved.state();
    }

    public ObjectNode json() {
        var current = saved;
        return Json.object()
                .put("url", current.url() == null ? null : current.url().toString())
                .put("state", current.state().name().toLowerCase(Locale.ROOT))
                .put("reason", current.reason());
    }
}
