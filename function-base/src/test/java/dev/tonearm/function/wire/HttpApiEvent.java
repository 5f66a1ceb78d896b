package dev.tonearm.function.wire;

import dev.tonearm.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// The event of an API Gateway HTTP API, payload format 2.0, as far as the edge reads it and with
/// some of what surrounds that.
public final class HttpApiEvent {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = {};
    private boolean base64;
    private String path = "/";

    public HttpApiEvent() {
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Discord-Interactions/1.0 (+https://discord.com)");
    }

    public HttpApiEvent header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public HttpApiEvent path(String where) {
        path = where;
        return this;
    }

    public HttpApiEvent body(byte[] bytes) {
        body = bytes.clone();
        return this;
    }

    /// Signs the body that it has now.
    public HttpApiEvent signedBy(DiscordKey key, String timestamp) {
        return header("x-signature-ed25519", key.sign(timestamp, body))
                .header("x-signature-timestamp", timestamp);
    }

    public HttpApiEvent inBase64() {
        base64 = true;
        return this;
    }

    public byte[] bytes() {
        String text =
                base64
                        ? Base64.getEncoder().encodeToString(body)
                        : new String(body, StandardCharsets.UTF_8);
        return JsonWriter.object(event ->
                event.put("version", "2.0")
                        .put("routeKey", "POST " + path)
                        .put("rawPath", path)
                        .put("rawQueryString", "")
                        .put("headers", to -> headers.forEach(to::put))
                        .put(
                                "requestContext",
                                context ->
                                        context.put("stage", "$default")
                                                .put("timeEpoch", 1_790_000_000_123L))
                        .put("body", text)
                        .put("isBase64Encoded", base64));
    }
}
