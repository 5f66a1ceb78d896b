package dev.tonearm.function.http;

import dev.tonearm.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/// An HTTP response as an API Gateway HTTP API takes it from a function (payload format 2.0).
///
/// @param json the body; none if empty
public record HttpResponse(int status, String json) {
    /// Without its subdomains, which are for the operator to answer for.
    private static final String A_YEAR = "max-age=31536000";

    private static final HttpResponse UNAUTHORIZED =
            new HttpResponse(401, "{\"error\":\"invalid request signature\"}");

    public static HttpResponse ok(byte[] json) {
        return new HttpResponse(200, new String(json, StandardCharsets.UTF_8));
    }

    /// The answer went another way.
    public static HttpResponse accepted() {
        return new HttpResponse(202, "");
    }

    /// It was taken, and there is nothing to say.
    public static HttpResponse taken() {
        return new HttpResponse(204, "");
    }

    /// Nothing was done, and the same again later may be: whoever sent it is to try again.
    public static HttpResponse unavailable() {
        return new HttpResponse(503, "{\"error\":\"try again later\"}");
    }

    /// It is from who it should be, and nothing that can be read.
    public static HttpResponse badRequest() {
        return new HttpResponse(400, "{\"error\":\"not readable\"}");
    }

    /// Nothing is at this address.
    public static HttpResponse notFound() {
        return new HttpResponse(404, "{\"error\":\"not found\"}");
    }

    /// For whoever is not who they say; it says nothing about what was wrong.
    public static HttpResponse unauthorized() {
        return UNAUTHORIZED;
    }

    /// What the function returns. Nobody on the way keeps it, and no browser takes it for anything
    /// but JSON, or ever asks for it in the clear.
    public byte[] payload() {
        return JsonWriter.object(response ->
                response.put("statusCode", status)
                        .put(
                                "headers",
                                headers ->
                                        headers.put("content-type", "application/json")
                                                .put("cache-control", "no-store")
                                                .put("x-content-type-options", "nosniff")
                                                .put("strict-transport-security", A_YEAR))
                        .put("body", json)
                        .put("isBase64Encoded", false));
    }
}
