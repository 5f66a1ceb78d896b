package dev.tonearm.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HttpApiPayloadTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    @Test
    void a_request_becomes_the_golden_event() throws IOException {
        var request =
                new HttpApiPayload.Request(
                        "POST",
                        "/interactions",
                        "a=1&a=2&name=J%C3%BCrgen+M",
                        "HTTP/1.1",
                        "203.0.113.7",
                        Map.of(
                                "host", "127.0.0.1:9000",
                                "content-type", "application/json",
                                "cookie", "one=1; two=2",
                                "user-agent", "Discord-Interactions/1.0",
                                "x-signature-ed25519", "00ff",
                                "x-signature-timestamp", "1795262400"));
        try (var golden = getClass().getResourceAsStream("http-api-event.json")) {
            assertThat(event(request, "{\"type\":1}".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(JSON.readTree(golden));
        }
    }

    @Test
    void a_body_of_another_type_than_text_travels_in_base64() throws IOException {
        JsonNode event = event(ofType("application/octet-stream"), new byte[] {1, 2, 3});
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(event.path("body").asText()).isEqualTo("AQID");
    }

    @Test
    void bytes_that_are_no_text_arrive_whole_whatever_the_header_says() throws IOException {
        byte[] body = {'{', (byte) 0xC3, '}'};
        JsonNode event = event(ofType("application/json"), body);
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(event.path("body").asText())).isEqualTo(body);
    }

    @Test
    void a_charset_does_not_make_json_binary() throws IOException {
        JsonNode event = event(ofType("Application/JSON; charset=utf-8"), new byte[] {'1'});
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void an_empty_body_is_no_body() throws IOException {
        assertThat(event(ofType("application/json"), new byte[0]).has("body")).isFalse();
    }

    private static HttpApiPayload.Request ofType(String type) {
        return new HttpApiPayload.Request(
                "POST", "/interactions", "", "HTTP/1.1", "127.0.0.1", Map.of("content-type", type));
    }

    private static JsonNode event(HttpApiPayload.Request request, byte[] body) throws IOException {
        return JSON.readTree(HttpApiPayload.of(request, body, "JKJaXmPLvHcESHA=", NOON));
    }
}
