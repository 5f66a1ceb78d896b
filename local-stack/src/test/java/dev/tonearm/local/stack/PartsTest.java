package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.local.aws.FaultProxy;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PartsTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final FaultProxy proxy = FaultProxy.start();
    private final List<Part.State> seen = new ArrayList<>();
    private Javalin server;

    @BeforeEach
    void a_stack_with_one_emulator() {
        var parts = new Parts();
        parts.add(new EmulatorPart("sqs", proxy, part -> seen.add(part.state())));
        server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    parts.mount(config.routes);
                                })
                        .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
        proxy.close();
    }

    @Test
    void the_parts_are_listed_with_what_can_be_done_to_them() throws Exception {
        JsonNode part = json(send("GET", "/control/parts")).at("/parts/0");
        assertThat(part.path("name").asText()).isEqualTo("sqs");
        assertThat(part.path("state").asText()).isEqualTo("up");
        assertThat(part.path("pid").isNull()).isTrue();
        assertThat(part.path("actions")).hasToString("[\"cut\",\"slow\",\"restore\"]");
        assertThat(part.has("how")).isFalse();
    }

    @Test
    void a_part_is_cut_and_restored_and_somebody_is_told() throws Exception {
        assertThat(json(send("POST", "/control/parts/sqs/cut")).path("state").asText())
                .isEqualTo("cut");
        assertThat(proxy.isCut()).isTrue();
        assertThat(json(send("POST", "/control/parts/sqs/restore")).path("state").asText())
                .isEqualTo("up");
        assertThat(proxy.isCut()).isFalse();
        assertThat(seen).containsExactly(Part.State.UP, Part.State.CUT, Part.State.UP);
    }

    @Test
    void a_part_is_slow_by_so_much_until_it_is_restored() throws Exception {
        JsonNode slow = json(send("POST", "/control/parts/sqs/slow", "{\"ms\": 250}"));
        assertThat(slow.path("state").asText()).isEqualTo("slow");
        assertThat(slow.path("how").asText()).isEqualTo("each call 250 ms later");
        assertThat(proxy.held()).hasMillis(250);
        send("POST", "/control/parts/sqs/restore");
        assertThat(proxy.held()).isZero();
        assertThat(seen).containsExactly(Part.State.UP, Part.State.SLOW, Part.State.UP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ms\": 0} | ms is from 1 to 60000, not 0",
                "{\"ms\": \"soon\"} | ms is from 1 to 60000, not \"soon\"",
                "ms=5 | the body is no JSON"
            })
    void a_wish_that_makes_no_sense_is_refused_with_words(String body, String why)
            throws Exception {
        var refused = send("POST", "/control/parts/sqs/slow", body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("error").asText()).isEqualTo(why);
        assertThat(seen).containsExactly(Part.State.UP);
    }

    @Test
    void what_a_part_cannot_do_is_refused_with_what_it_can() throws Exception {
        var kill = send("POST", "/control/parts/sqs/kill");
        assertThat(kill.statusCode()).isEqualTo(409);
        assertThat(json(kill).path("error").asText()).isEqualTo("sqs knows [cut, slow, restore]");
        assertThat(send("POST", "/control/parts/nope/kill").statusCode()).isEqualTo(404);
    }

    @Test
    void only_a_process_takes_settings() throws Exception {
        assertThat(send("PUT", "/control/parts/sqs/environment").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> send(String method, String path)
            throws IOException, InterruptedException {
        return send(method, path, "");
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var url = URI.create("http://127.0.0.1:" + server.port() + path);
        var request =
                HttpRequest.newBuilder(url).method(method, BodyPublishers.ofString(body)).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }
}
