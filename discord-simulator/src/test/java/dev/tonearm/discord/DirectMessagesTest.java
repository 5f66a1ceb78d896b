package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a bot writes to a person alone.
final class DirectMessagesTest {
    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void asking_for_the_channel_twice_gives_the_same_one() throws Exception {
        var first = opened(scene.ada.id());

        assertThat(opened(scene.ada.id())).isEqualTo(first);
        assertThat(opened(scene.ben.id())).isNotEqualTo(first);
    }

    @Test
    void what_is_written_there_is_read_by_that_person_and_by_the_bot() throws Exception {
        var channel = opened(scene.ada.id());

        var written = say(channel, "{\"content\": \"hello\"}");

        assertThat(written.status()).isEqualTo(200);
        assertThat(written.body().has("guild_id")).isFalse();
        assertThat(
                        scene.control
                                .get("channels/" + channel + "/messages?as=" + scene.ada.id())
                                .body()
                                .findValuesAsText("content"))
                .contains("hello");
        assertThat(
                        scene.rest
                                .get("channels/" + channel + "/messages")
                                .body()
                                .findValuesAsText("content"))
                .contains("hello");
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void a_message_with_the_same_enforced_nonce_is_one() throws Exception {
        var channel = opened(scene.ada.id());
        var body = "{\"content\": \"once\", \"nonce\": \"n1\", \"enforce_nonce\": true}";

        var first = say(channel, body).body().path("id").asText();

        assertThat(say(channel, body).body().path("id").asText()).isEqualTo(first);
    }

    @Test
    void who_takes_none_is_not_written_to_and_that_is_no_fault_of_the_bot() throws Exception {
        var changed =
                scene.control.send(
                        "PATCH", "users/" + scene.ada.id(), "{\"directMessages\": false}");
        assertThat(changed.body().path("directMessages").asBoolean(true)).isFalse();
        var channel = opened(scene.ada.id());

        var refused = say(channel, "{\"content\": \"hello\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("code").asInt()).isEqualTo(50007);
        assertThat(scene.discord.violations().rules()).isEmpty();

        scene.control.send("PATCH", "users/" + scene.ada.id(), "{\"directMessages\": true}");
        assertThat(say(channel, "{\"content\": \"hello\"}").status()).isEqualTo(200);
    }

    @Test
    void a_stranger_is_not_written_to() throws Exception {
        var stranger = scene.discord.world().createUser("stranger");

        var refused = say(opened(stranger.id()), "{\"content\": \"hello\"}");

        assertThat(refused.body().path("code").asInt()).isEqualTo(50007);
    }

    @Test
    void somebody_who_is_nobody_is_a_broken_rule() throws Exception {
        var refused = scene.rest.send("POST", "users/@me/channels", "{\"recipient_id\": \"7\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("code").asInt()).isEqualTo(50033);
        assertThat(scene.discord.violations().rules()).containsExactly("rest.body");
    }

    private String opened(long user) throws Exception {
        var opened =
                scene.rest.send(
                        "POST", "users/@me/channels", "{\"recipient_id\": \"" + user + "\"}");
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.body().path("type").asInt()).isEqualTo(1);
        assertThat(opened.body().path("recipients").path(0).path("id").asText())
                .isEqualTo(Long.toString(user));
        return opened.body().path("id").asText();
    }

    private RestClient.Result say(String channel, String body) throws Exception {
        return scene.rest.send("POST", "channels/" + channel + "/messages", body);
    }
}
