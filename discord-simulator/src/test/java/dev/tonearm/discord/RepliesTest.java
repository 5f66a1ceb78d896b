package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Messages.Stored;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.Role;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A message that answers another one by `message_reference`.
final class RepliesTest {

    private Scene scene;
    private Stored question;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene();
        question =
                scene.discord
                        .messages()
                        .add(
                                scene.text,
                                scene.ada.id(),
                                0,
                                Json.object().put("content", "what is playing?"),
                                0,
                                null,
                                Json.object());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private RestClient.Result reply(ObjectNode reference) throws IOException, InterruptedException {
        var body = Json.object().put("content", "So What").set("message_reference", reference);
        return scene.rest.send(
                "POST", "channels/" + scene.text.id() + "/messages", body.toString());
    }

    private ObjectNode reference(long message) {
        return Json.object().put("message_id", Long.toString(message));
    }

    @Test
    void a_reply_names_and_shows_what_it_answers() throws Exception {
        var message = reply(reference(question.id())).body();

        assertThat(message.path("type").asInt()).isEqualTo(19);
        assertThat(message.path("message_reference").path("message_id").asText())
                .isEqualTo(Long.toString(question.id()));
        assertThat(message.path("message_reference").path("guild_id").asText())
                .isEqualTo(Long.toString(scene.guild.id()));
        assertThat(message.path("referenced_message").path("content").asText())
                .isEqualTo("what is playing?");
        assertThat(scene.discord.violations().list()).isEmpty();
    }

    @Test
    void a_reply_to_what_is_gone_is_refused_unless_the_bot_does_not_mind() throws Exception {
        scene.discord.messages().delete(question);

        var refused = reply(reference(question.id()));
        var posted = reply(reference(question.id()).put("fail_if_not_exists", false));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/message_reference/_errors/0/code").asText())
                .isEqualTo("REPLIES_UNKNOWN_MESSAGE");
        assertThat(posted.body().path("type").asInt()).isZero();
        assertThat(posted.body().has("message_reference")).isFalse();
        assertThat(scene.discord.violations().list()).isEmpty();
    }

    @Test
    void who_may_not_read_the_history_may_not_answer_it() throws Exception {
        scene.discord
                .world()
                .roles()
                .change(
                        scene.guild.id(),
                        scene.guild.id(),
                        new Role.Change(
                                null,
                                Permission.EVERYONE & ~Permission.READ_MESSAGE_HISTORY.bit(),
                                null,
                                null));
        scene.discord
                .world()
                .putMember(scene.guild.id(), scene.discord.world().bot().id(), List.of(), null);

        assertThat(reply(reference(question.id())).status()).isEqualTo(403);
    }

    @Test
    void another_channel_and_nonsense_are_violations() throws Exception {
        var elsewhere = reply(reference(question.id()).put("channel_id", "1"));
        var nonsense = reply(Json.object().put("message_id", "the one above"));

        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(nonsense.status()).isEqualTo(400);
        assertThat(scene.discord.violations().rules()).containsExactly("rest.body", "rest.body");
    }

    @Test
    void forwarding_is_not_simulated() throws Exception {
        assertThat(reply(reference(question.id()).put("type", 1)).status()).isEqualTo(501);
        assertThat(scene.discord.violations().list()).isEmpty();
        assertThat(scene.discord.unsimulated().json()).hasSize(1);
    }
}
