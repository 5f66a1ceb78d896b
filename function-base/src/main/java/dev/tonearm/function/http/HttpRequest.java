package dev.tonearm.function.http;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// An HTTP request as an API Gateway HTTP API hands it to a function (payload format 2.0).
public final class HttpRequest {
    private final String path;
    private final JsonObject headers;
    private final byte[] body;

    private HttpRequest(String path, JsonObject headers, byte[] body) {
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    /// Reads the event of an invocation.
    ///
    /// @return empty if it is no such event, or its body is not the Base64 that it claims to be
    public static Optional<HttpRequest> parse(byte[] event) {
        try {
            JsonObject payload = JsonObject.parse(event);
            String body = payload.optionalString("body").orElse("");
            boolean encoded = payload.optionalFlag("isBase64Encoded").orElse(false);
            byte[] bytes =
                    encoded
                            ? Base64.getDecoder().decode(body)
                            : body.getBytes(StandardCharsets.UTF_8);
            String path = payload.optionalString("rawPath").orElse("/");
            return Optional.of(new HttpRequest(path, payload.object("headers"), bytes));
        } catch (JsonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Where it was sent, from the slash on and without a query.
    public String path() {
        return path;
    }

    /// The value of a header, whose name has no case. Empty if it is absent or there twice, since
    /// nothing says then which one is meant.
    public Optional<String> header(String name) {
        List<String> values = new ArrayList<>(1);
        for (String key : headers.names()) {
            if (key.equalsIgnoreCase(name))
                headers.value(key).ifPresent(v -> values.add(v.toString()));
        }
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /// The body's bytes as they were sent and signed; not to be changed.
    public byte[] body() {
        return body;
    }
}
