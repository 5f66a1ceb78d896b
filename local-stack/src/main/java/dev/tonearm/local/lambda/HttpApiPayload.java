package dev.tonearm.local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The event an API Gateway HTTP API hands to Lambda, payload format 2.0.
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html>
final class HttpApiPayload {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final Set<String> TEXT =
            Set.of("application/json", "application/javascript", "application/xml");

    private HttpApiPayload() {}

    /// @param headers names in lower case, a repeated header's values joined by commas
    record Request(
            String method,
            String path,
            String query,
            String protocol,
            String sourceIp,
            Map<String, String> headers) {}

    static byte[] of(Request request, byte[] body, String requestId, Instant time) {
        ObjectNode event = JSON.createObjectNode();
        String route = request.method + " " + request.path;
        event.put("version", "2.0");
        event.put("routeKey", route);
        event.put("rawPath", request.path);
        event.put("rawQueryString", request.query);
        var headers = new LinkedHashMap<>(request.headers);
        Optional.ofNullable(headers.remove("cookie")).ifPresent(cookies -> cookies(event, cookies));
        event.set("headers", JSON.valueToTree(headers));
        if (!request.query.isEmpty()) {
            event.set("queryStringParameters", JSON.valueToTree(parameters(request.query)));
        }
        event.set("requestContext", context(request, route, requestId, time));
        body(event, body, headers.getOrDefault("content-type", ""));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode context(
            Request request, String route, String requestId, Instant time) {
        ObjectNode context = JSON.createObjectNode();
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        context.put("domainName", request.headers.getOrDefault("host", "localhost"));
        context.put("domainPrefix", "local");
        context.putObject("http")
                .put("method", request.method)
                .put("path", request.path)
                .put("protocol", request.protocol)
                .put("sourceIp", request.sourceIp)
                .put("userAgent", request.headers.getOrDefault("user-agent", ""));
        context.put("requestId", requestId);
        context.put("routeKey", route);
        context.put("stage", "$default");
        context.put("time", TIME.format(time));
        context.put("timeEpoch", time.toEpochMilli());
        return context;
    }

    private static void cookies(ObjectNode event, String header) {
        var cookies = event.putArray("cookies");
        for (String cookie : header.split(";\\s*", -1)) cookies.add(cookie);
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            String value =
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            parameters.merge(name, value, (a, b) -> a + "," + b);
        }
        return parameters;
    }

    /// A body that the gateway does not take for text, or that is not valid UTF-8, travels in
    /// Base64.
    private static void body(ObjectNode event, byte[] body, String contentType) {
        Optional<String> text = isText(contentType) ? decode(body) : Optional.empty();
        if (body.length > 0) {
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
        }
        event.put("isBase64Encoded", body.length > 0 && text.isEmpty());
    }

    private static boolean isText(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TEXT.contains(type);
    }

    private static Optional<String> decode(byte[] body) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
