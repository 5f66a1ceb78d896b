package dev.tonearm.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpApiAnswerTest {
    @Test
    void status_headers_cookies_and_body_are_passed_on() {
        var answer =
                of(
                        """
                        {"statusCode": 401, "headers": {"Content-Type": "text/html", "X-Count": 3},
                         "cookies": ["a=1"], "body": "no"}
                        """);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers())
                .containsEntry("content-type", "text/html")
                .containsEntry("x-count", "3");
        assertThat(answer.cookies()).isEqualTo(List.of("a=1"));
        assertThat(answer.bytes()).asString().isEqualTo("no");
    }

    @Test
    void a_base64_body_is_decoded() {
        var answer = of("{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"AQID\"}");
        assertThat(answer.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void json_without_a_status_code_is_the_body_of_a_200() {
        var answer = of("{\"type\":1}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(answer.bytes()).asString().isEqualTo("{\"type\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"statusCode\":9000}",
                "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"%\"}"
            })
    void what_is_no_answer_is_an_internal_server_error(String returned) {
        assertThat(of(returned)).isEqualTo(HttpApiAnswer.INTERNAL_SERVER_ERROR);
    }

    private static HttpApiAnswer of(String returned) {
        return HttpApiAnswer.of(returned.getBytes(StandardCharsets.UTF_8));
    }
}
