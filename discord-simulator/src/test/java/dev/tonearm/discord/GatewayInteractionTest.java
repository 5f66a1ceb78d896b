package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.interactions.Interaction;
import dev.tonearm.discord.interactions.Interaction.Until;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Interactions of a bot that has no endpoint: in by the gateway, out by the callback route.
final class GatewayInteractionTest {

    private Scene scene;
    private GatewayClient gateway;

    @BeforeEach
    void open() throws Exception {
        scene = new Scene();
        scene.discord.endpoint().forget();
        gateway = new GatewayClient(scene.discord);
        gateway.identify(0, 1, 0);
        gateway.awaitEvent("READY");
    }

    @AfterEach
    void close() {
        gateway.close();
        scene.close();
    }

    private RestClient.Result callback(JsonNode interaction, String query, String body)
            throws IOException, InterruptedException {
        var path =
                "interactions/"
                        + interaction.path("id").asText()
                        + "/"
                        + interaction.path("token").asText()
                        + "/callback"
                        + query;
        return scene.rest.send("POST", path, body);
    }

    @Test
    void a_command_comes_by_the_gateway_and_is_answered_by_the_callback() throws Exception {
        var interaction = scene.discord.interactions().command(scene.play());

        var created = gateway.awaitEvent("INTERACTION_CREATE").path("d");
        assertThat(created.path("data").path("name").asText()).isEqualTo("play");
        assertThat(callback(created, "", "{\"type\":5}").status()).isEqualTo(204);
        assertThat(scene.answered(interaction).state()).isEqualTo(Interaction.State.DEFERRED);
        var edited =
                scene.rest.send(
                        "PATCH", scene.original(interaction), "{\"content\":\"Now playing\"}");

        assertThat(edited.status()).isEqualTo(200);
        assertThat(interaction.settled()).isTrue();
        assertThat(scene.discord.violations().list()).isEmpty();
    }

    @Test
    void who_has_an_endpoint_gets_nothing_by_the_gateway() throws Exception {
        scene.endpoint(scene.bot.url());

        scene.played();

        scene.discord.endpoint().forget();
        scene.discord.interactions().command(scene.play().with("query", "the second"));
        var first = gateway.awaitEvent("INTERACTION_CREATE").path("d");
        assertThat(first.path("data").path("options").path(0).path("value").asText())
                .isEqualTo("the second");
    }

    @Test
    void who_does_not_answer_in_three_seconds_has_failed() throws Exception {
        scene.discord
                .settings()
                .change(scene.discord.settings().json().put("answerDeadlineMs", 200));
        var interaction = scene.discord.interactions().command(scene.play());
        var created = gateway.awaitEvent("INTERACTION_CREATE").path("d");

        scene.answered(interaction);

        assertThat(interaction.state()).isEqualTo(Interaction.State.FAILED);
        assertThat(scene.discord.violations().rules()).containsExactly("interaction.no-answer");
        assertThat(callback(created, "", "{\"type\":5}").status()).isEqualTo(404);
    }

    @Test
    void nobody_on_the_gateway_is_said_at_once() throws Exception {
        gateway.close(1000);
        gateway.awaitClose();
        var interaction = scene.discord.interactions().command(scene.play());

        scene.answered(interaction);

        assertThat(interaction.failure()).isEqualTo("no endpoint, and no bot on the gateway");
    }

    @Test
    void the_callback_tells_what_it_made_when_it_is_asked() throws Exception {
        var interaction = scene.discord.interactions().command(scene.play());
        var created = gateway.awaitEvent("INTERACTION_CREATE").path("d");

        var answer =
                callback(
                        created,
                        "?with_response=true",
                        "{\"type\":4,\"data\":{\"content\":\"Hello\",\"flags\":64}}");

        assertThat(answer.status()).isEqualTo(200);
        var about = answer.body().path("interaction");
        var message = answer.body().path("resource").path("message");
        assertThat(about.path("id")).isEqualTo(created.path("id"));
        assertThat(about.path("type").asInt()).isEqualTo(2);
        assertThat(about.path("response_message_id")).isEqualTo(message.path("id"));
        assertThat(about.path("response_message_ephemeral").asBoolean()).isTrue();
        assertThat(about.path("response_message_loading").asBoolean()).isFalse();
        assertThat(answer.body().path("resource").path("type").asInt()).isEqualTo(4);
        assertThat(message.path("content").asText()).isEqualTo("Hello");
        assertThat(interaction.state()).isEqualTo(Interaction.State.ANSWERED);
    }

    @Test
    void a_deferral_made_a_message_that_is_loading() throws Exception {
        scene.discord.interactions().command(scene.play());
        var created = gateway.awaitEvent("INTERACTION_CREATE").path("d");

        var answer = callback(created, "?with_response=true", "{\"type\":5}").body();

        assertThat(answer.path("interaction").path("response_message_loading").asBoolean())
                .isTrue();
        assertThat(answer.path("resource").path("type").asInt()).isEqualTo(5);
        assertThat(answer.path("resource").path("message").path("flags").asInt()).isEqualTo(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@original", "%40original"})
    void the_original_response_is_found_escaped_or_not(String name) throws Exception {
        var interaction = scene.discord.interactions().command(scene.play());
        callback(gateway.awaitEvent("INTERACTION_CREATE").path("d"), "", "{\"type\":5}");
        scene.discord.interactions().await(interaction, Until.ANSWERED, Duration.ofSeconds(5));
        var path = scene.webhook(interaction) + "/messages/" + name;

        assertThat(scene.rest.send("PATCH", path, "{\"content\":\"here\"}").status())
                .isEqualTo(200);
        assertThat(scene.rest.get(path).body().path("content").asText()).isEqualTo("here");
        assertThat(scene.rest.send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(scene.discord.violations().list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"users/@me", "users/%40me", "applications/%40me"})
    void the_bot_finds_itself_escaped_or_not(String path) throws Exception {
        var answer = scene.rest.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("id").asText())
                .isEqualTo(Long.toString(scene.discord.world().bot().id()));
    }

    @Test
    void the_endpoint_is_emptied_through_the_control_api() throws Exception {
        scene.endpoint(scene.bot.url());

        assertThat(scene.control.send("DELETE", "endpoint", "").status()).isEqualTo(204);

        assertThat(scene.control.get("state").body().path("endpoint").path("state").asText())
                .isEqualTo("none");
    }
}
