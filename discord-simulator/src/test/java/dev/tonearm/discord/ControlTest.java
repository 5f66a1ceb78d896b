package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The control API, as `docs/simulator.md` describes it.
final class ControlTest {

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
    void the_state_says_what_a_page_needs_first() throws Exception {
        var state = scene.control.get("state").body();

        assertThat(state.path("apiUrl").asText()).isEqualTo(scene.discord.api());
        assertThat(state.path("publicKey").asText()).isEqualTo(scene.discord.publicKeyHex());
        assertThat(state.path("guilds")).hasSize(1);
        assertThat(state.path("endpoint").path("state").asText()).isEqualTo("saved");
        assertThat(state.path("settings").path("answerDeadlineMs").asInt()).isEqualTo(3_000);
    }

    @Test
    void a_guild_is_made_with_people_and_channels() throws Exception {
        var made =
                scene.control.send(
                        "POST",
                        "guilds",
                        "{\"name\":\"New\",\"members\":[\"%d\"],\"voice\":[\"a\",\"b\"],\"stage\":[\"s\"]}"
                                .formatted(scene.ada.id()));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("channels")).hasSize(4);
        assertThat(made.body().path("members")).hasSize(3);
    }

    @Test
    void a_thousand_guilds_are_made_at_once_with_listeners_in_voice() throws Exception {
        var made =
                scene.control.send("POST", "guilds/bulk", "{\"count\":1000}").body().path("guilds");

        assertThat(made).hasSize(1_000);
        var first = made.path(0);
        var guild = scene.discord.world().guild(first.path("id").asLong());
        assertThat(guild.peopleIn(first.path("voice").asLong())).isEqualTo(1);
    }

    @Test
    void people_move_through_voice_until_a_channel_is_full() throws Exception {
        scene.discord.world().changeChannel(scene.lounge.id(), channel -> channel.withUserLimit(1));
        var path = "guilds/" + scene.guild.id() + "/voice/";
        var join = "{\"channel\":\"" + scene.lounge.id() + "\",\"selfDeaf\":true}";

        var ben = scene.control.send("PUT", path + scene.ben.id(), join);
        var late = scene.discord.world().createUser("late");
        scene.discord.world().putMember(scene.guild.id(), late.id(), null, null);
        var refused = scene.control.send("PUT", path + late.id(), join);
        var left = scene.control.send("PUT", path + scene.ben.id(), "{\"channel\":null}");

        assertThat(ben.body().path("selfDeaf").asBoolean()).isTrue();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(left.status()).isEqualTo(204);
    }

    @Test
    void a_command_is_followed_to_its_first_answer() throws Exception {
        var sent =
                scene.control
                        .send(
                                "POST",
                                "interactions/command?until=answered",
                                "{\"guild\":\"%d\",\"channel\":\"%d\",\"user\":\"%d\",\"name\":\"play\",\"options\":{\"query\":\"x\"}}"
                                        .formatted(
                                                scene.guild.id(), scene.text.id(), scene.ada.id()))
                        .body();

        assertThat(sent.path("state").asText()).isEqualTo("deferred");
        assertThat(sent.path("firstAnswer").path("type").asInt()).isEqualTo(5);
        assertThat(sent.path("firstAnswer").path("ms").asDouble()).isPositive();
        var timings = scene.control.get("interactions/timings").body().path("timings");
        assertThat(timings).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signature",
                "otherKey",
                "body",
                "timestamp",
                "truncated",
                "extended",
                "notHex",
                "empty",
                "missingSignature",
                "missingTimestamp"
            })
    void a_forged_request_is_sent_as_asked(String tamper) throws Exception {
        var result =
                scene.control.send("POST", "interactions/raw", "{\"tamper\":\"" + tamper + "\"}");

        assertThat(result.body().path("status").asInt()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "upperCase"})
    void a_valid_request_is_sent_as_asked(String tamper) throws Exception {
        var result =
                scene.control.send("POST", "interactions/raw", "{\"tamper\":\"" + tamper + "\"}");

        assertThat(result.body().path("status").asInt()).isEqualTo(200);
        assertThat(result.body().path("body").asText()).isEqualTo("{\"type\":1}");
    }

    @Test
    void what_cannot_be_done_is_said() throws Exception {
        assertThat(scene.control.get("guilds/5").status()).isEqualTo(404);
        assertThat(scene.control.send("POST", "guilds", "{}").status()).isEqualTo(400);
        assertThat(scene.control.send("PATCH", "settings", "{\"nonsense\":1}").status())
                .isEqualTo(400);
        assertThat(
                        scene.control
                                .send("PATCH", "settings", "{\"shards\":4}")
                                .body()
                                .path("shards")
                                .asInt())
                .isEqualTo(4);
    }

    @Test
    void violations_are_listed_and_cleared() throws Exception {
        scene.rest.get("nowhere");
        var listed = scene.control.get("violations?rule=rest.").body();
        scene.control.send("DELETE", "violations", "");

        assertThat(listed.path("violations").path(0).path("rule").asText())
                .isEqualTo("rest.not-found");
        assertThat(scene.control.get("violations").body().path("total").asInt()).isZero();
    }

    @Test
    void what_happens_is_told_live_and_ephemeral_messages_only_to_their_user() throws Exception {
        try (var events =
                new EventReader(scene.discord.control() + "/events?user=" + scene.ben.id())) {
            events.awaitEvent("hello");
            scene.bot.answers("{\"type\":4,\"data\":{\"content\":\"for ada\",\"flags\":64}}");
            scene.played();
            scene.bot.answers("{\"type\":4,\"data\":{\"content\":\"for all\"}}");
            scene.played();

            assertThat(events.awaitEvent("message")).contains("for all").doesNotContain("for ada");
        }
    }

    @Test
    void who_follows_live_keeps_no_server_from_stopping() throws Exception {
        var threads = new QueuedThreadPool();
        threads.setStopTimeout(Duration.ofMinutes(10).toMillis());
        var server =
                Javalin.create(
                                config -> {
                                    config.jetty.threadPool = threads;
                                    scene.discord.register(config);
                                })
                        .start("127.0.0.1", 0);
        var url = "http://127.0.0.1:%d/control/events".formatted(server.port());
        try (var events = new EventReader(url)) {
            events.awaitEvent("hello");

            var stopping = Thread.ofVirtual().start(server::stop);

            await().until(() -> !stopping.isAlive());
        }
    }

    /// Reads Server-Sent Events line by line.
    private static final class EventReader implements AutoCloseable {

        private final HttpClient http = HttpClient.newHttpClient();
        private final BufferedReader lines;

        EventReader(String url) throws IOException, InterruptedException {
            var response =
                    http.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .header("Accept", "text/event-stream")
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /// The data of the next event of a type.
        String awaitEvent(String type) throws IOException {
            var wanted = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (wanted && line.startsWith("data:")) {
                    return line.substring(5);
                }
                wanted = line.startsWith("event:") ? line.substring(6).trim().equals(type) : wanted;
            }
            throw new AssertionError("the stream ended");
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}
