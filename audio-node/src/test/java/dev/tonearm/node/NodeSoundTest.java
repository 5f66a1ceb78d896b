package dev.tonearm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.VoiceEnd;
import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.discord.voice.Course;
import dev.tonearm.node.filter.FilterKind;
import dev.tonearm.standin.music.LibraryTrack;
import dev.tonearm.standin.rtp.EncryptionMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is asked of the node over HTTP is what is heard at the voice server.
final class NodeSoundTest {

    private static final String NIGHTCORE = "{\"timescale\":{\"speed\":1.25,\"pitch\":1.25}}";

    @TempDir static Path folder;
    private static SoundStage stage;
    private static final AtomicLong GUILDS = new AtomicLong(5_000);

    private long guild;
    private VoiceGrant grant;
    private NodeClient client;

    @BeforeAll
    static void build() {
        stage = new SoundStage(folder, settings -> settings);
    }

    @AfterAll
    static void tearDown() {
        stage.close();
    }

    @BeforeEach
    void join() {
        guild = GUILDS.incrementAndGet();
        grant = stage.invite(guild);
        client = new NodeClient(stage.node.uri());
    }

    @AfterEach
    void leave() {
        client.close();
        stage.voice.change(settings -> settings.withModes(List.of(EncryptionMode.values())));
        assertThat(stage.voice.violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_piece_that_is_asked_for_is_the_piece_that_is_heard(EncryptionMode mode) {
        stage.voice.change(settings -> settings.withModes(List.of(mode)));
        play(stage.piece(7), "");
        assertHeard(stage.piece(7));
    }

    @Test
    void a_new_track_replaces_the_old_one() {
        play(stage.piece(0), "");
        assertHeard(stage.piece(0));
        play(stage.piece(3), "");
        assertThat(client.event("TrackEndEvent").get("reason").asText()).isEqualTo("replaced");
        assertHeard(stage.piece(3));
    }

    @Test
    void pause_is_silent_and_resume_goes_on_where_it_was() {
        play(stage.piece(1), "");
        assertHeard(stage.piece(1));
        client.player(guild, "{\"paused\":true}");
        await().until(() -> stage.rms(guild, 400) < 0.0005);
        long position = position();
        await().during(Duration.ofMillis(300)).until(() -> position() == position);
        client.player(guild, "{\"paused\":false}");
        assertHeard(stage.piece(1));
        assertThat(position()).isGreaterThan(position);
    }

    @Test
    void seek_moves_the_position_and_the_music_goes_on() {
        play(stage.piece(2), "");
        assertHeard(stage.piece(2));
        JsonNode player = client.player(guild, "{\"position\":30000}").body();
        assertThat(player.at("/state/position").asLong()).isBetween(29_900L, 31_000L);
        await().until(() -> position() > 30_500);
        assertHeard(stage.piece(2));
    }

    @Test
    void volume_scales_what_is_heard() {
        play(stage.piece(0), "");
        assertHeard(stage.piece(0));
        double full = fullLevel();
        JsonNode player = client.player(guild, "{\"volume\":25}").body();
        assertThat(player.get("volume").asInt()).isEqualTo(25);
        await().untilAsserted(() ->
                assertThat(stage.rms(guild, 500) / full).isCloseTo(0.25, within(0.08)));
    }

    @Test
    void a_filter_changes_the_sound_and_is_shown_on_the_player() {
        play(stage.piece(0), "");
        assertHeard(stage.piece(0));
        double full = fullLevel();
        JsonNode player = client.player(guild, "{\"filters\":{\"volume\":0.5}}").body();
        assertThat(player.at("/filters/volume").asDouble()).isEqualTo(0.5);
        await().untilAsserted(() ->
                assertThat(stage.rms(guild, 500) / full).isCloseTo(0.5, within(0.12)));
        assertThat(client.player(guild, "{\"filters\":{}}").body().get("filters")).isEmpty();
    }

    @Test
    void pitch_and_speed_are_heard_and_stay_over_tracks_and_moves() {
        play(stage.piece(0), ",\"filters\":" + NIGHTCORE);
        assertHeard(stage.piece(0), 1.25);
        play(stage.piece(1), "");
        assertHeard(stage.piece(1), 1.25);
        VoiceGrant moved =
                new VoiceGrant(guild, 78, NodeClient.BOT, grant.session(), "other", false);
        stage.voice.closed(grant, VoiceEnd.MOVED);
        stage.voice.opened(moved);
        client.player(guild, "{\"voice\":" + stage.voiceJson(moved) + "}");
        await().until(() -> stage.voice.heard(guild).path("channelId").asText().equals("78"));
        assertHeard(stage.piece(1), 1.25);
        client.player(guild, "{\"filters\":{}}");
        assertHeard(stage.piece(1));
    }

    @Test
    void a_faster_track_ends_sooner_and_reports_what_was_heard_of_it() {
        LibraryTrack piece = stage.piece(2);
        playOnce(piece, ",\"position\":" + (piece.lengthMs() - 20_000));
        assertHeard(piece);
        long begun = System.nanoTime();
        client.player(
                guild,
                "{\"position\":%d,\"filters\":{\"timescale\":{\"speed\":2}}}"
                        .formatted(piece.lengthMs() - 20_000));
        // Long before its end, which a slow machine might else be the first to see.
        await().until(() -> position() > piece.lengthMs() - 16_400);
        JsonNode end = client.event("TrackEndEvent");
        assertThat(end.get("reason").asText()).isEqualTo("finished");
        // Ten seconds of music and what was buffered, not twenty.
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(9_500), Duration.ofMillis(17_000));
    }

    @Test
    void a_value_that_a_filter_cannot_have_fails_the_track_that_plays() {
        play(stage.piece(0), "");
        assertHeard(stage.piece(0));
        NodeClient.Answer answer =
                client.player(guild, "{\"filters\":{\"tremolo\":{\"frequency\":-1}}}");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode failure = client.event("TrackExceptionEvent");
        assertThat(failure.at("/exception/severity").asText()).isEqualTo("fault");
        assertThat(failure.at("/exception/message").asText()).contains("went wrong");
        client.event("TrackEndEvent");
    }

    @Test
    void a_rotation_walks_between_the_sides() {
        play(stage.piece(0), ",\"filters\":{\"rotation\":{\"rotationHz\":0.5}}");
        assertHeard(stage.piece(0));
        await().untilAsserted(() -> {
            Course balance =
                    Course.ofBalance(
                            stage.voice.ear(guild).heard(Duration.ofSeconds(5)),
                            Duration.ofMillis(50));
            assertThat(balance.least()).isLessThan(-0.8);
            assertThat(balance.most()).isGreaterThan(0.8);
            assertThat(balance.hertz()).isCloseTo(0.5, within(0.05));
        });
    }

    @Test
    void a_node_without_a_filter_says_so_and_refuses_it() {
        Node poor =
                Node.start(
                        NodeSettings.defaults(NodeClient.PASSWORD)
                                .withoutFilters(Set.of(FilterKind.TIMESCALE, FilterKind.KARAOKE)));
        try (poor;
                NodeClient other = new NodeClient(poor.uri())) {
            assertThat(other.get("/v4/info").body().get("filters"))
                    .extracting(JsonNode::asText)
                    .doesNotContain("timescale", "karaoke")
                    .hasSize(8);
            NodeClient.Answer refused = other.player(guild, "{\"filters\":" + NIGHTCORE + "}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().get("message").asText())
                    .isEqualTo("Following filters are disabled in the config: timescale");
            assertThat(other.player(guild, "{\"filters\":{\"tremolo\":{}}}").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_track_starts_at_a_position_ends_at_an_end_time_and_keeps_its_user_data() {
        play(stage.piece(4), ",\"position\":20000,\"endTime\":20800");
        JsonNode start = client.event("TrackStartEvent");
        assertThat(start.at("/track/userData/entry").asText()).isEqualTo("e1");
        assertThat(start.get("guildId").asText()).isEqualTo(Long.toString(guild));
        JsonNode end = client.event("TrackEndEvent");
        assertThat(end.get("reason").asText()).isEqualTo("finished");
        assertThat(end.at("/track/userData/entry").asText()).isEqualTo("e1");
        assertThat(client.player(guild).body().get("track").isNull()).isTrue();
    }

    @Test
    void a_track_that_plays_to_its_end_is_finished() {
        LibraryTrack piece = stage.piece(6);
        playOnce(piece, ",\"position\":" + (piece.lengthMs() - 700));
        assertThat(client.event("TrackEndEvent").get("reason").asText()).isEqualTo("finished");
        await().until(() -> stage.rms(guild, 300) < 0.0005);
    }

    @Test
    void stopping_ends_the_track_and_the_sound() {
        play(stage.piece(5), "");
        assertHeard(stage.piece(5));
        client.player(guild, "{\"track\":{\"encoded\":null}}");
        assertThat(client.event("TrackEndEvent").get("reason").asText()).isEqualTo("stopped");
        await().until(() -> stage.rms(guild, 300) < 0.0005);
    }

    @Test
    void a_kick_reaches_the_bot_with_its_code() {
        play(stage.piece(0), "");
        assertHeard(stage.piece(0));
        stage.voice.closed(grant, VoiceEnd.DISCONNECTED);
        JsonNode closed = client.event("WebSocketClosedEvent");
        assertThat(closed.get("code").asInt()).isEqualTo(4014);
        assertThat(closed.get("byRemote").asBoolean()).isTrue();
        assertThat(client.player(guild).body().at("/state/connected").asBoolean()).isFalse();
    }

    @Test
    void a_voice_server_that_demands_dave_is_reported_as_4017() {
        stage.voice.change(settings -> settings.withEndToEndRequired(true));
        play(stage.piece(0), "");
        assertThat(client.event("WebSocketClosedEvent").get("code").asInt()).isEqualTo(4017);
        stage.voice.change(settings -> settings.withEndToEndRequired(false));
    }

    @Test
    void a_crashed_voice_server_is_resumed_without_the_bot() {
        play(stage.piece(3), "");
        assertHeard(stage.piece(3));
        stage.voice.close(guild, 4015, "Voice server crashed.");
        await().until(() -> stage.voice.heard(guild).get("resumes").asInt() == 1);
        assertHeard(stage.piece(3));
        assertThat(client.player(guild).body().at("/state/connected").asBoolean()).isTrue();
        assertThat(client.seen())
                .noneMatch(m -> m.path("type").asText().equals("WebSocketClosedEvent"));
    }

    @Test
    void a_move_to_another_channel_goes_on_with_the_new_token() {
        play(stage.piece(4), "");
        assertHeard(stage.piece(4));
        VoiceGrant moved =
                new VoiceGrant(guild, 78, NodeClient.BOT, grant.session(), "other", false);
        stage.voice.closed(grant, VoiceEnd.MOVED);
        stage.voice.opened(moved);
        client.player(guild, "{\"voice\":" + stage.voiceJson(moved) + "}");
        await().until(() -> stage.voice.isConnected(guild));
        stage.voice.ear(guild).forgetGaps();
        await().until(() -> stage.voice.heard(guild).path("channelId").asText().equals("78"));
        assertHeard(stage.piece(4));
    }

    /// Goes on for as long as anybody listens.
    private void play(LibraryTrack piece, String more) {
        play(stage.longer(piece), more);
    }

    private void playOnce(LibraryTrack piece, String more) {
        play(stage.url(piece), more);
    }

    private void play(String url, String more) {
        String body =
                """
                {"track":{"identifier":"%s","userData":{"entry":"e1"}},"voice":%s%s}\
                """
                        .formatted(url, stage.voiceJson(grant), more);
        NodeClient.Answer answer = client.player(guild, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/track/userData/entry").asText()).isEqualTo("e1");
    }

    private void assertHeard(LibraryTrack piece) {
        assertHeard(piece, 1);
    }

    private void assertHeard(LibraryTrack piece, double pitch) {
        double tone = piece.tone() * pitch;
        await().untilAsserted(() ->
                assertThat(stage.dominantHertz(guild)).isCloseTo(tone, within(tone * 0.015)));
        // Not just a moment of it: the whole last second is sound.
        await().until(() -> stage.rms(guild, 1_000) > 0.02);
    }

    /// The level once a whole second has been heard.
    private double fullLevel() {
        await().until(() -> stage.voice.ear(guild).packets() > 75);
        return stage.rms(guild, 1_000);
    }

    private long position() {
        return client.player(guild).body().at("/state/position").asLong();
    }
}
