package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A bot that asks for what Discord has and this one does not is told so, and is not blamed.
final class UnsimulatedTest {

    private Scene scene;

    @BeforeEach
    void open() throws Exception {
        scene = new Scene();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, guilds/1/emojis, GET /guilds/{guild_id}/emojis",
        "PUT, channels/1/messages/2/reactions/%F0%9F%8E%B5/%40me,"
                + " PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me",
        "GET, users/@me/connections, GET /users/@me/connections",
        "POST, channels/1/threads, POST /channels/{channel_id}/threads"
    })
    void a_real_route_is_not_simulated(String method, String path, String route) throws Exception {
        var answer = scene.rest.send(method, path, "");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.body().path("message").asText()).isEqualTo("501: Not Simulated");
        assertThat(scene.discord.violations().list()).isEmpty();
        var listed = scene.control.get("state").body().path("unsimulated");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("what").asText()).isEqualTo(route);
        assertThat(listed.get(0).path("times").asInt()).isEqualTo(1);
    }

    @Test
    void the_version_before_is_real_too() throws Exception {
        var old = RestClient.withHeaders(scene.discord.api().replace("/v10/", "/v9/"), Map.of());

        assertThat(old.get("gateway").status()).isEqualTo(501);
    }

    @ParameterizedTest
    @CsvSource({"GET, guilds/1/jukebox", "PUT, gateway", "GET, channels"})
    void what_discord_does_not_have_is_a_violation(String method, String path) throws Exception {
        assertThat(scene.rest.send(method, path, "").status()).isEqualTo(404);
        assertThat(scene.discord.violations().rules()).containsExactly("rest.not-found");
        assertThat(scene.control.get("state").body().path("unsimulated")).isEmpty();
    }
}
