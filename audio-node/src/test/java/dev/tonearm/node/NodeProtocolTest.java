package dev.tonearm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.node.NodeClient.Answer;
import dev.tonearm.standin.music.LibraryTrack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lavalink v4 on the wire.
final class NodeProtocolTest {

    @TempDir static Path folder;
    private static SoundStage stage;
    private static final AtomicLong GUILDS = new AtomicLong(9_000);

    private long guild;
    private NodeClient client;

    @BeforeAll
    static void build() throws IOException {
        Path allowed = Files.createDirectory(folder.resolve("allowed"));
        stage =
                new SoundStage(
                        folder,
                        settings -> settings.withFolders(List.of(SoundStage.MUSIC, allowed)));
    }

    @AfterAll
    static void tearDown() {
        stage.close();
    }

    @BeforeEach
    void connect() {
        guild = GUILDS.incrementAndGet();
        client = new NodeClient(stage.node.uri());
    }

    @AfterEach
    void leave() {
        client.close();
    }

    @Test
    void a_missing_password_is_401_and_a_wrong_one_403_also_on_version() {
        for (String path : List.of("/version", "/v4/info", "/v4/stats", "/v4/nowhere")) {
            URI uri = stage.node.uri().resolve(path);
            assertThat(client.send(HttpRequest.newBuilder(uri).build()).status()).isEqualTo(401);
            Answer wrong =
                    client.send(HttpRequest.newBuilder(uri).header("Authorization", "no").build());
            assertThat(wrong.status()).isEqualTo(403);
            assertThat(wrong.body().get("status").asInt()).isEqualTo(403);
            assertThat(wrong.body().get("error").asText()).isEqualTo("Forbidden");
            assertThat(wrong.body().get("path").asText()).isEqualTo(path);
            assertThat(wrong.body().get("message").asText()).isNotEmpty();
            assertThat(wrong.body().get("timestamp").isNumber()).isTrue();
        }
    }

    @Test
    void a_websocket_with_a_wrong_password_or_without_user_id_is_refused() {
        URI address =
                URI.create(stage.node.uri().toString().replace("http", "ws") + "/v4/websocket");
        HttpClient http = HttpClient.newHttpClient();
        Assertions.assertThatThrownBy(() ->
                        http.newWebSocketBuilder()
                                .header("Authorization", "no")
                                .header("User-Id", "1")
                                .buildAsync(address, new WebSocket.Listener() {})
                                .join())
                .isInstanceOf(CompletionException.class)
                .hasStackTraceContaining("status code 401");
        Assertions.assertThatThrownBy(() ->
                        http.newWebSocketBuilder()
                                .header("Authorization", NodeClient.PASSWORD)
                                .buildAsync(address, new WebSocket.Listener() {})
                                .join())
                .isInstanceOf(CompletionException.class)
                .hasStackTraceContaining("status code 400");
    }

