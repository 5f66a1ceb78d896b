package dev.tonearm.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the HTTP API answers its caller, from what the function returned.
///
/// @param body as text; a Base64 one is decoded when it is written
record HttpApiAnswer(
        int status,
        Map<String, String> headers,
        List<String> cookies,
        String body,
        boolean base64) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A function that failed, ran too long or returned something that is no answer.
    static final HttpApiAnswer INTERNAL_SERVER_ERROR = message(500, "Internal Server Error");

    /// No environment served the request in the 30 s of an HTTP API (a REST API would say 504).
    static final HttpApiAnswer SERVICE_UNAVAILABLE = message(503, "Service Unavailable");

    static final HttpApiAnswer NOT_FOUND = message(404, "Not Found");

    private static HttpApiAnswer message(int status, String text) {
        return json(status, "{\"message\":\"" + text + "\"}");
    }

    private static HttpApiAnswer json(int status, String body) {
        return new HttpApiAnswer(
                status, Map.of("content-type", "application/json"), List.of(), body, false);
    }

    /// Reads a returned value as format 2.0 does: an object with `statusCode` is an answer, any
    /// other JSON is the body of a 200.
    static HttpApiAnswer of(byte[] returned) {
        JsonNode value;
        try {
            value = JSON.readTree(returned);
        } catch (IOException _) {
            return INTERNAL_SERVER_ERROR;
        }
        if (!value.has("statusCode")) {
            return json(200, new String(returned, StandardCharsets.UTF_8));
        }
        int status = value.get("statusCode").asInt();
        if (status < 100 || status > 599) return INTERNAL_SERVER_ERROR;
        var headers = new LinkedHashMap<String, String>();
        value.path("headers")
                .properties()
                .forEach(h ->
                        headers.put(h.getKey().toLowerCase(Locale.ROOT), h.getValue().asText()));
        headers.putIfAbsent("content-type", "text/plain; charset=utf-8");
        var cookies = new ArrayList<String>();
        value.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        String body = value.path("body").asText("");
        boolean base64 = value.path("isBase64Encoded").asBoolean();
        return base64 && !isBase64(body)
                ? INTERNAL_SERVER_ERROR
                : new HttpApiAnswer(status, headers, cookies, body, base64);
    }

    byte[] bytes() {
        return base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isBase64(String body) {
        try {
            var _ = Base64.getDecoder().decode(body);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
