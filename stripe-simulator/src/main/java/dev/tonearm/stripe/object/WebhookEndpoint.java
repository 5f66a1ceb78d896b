package dev.tonearm.stripe.object;

import dev.tonearm.stripe.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// Where events are sent, and what the sender signs with.
public final class WebhookEndpoint extends Resource {
    private List<String> secrets;

    public WebhookEndpoint(String id, long created, String url, String secret) {
        super(Templates.fresh("webhook_endpoint"));
        set("id", id);
        set("created", created);
        set("url", url);
        secrets = List.of(secret);
    }

    /// The newest first. There are several while one is replaced.
    public List<String> secrets() {
        return secrets;
    }

    /// Signs with a new secret, and with the old one too until that is over.
    public void roll(String secret) {
        var both = new ArrayList<>(List.of(secret));
        both.add(secrets.getFirst());
        secrets = List.copyOf(both);
    }

    /// Signs with the newest secret only.
    public void endRoll() {
        secrets = List.of(secrets.getFirst());
    }

    public void wants(List<String> types) {
        var list = Json.array();
        types.forEach(list::add);
        set("enabled_events", list);
    }

    public boolean wants(String type) {
        return text("status").equals("enabled")
                && StreamSupport.stream(get("enabled_events").spliterator(), false)
                        .anyMatch(wanted -> List.of("*", type).contains(wanted.asText()));
    }
}