    @Test
    void info_tells_the_truth_about_sources_and_filters() {
        JsonNode info = client.get("/v4/info").body();
        assertThat(info.at("/version/major").asInt()).isEqualTo(4);
        assertThat(info.get("sourceManagers"))
                .extracting(JsonNode::asText)
                .contains("http", "local");
        assertThat(info.get("filters"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "volume",
                        "equalizer",
                        "karaoke",
                        "timescale",
                        "tremolo",
                        "vibrato",
                        "distortion",
                        "rotation",
                        "channelMix",
                        "lowPass");
        assertThat(client.get("/v4/stats").body().get("frameStats").isNull()).isTrue();
    }

    @Test
    void stats_come_at_once_after_ready() {
        JsonNode stats = client.await("stats", "");
        assertThat(stats.at("/memory/used").asLong()).isPositive();
        assertThat(stats.at("/cpu/cores").asInt()).isPositive();
        assertThat(stats.has("playingPlayers")).isTrue();
    }

    @Test
    void an_http_track_is_loaded_with_everything_a_client_needs() {
        LibraryTrack piece = stage.piece(0);
        JsonNode result = client.load(stage.url(piece)).body();
        assertThat(result.get("loadType").asText()).isEqualTo("track");
        JsonNode info = result.at("/data/info");
        assertThat(info.get("length").asLong()).isEqualTo(piece.lengthMs());
        assertThat(info.get("isSeekable").asBoolean()).isTrue();
        assertThat(info.get("isStream").asBoolean()).isFalse();
        assertThat(info.get("sourceName").asText()).isEqualTo("http");
        assertThat(info.get("uri").asText()).isEqualTo(stage.url(piece));
        assertThat(info.has("artworkUrl")).isTrue();
        assertThat(info.has("isrc")).isTrue();
        assertThat(result.at("/data/pluginInfo").isObject()).isTrue();
        assertThat(result.at("/data/userData").isObject()).isTrue();
        String encoded = result.at("/data/encoded").asText();
        JsonNode decoded =
                client.get("/v4/decodetrack?encodedTrack=" + NodeClient.escape(encoded)).body();
        assertThat(decoded).isEqualTo(result.get("data"));
        JsonNode several = client.post("/v4/decodetracks", "[\"" + encoded + "\"]").body();
        assertThat(several).hasSize(1);
        assertThat(several.get(0)).isEqualTo(decoded);
    }

    @Test
    void a_search_of_the_catalogue_names_titles_and_artists() {
        JsonNode result = client.load("tonearmsearch:paper lanterns").body();
        assertThat(result.get("loadType").asText()).isEqualTo("search");
        assertThat(result.get("data"))
                .extracting(track -> track.at("/info/title").asText())
                .containsExactly("Rain on Glass", "First Light");
        assertThat(client.load("tonearmsearch:no such piece").body().get("loadType").asText())
                .isEqualTo("empty");
    }

    @Test
    void local_files_are_played_below_the_allowed_folders_only() throws Exception {
        Path inside = stage.library.folder().resolve(stage.piece(0).file());
        Path outside = Files.copy(inside, folder.resolve("outside.wav"));
        Path link = Files.createSymbolicLink(folder.resolve("allowed/link.wav"), outside);
        assertThat(client.load(inside.toString()).body().get("loadType").asText())
                .isEqualTo("track");
        assertThat(client.load(outside.toString()).body().get("loadType").asText())
                .isEqualTo("empty");
        assertThat(client.load(link.toString()).body().get("loadType").asText()).isEqualTo("empty");
        Files.delete(link);
    }

    @Test
    void a_source_that_fails_is_an_error_result_with_status_200() {
        Answer answer = client.load("http://127.0.0.1:1/nothing.mp3");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("loadType").asText()).isEqualTo("error");
    }

    /// As Lavalink 4.2.2: whoever reads anything but the trace learns nothing.
    @Test
    void of_a_load_that_failed_only_the_stack_trace_says_why() {
        JsonNode failure = client.load("http://127.0.0.1:1/nothing.mp3").body().get("data");
        String words = "Something went wrong while looking up the track.";
        assertThat(failure.get("message").asText()).isEqualTo(words);
        assertThat(failure.get("severity").asText()).isEqualTo("fault");
        assertThat(failure.get("cause").asText())
                .isEqualTo("com.sedmelluq.discord.lavaplayer.tools.FriendlyException: " + words);
        assertThat(failure.get("causeStackTrace").asText())
                .startsWith(failure.get("cause").asText())
                .contains("Caused by: ")
                .contains("Connection refused");
    }

    @Test
    void unknown_identifiers_are_empty_and_missing_ones_400() {
        JsonNode empty = client.load("no such thing").body();
        assertThat(empty.get("loadType").asText()).isEqualTo("empty");
        // lavalink-client cannot read the empty object that Lavalink's documentation shows here.
        assertThat(empty.get("data").isNull()).isTrue();
        assertThat(client.get("/v4/loadtracks").status()).isEqualTo(400);
        assertThat(client.get("/v4/decodetrack?encodedTrack=@@@").status()).isEqualTo(400);
        assertThat(client.post("/v4/decodetracks", "[]").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"voice\":{\"token\":\"t\",\"endpoint\":\"127.0.0.1:1\",\"sessionId\":\"s\"}}",
                "{\"voice\":{\"token\":\"\",\"endpoint\":\"e\",\"sessionId\":\"s\",\"channelId\":\"1\"}}",
                "{\"endTime\":0}",
                "{\"volume\":\"loud\"}",
                "{\"filters\":null}",
                "{\"filters\":{\"timescale\":{\"speed\":\"fast\"}}}",
                "{\"filters\":{\"tremolo\":2}}",
                "{\"track\":{\"encoded\":\"a\",\"identifier\":\"b\"}}",
                "{\"track\":{\"identifier\":\"tonearmsearch:paper lanterns\"}}",
                "{\"track\":{\"identifier\":\"no such thing\"}}",
                "{\"track\":{\"encoded\":\"bm90IGEgdHJhY2s=\"}}",
                "not json",
                "[]"
            })
    void what_cannot_be_done_is_400_with_a_message(String body) {
        Answer answer = client.player(guild, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("message").asText()).isNotBlank();
        assertThat(answer.body().get("path").asText())
                .isEqualTo("/v4/sessions/" + client.session() + "/players/" + guild);
    }

