package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.Overwrite;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people write in channels: who may, what the bot is told of it, and what it reads later.
final class SayingTest {

    private static final long MESSAGES = 1 + (1 << 9);
    private static final long CONTENT = 1 << 15;

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
    void without_the_intent_a_message_comes_without_what_it_says() throws Exception {
        try (var gateway = identified(MESSAGES)) {
            says("play so what");

            var message = gateway.awaitEvent("MESSAGE_CREATE").path("d");
            assertThat(message.path("content").asText("?")).isEmpty();
            assertThat(message.at("/author/id").asText()).isEqualTo(id(scene.ada.id()));
            assertThat(message.at("/member/roles").isArray()).isTrue();
            assertThat(message.path("guild_id").asText()).isEqualTo(id(scene.guild.id()));
        }
    }

    @Test
    void a_mention_of_the_bot_is_read_without_the_intent() throws Exception {
        try (var gateway = identified(MESSAGES)) {
            says("<@" + id(scene.discord.world().bot().id()) + "> play so what");
            assertThat(gateway.awaitEvent("MESSAGE_CREATE").path("d").path("content").asText())
                    .contains("so what");
        }
    }

    @Test
    void with_the_intent_the_bot_reads_what_is_written() throws Exception {
        scene.control.send("PATCH", "settings", "{\"privilegedIntents\": " + CONTENT + "}");
        try (var gateway = identified(MESSAGES + CONTENT)) {
            says("play so what");
            assertThat(gateway.awaitEvent("MESSAGE_CREATE").path("d").path("content").asText())
                    .isEqualTo("play so what");
        }
        var application = scene.rest.get("applications/@me").body();
        assertThat(application.path("flags").asInt()).isEqualTo(1 << 19);
    }

    @Test
    void an_app_that_has_not_enabled_the_intent_is_turned_away() throws Exception {
        try (var gateway = new GatewayClient(scene.discord)) {
            gateway.identify(0, 1, MESSAGES + CONTENT);
            assertThat(gateway.awaitClose()).isEqualTo(4014);
        }
    }

    @Test
    void the_bot_hears_nothing_of_a_channel_that_it_cannot_see() throws Exception {
        denyBot(Permission.VIEW_CHANNEL);
        try (var gateway = identified(MESSAGES)) {
            says("nobody hears this");
            scene.discord.world().createChannel(scene.guild.id(), "later", scene.text.kind());
            assertThat(gateway.await(frame -> frame.path("s").asLong() > 2).path("t").asText())
                    .isEqualTo("CHANNEL_CREATE");
        }
    }

    @Test
    void history_is_read_in_pages() throws Exception {
        var ids = IntStream.range(0, 6).mapToObj(i -> says("message " + i)).toList();
        assertThat(history("?limit=2")).containsExactly(ids.get(5), ids.get(4));
        assertThat(history("?after=" + ids.get(1) + "&limit=2"))
                .containsExactly(ids.get(3), ids.get(2));
        assertThat(history("?before=" + ids.get(2))).containsExactly(ids.get(1), ids.get(0));
        assertThat(history("?around=" + ids.get(3) + "&limit=3"))
                .containsExactly(ids.get(4), ids.get(3), ids.get(2));
        assertThat(scene.rest.get(path() + "?limit=101").status()).isEqualTo(400);
        var channel = scene.rest.get("channels/" + id(scene.text.id())).body();
        assertThat(channel.path("last_message_id").asText()).isEqualTo(ids.getLast());
    }

    @Test
    void history_is_empty_of_words_without_the_intent_and_of_messages_without_the_permission()
            throws Exception {
        says("play so what");
        var message = scene.rest.get(path()).body().path(0);
        assertThat(message.path("content").asText("?")).isEmpty();

        denyBot(Permission.READ_MESSAGE_HISTORY);
        var nothing = scene.rest.get(path());
        assertThat(nothing.status()).isEqualTo(200);
        assertThat(nothing.body()).isEmpty();
    }

    @Test
    void many_messages_are_deleted_at_once_by_who_may() throws Exception {
        var ids = List.of(says("one"), says("two"));
        var body = "{\"messages\": [\"%s\", \"%s\"]}".formatted(ids.get(0), ids.get(1));
        assertThat(scene.rest.send("POST", path() + "/bulk-delete", body).status()).isEqualTo(403);
        allowBot(Permission.MANAGE_MESSAGES);
        assertThat(scene.rest.send("POST", path() + "/bulk-delete", body).status()).isEqualTo(204);
        assertThat(history("")).isEmpty();
    }

