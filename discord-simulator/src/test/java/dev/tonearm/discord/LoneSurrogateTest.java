package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.discord.interactions.Interaction.State;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Half a surrogate pair is no text: JSON can escape it, and nothing can carry it.
final class LoneSurrogateTest {

    private Scene scene;

    @BeforeEach
    void open() throws Exception {
        scene = new Scene();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private String messages() {
        return "channels/" + scene.text.id() + "/messages";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\":\"cut \\ud83c\"}",
                "{\"content\":\"\\udfb5 cut\"}",
                "{\"content\":\"\\udfb5\\ud83c\"}",
                "{\"embeds\":[{\"fields\":[{\"name\":\"\\uD83C\",\"value\":\"x\"}]}]}",
                "{\"content\":\"x\",\"\\ud83c\":1}"
            })
    void in_a_request_it_is_no_json(String body) throws Exception {
        var answer = scene.rest.send("POST", messages(), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asInt()).isEqualTo(50109);
        assertThat(scene.discord.violations().rules()).containsExactly("rest.body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"content\":\"\\ud83c\\udfb5\"}", "{\"content\":\"a \\\\ud83c\"}"})
    void a_pair_and_an_escaped_backslash_are_text(String body) throws Exception {
        assertThat(scene.rest.send("POST", messages(), body).status()).isEqualTo(200);
        assertThat(scene.discord.violations().list()).isEmpty();
    }

    @Test
    void bytes_that_are_no_utf_8_are_no_json() throws Exception {
        var surrogate = new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0xBC, '"'};
        var request =
                HttpRequest.newBuilder(URI.create(scene.discord.api() + messages()))
                        .header("Authorization", "Bot " + scene.discord.botToken())
                        .header("User-Agent", "DiscordBot (https://example.org, 1)")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(surrogate))
                        .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("50109");
    }

    @Test
    void an_answer_with_one_is_no_answer() {
        scene.bot.answers("{\"type\":4,\"data\":{\"content\":\"\\ud83c\"}}");

        assertThat(scene.played().state()).isEqualTo(State.FAILED);
        assertThat(scene.discord.violations().rules()).containsExactly("interaction.answer-shape");
    }

    @Test
    void the_gateway_closes_on_one() throws Exception {
        try (var gateway = new GatewayClient(scene.discord)) {
            gateway.send("{\"op\":1,\"d\":\"\\ud83c\"}");

            assertThat(gateway.awaitClose()).isEqualTo(4002);
        }
    }
}