    @Test
    void a_filter_that_cannot_be_read_is_named() {
        Answer answer = client.player(guild, "{\"filters\":{\"timescale\":{\"speed\":[]}}}");
        assertThat(answer.body().get("message").asText()).contains("timescale.speed");
    }

    @Test
    void an_equalizer_band_that_is_not_there_is_500() {
        assertThat(client.player(guild, "{\"filters\":{\"equalizer\":[{\"band\":15}]}}").status())
                .isEqualTo(500);
    }

    @Test
    void filters_stay_when_the_track_goes_and_are_replaced_as_a_whole() {
        client.player(guild, "{\"filters\":{\"timescale\":{\"speed\":1.5},\"rotation\":{}}}");
        client.player(guild, "{\"track\":{\"encoded\":null}}");
        assertThat(client.player(guild).body().get("filters"))
                .hasToString(
                        """
                        {"timescale":{"speed":1.5,"pitch":1.0,"rate":1.0},"rotation":{"rotationHz":0.0}}\
                        """);
        client.player(guild, "{\"filters\":{\"lowPass\":{\"smoothing\":2}}}");
        assertThat(client.player(guild).body().get("filters"))
                .hasToString("{\"lowPass\":{\"smoothing\":2.0}}");
    }

    @Test
    void a_voice_server_that_cannot_be_reached_is_500() {
        Answer answer =
                client.player(
                        guild,
                        """
                        {"voice":{"token":"t","endpoint":"127.0.0.1:1","sessionId":"s","channelId":"1"}}\
                        """);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().get("message").asText())
                .isEqualTo("Failed to connect to voice server");
    }

    @Test
    void unknown_sessions_and_players_are_404() {
        assertThat(client.get("/v4/sessions/nobody/players").status()).isEqualTo(404);
        assertThat(client.player(guild).status()).isEqualTo(404);
        assertThat(client.get("/v4/sessions/" + client.session() + "/players").body()).isEmpty();
    }

    @Test
    void a_player_is_made_shown_and_destroyed() {
        Answer made = client.player(guild, "{\"volume\":1500,\"paused\":true}");
        assertThat(made.body().get("guildId").asText()).isEqualTo(Long.toString(guild));
        assertThat(made.body().get("volume").asInt()).isEqualTo(1000);
        assertThat(made.body().get("paused").asBoolean()).isTrue();
        assertThat(made.body().get("track").isNull()).isTrue();
        assertThat(made.body().at("/state/connected").asBoolean()).isFalse();
        assertThat(made.body().at("/state/ping").asInt()).isEqualTo(-1);
        assertThat(made.body().at("/voice/token").asText()).isEmpty();
        String path = "/v4/sessions/" + client.session() + "/players/" + guild;
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertThat(client.player(guild).status()).isEqualTo(404);
    }

    @Test
    void no_replace_leaves_what_plays() {
        String first = client.load(stage.url(stage.piece(0))).body().at("/data/encoded").asText();
        String second = client.load(stage.url(stage.piece(1))).body().at("/data/encoded").asText();
        client.player(guild, "{\"track\":{\"encoded\":\"" + first + "\"}}");
        Answer answer =
                client.patch(
                        "/v4/sessions/"
                                + client.session()
                                + "/players/"
                                + guild
                                + "?noReplace=true",
                        "{\"track\":{\"encoded\":\"" + second + "\"},\"paused\":true}");
        assertThat(answer.body().at("/track/encoded").asText()).isEqualTo(first);
        assertThat(answer.body().get("paused").asBoolean()).isFalse();
    }

    @Test
    void a_new_track_unpauses_unless_told_otherwise() {
        String track = client.load(stage.url(stage.piece(0))).body().at("/data/encoded").asText();
        client.player(guild, "{\"paused\":true}");
        String play = "{\"track\":{\"encoded\":\"" + track + "\"}";
        assertThat(client.player(guild, play + "}").body().get("paused").asBoolean()).isFalse();
        assertThat(
                        client.player(guild, play + ",\"paused\":true}")
                                .body()
                                .get("paused")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void the_music_goes_on_while_a_resumable_session_is_away_and_events_are_replayed() {
        client.patch("/v4/sessions/" + client.session(), "{\"resuming\":true,\"timeout\":30}");
        VoiceGrant grant = stage.invite(guild);
        client.player(
                guild,
                """
                {"track":{"identifier":"%s","userData":{"entry":"e7"}},"endTime":1500,"voice":%s}\
                """
                        .formatted(stage.url(stage.piece(0)), stage.voiceJson(grant)));
        client.event("TrackStartEvent");
        String session = client.session();
        client.drop();
        await().until(() -> client.get("/v4/sessions/" + session + "/players").status() == 404);
        await().until(() ->
                stage.voice.ear(guild).silentFor().orElse(Duration.ZERO).toMillis() > 300);
        try (NodeClient back = new NodeClient(stage.node.uri(), Optional.of(session))) {
            assertThat(back.isResumed()).isTrue();
            assertThat(back.session()).isEqualTo(session);
            JsonNode end = back.event("TrackEndEvent");
            assertThat(end.get("reason").asText()).isEqualTo("finished");
            assertThat(end.at("/track/userData/entry").asText()).isEqualTo("e7");
            assertThat(back.await("playerUpdate", "").get("guildId").asText())
                    .isEqualTo(Long.toString(guild));
            assertThat(back.player(guild).status()).isEqualTo(200);
        }
    }

    @Test
    void a_session_whose_socket_is_still_open_cannot_be_resumed() {
        client.patch("/v4/sessions/" + client.session(), "{\"resuming\":true}");
        try (NodeClient other = new NodeClient(stage.node.uri(), Optional.of(client.session()))) {
            assertThat(other.isResumed()).isFalse();
            assertThat(other.session()).isNotEqualTo(client.session());
        }
    }

    @Test
    void a_session_that_is_not_resumable_or_timed_out_is_gone_with_its_players() {
        client.patch("/v4/sessions/" + client.session(), "{\"resuming\":true,\"timeout\":0}");
        VoiceGrant grant = stage.invite(guild);
        client.player(guild, "{\"voice\":" + stage.voiceJson(grant) + "}");
        await().until(() -> stage.voice.isConnected(guild));
        String session = client.session();
        client.drop();
        await().until(() -> !stage.voice.isConnected(guild));
        try (NodeClient back = new NodeClient(stage.node.uri(), Optional.of(session))) {
            assertThat(back.isResumed()).isFalse();
        }
    }

    /// Those of Lavalink 4.2, which operators' rules are about.
    @Test
    void metrics_need_no_password_and_have_lavalinks_names() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(stage.node.uri().resolve("/metrics")).build();

        HttpResponse<String> answer;
        try (HttpClient anybody = HttpClient.newHttpClient()) {
            answer = anybody.send(request, HttpResponse.BodyHandlers.ofString());
        }

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "# TYPE lavalink_players_total gauge",
                        "lavalink_playing_players_total ",
                        "lavalink_uptime_milliseconds ",
                        "lavalink_memory_free_bytes ",
                        "lavalink_memory_used_bytes ",
                        "lavalink_memory_allocated_bytes ",
                        "lavalink_memory_reservable_bytes ",
                        "lavalink_cpu_cores ",
                        "lavalink_cpu_system_load_percentage ",
                        "lavalink_cpu_lavalink_load_percentage ");
    }
}