    @Test
    void who_may_not_write_is_held_back() throws Exception {
        deny(scene.ben.id(), Permission.SEND_MESSAGES);
        var refused = say(scene.ben.id(), "hello");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("error").asText()).contains("may not write");
        assertThat(say(scene.ada.id(), "").status()).isEqualTo(409);
        assertThat(say(scene.ada.id(), "x".repeat(2_001)).status()).isEqualTo(409);
    }

    @Test
    void only_moderators_delete_what_others_wrote() throws Exception {
        var message = says("hello");
        var asBen = path() + "/" + message + "?as=" + id(scene.ben.id());
        assertThat(scene.control.send("DELETE", asBen, "").status()).isEqualTo(409);
        var asAda = path() + "/" + message + "?as=" + id(scene.ada.id());
        assertThat(scene.control.send("DELETE", asAda, "").status()).isEqualTo(204);
    }

    @Test
    void a_message_pings_only_whom_it_may() throws Exception {
        var roles = scene.discord.world().roles();
        var dj = roles.create(scene.guild.id(), new Role.Change("DJ", 0L, 0, true));
        var text = "<@%s> <@&%s> @everyone".formatted(id(scene.ben.id()), id(dj.id()));
        var quiet = send(text, "{\"parse\": []}");
        assertThat(quiet.path("mentions")).isEmpty();
        assertThat(quiet.path("mention_roles")).isEmpty();
        assertThat(quiet.path("mention_everyone").asBoolean()).isFalse();

        var loud = send(text, "{\"parse\": [\"users\", \"roles\", \"everyone\"]}");
        assertThat(loud.at("/mentions/0/id").asText()).isEqualTo(id(scene.ben.id()));
        assertThat(loud.path("mention_roles")).hasSize(1);
        // The bot may not mention everyone here.
        assertThat(loud.path("mention_everyone").asBoolean()).isFalse();
    }

    @Test
    void a_role_that_is_deleted_is_taken_from_who_had_it() throws Exception {
        var made =
                scene.control
                        .send(
                                "POST",
                                "guilds/" + id(scene.guild.id()) + "/roles",
                                "{\"name\": \"DJ\", \"color\": 255, \"mentionable\": true}")
                        .body();
        assertThat(made.path("color").asInt()).isEqualTo(255);
        var role = Long.parseLong(made.path("id").asText());
        scene.discord.world().putMember(scene.guild.id(), scene.ben.id(), List.of(role), null);
        try (var gateway = identified(MESSAGES)) {
            scene.control.send(
                    "DELETE", "guilds/" + id(scene.guild.id()) + "/roles/" + id(role), "");
            assertThat(gateway.awaitEvent("GUILD_ROLE_DELETE").path("d").path("role_id").asText())
                    .isEqualTo(id(role));
        }
        assertThat(scene.guild.member(scene.ben.id()).orElseThrow().roles()).isEmpty();
    }

    private GatewayClient identified(long intents) throws Exception {
        var gateway = new GatewayClient(scene.discord);
        gateway.identify(0, 1, intents);
        var _ = gateway.awaitEvent("GUILD_CREATE");
        return gateway;
    }

    private JsonNode send(String text, String allowed) throws Exception {
        return scene.rest
                .send(
                        "POST",
                        path(),
                        "{\"content\": \"%s\", \"allowed_mentions\": %s}".formatted(text, allowed))
                .body();
    }

    private String says(String text) {
        try {
            return say(scene.ada.id(), text).body().path("id").asText();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private RestClient.Result say(long user, String text) throws IOException, InterruptedException {
        var body = Json.object().put("user", id(user)).put("content", text);
        return scene.control.send("POST", path(), body.toString());
    }

    private List<String> history(String query) throws Exception {
        var list = new ArrayList<String>();
        scene.rest.get(path() + query).body().forEach(each -> list.add(each.path("id").asText()));
        return list;
    }

    private String path() {
        return "channels/" + id(scene.text.id()) + "/messages";
    }

    private void allowBot(Permission permission) {
        overwrite(scene.discord.world().bot().id(), permission.bit(), 0);
    }

    private void denyBot(Permission permission) {
        deny(scene.discord.world().bot().id(), permission);
    }

    private void deny(long who, Permission permission) {
        overwrite(who, 0, permission.bit());
    }

    private void overwrite(long who, long allow, long deny) {
        scene.discord
                .world()
                .changeChannel(
                        scene.text.id(),
                        channel -> channel.withOverwrite(new Overwrite(who, false, allow, deny)));
    }

    private static String id(long snowflake) {
        return Json.id(snowflake);
    }
}
