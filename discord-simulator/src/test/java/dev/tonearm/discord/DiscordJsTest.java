package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.discord.gateway.GatewayTrouble.Target;
import dev.tonearm.discord.interactions.Interaction;
import dev.tonearm.discord.interactions.Interaction.State;
import dev.tonearm.discord.interactions.Interaction.Until;
import dev.tonearm.discord.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A client that the simulator was not made for: a bot on discord.js, whose interactions come by
/// the gateway.
final class DiscordJsTest {

    private Scene scene;

    @BeforeAll
    static void install() throws Exception {
        NodeScript.install();
    }

    @BeforeEach
    void open() throws Exception {
        scene = new Scene();
        scene.discord.endpoint().forget();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private NodeScript login() throws Exception {
        var bot = new NodeScript(scene.discord, "bot.js");
        assertThat(bot.await("ready").path("guilds").asInt()).isEqualTo(1);
        return bot;
    }

    private void settled(Interaction interaction) {
        var settled =
                scene.discord
                        .interactions()
                        .await(interaction, Until.SETTLED, Duration.ofSeconds(10));
        assertThat(settled).as("failure: %s", interaction.failure()).isTrue();
    }

    @Test
    void a_command_is_deferred_and_edited_and_its_button_opens_a_modal() throws Exception {
        try (var bot = login()) {
            var command = scene.discord.interactions().command(scene.play());
            assertThat(bot.await("deferred").path("loading").asBoolean()).isTrue();
            settled(command);
            var message = Objects.requireNonNull(command.original());
            assertThat(bot.await("edited").path("message").asText())
                    .isEqualTo(message.message().path("id").asText());
            assertThat(message.message().path("content").asText())
                    .isEqualTo("You asked for so what");

            var click =
                    scene.discord
                            .interactions()
                            .component(
                                    scene.ada.id(),
                                    scene.text.id(),
                                    message.id(),
                                    "rename",
                                    List.of());
            settled(click);
            assertThat(click.modal()).isNotNull();
            var submit =
                    scene.discord
                            .interactions()
                            .modal(scene.ada.id(), click, Json.object().put("name", "Freddie"));
            settled(submit);

            var answered = bot.await("answered");
            assertThat(answered.path("ephemeral").asBoolean()).isTrue();
            var shown = Objects.requireNonNull(submit.original()).message();
            assertThat(shown.path("content").asText()).isEqualTo("Called Freddie");
            assertThat(submit.state()).isEqualTo(State.ANSWERED);
            assertThat(scene.discord.violations().list()).isEmpty();
        }
    }

    @Test
    void it_resumes_after_an_invalid_session_a_reconnect_and_a_dead_connection() throws Exception {
        try (var bot = login()) {
            scene.discord.trouble().invalidate(Target.ALL, true);
            bot.await("resumed");
            scene.discord.trouble().reconnect(Target.ALL);
            bot.await("resumed");
            scene.discord.trouble().drop(Target.ALL);
            scene.discord.world().changeGuild(scene.guild.id(), "Renamed meanwhile", null);
            assertThat(bot.await("guild").path("name").asText()).isEqualTo("Renamed meanwhile");

            assertThat(scene.discord.sessions().sessions()).hasSize(1);
            assertThat(scene.discord.violations().list()).isEmpty();
        }
    }

    @Test
    void what_a_person_says_is_replied_to() throws Exception {
        try (var _ = login()) {
            scene.control.send(
                    "POST",
                    "channels/" + scene.text.id() + "/messages",
                    "{\"user\":\"" + scene.ada.id() + "\",\"content\":\"hello\"}");

            await().until(() ->
                    scene.discord.messages().seenBy(null, scene.text.id(), 10).size() == 2);
            var reply = scene.discord.messages().seenBy(null, scene.text.id(), 10).getLast();
            assertThat(reply.path("referenced_message").path("content").asText())
                    .isEqualTo("hello");
            assertThat(scene.discord.violations().list()).isEmpty();
        }
    }

    @Test
    void a_stream_of_zstandard_is_read_by_somebody_elses_decoder() throws Exception {
        try (var reader = new NodeScript(scene.discord, "zstd.js")) {
            reader.await("READY");
            assertThat(reader.await("GUILD_CREATE").path("name").asText())
                    .isEqualTo("Listening Room");
        }
    }
}
