package dev.tonearm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.node.NodeSettings.AudioMode;
import dev.tonearm.standin.music.LibraryTrack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that plays by the clock behaves like one with sound, without any.
final class ClockNodeTest {

    private static final String SPEED_2 = ",\"filters\":{\"timescale\":{\"speed\":2}}";

    private static final AtomicLong GUILDS = new AtomicLong(20_000);

    @TempDir static Path folder;
    private static SoundStage stage;

    private long guild;
    private VoiceGrant grant;
    private NodeClient client;

    @BeforeAll
    static void build() {
        stage =
                new SoundStage(
                        folder,
                        settings ->
                                settings.withAudio(AudioMode.CLOCK)
                                        .withPlayerUpdateInterval(Duration.ofMillis(100)));
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
        assertThat(stage.voice.violations()).isEmpty();
    }

    @Test
    void a_track_moves_and_ends_by_the_clock_and_nothing_is_sent() {
        LibraryTrack piece = stage.piece(0);
        play(piece, ",\"position\":" + (piece.lengthMs() - 800));
        JsonNode start = client.event("TrackStartEvent");
        assertThat(start.at("/track/info/title").asText()).isNotEmpty();
        await().until(() -> position() > piece.lengthMs() - 600);
        JsonNode end = client.event("TrackEndEvent");
        assertThat(end.get("reason").asText()).isEqualTo("finished");
        assertThat(end.at("/track/userData/entry").asText()).isEqualTo("e1");
        assertThat(stage.voice.isConnected(guild)).isTrue();
        assertThat(stage.voice.ear(guild).packets()).isZero();
    }

    @Test
    void an_end_time_ends_it_earlier_as_finished() {
        play(stage.piece(0), ",\"position\":1000,\"endTime\":1300");
        assertThat(client.event("TrackEndEvent").get("reason").asText()).isEqualTo("finished");
    }

    @Test
    void positions_are_reported_while_it_plays() {
        play(stage.piece(0), "");
        await().until(() -> position() > 0);
        long first = client.await("playerUpdate", "").at("/state/position").asLong();
        await().until(() ->
                client.await("playerUpdate", "").at("/state/position").asLong() > first + 200);
        assertThat(client.await("playerUpdate", "").at("/state/connected").asBoolean()).isTrue();
    }

    @Test
    void a_pause_holds_the_clock() {
        play(stage.piece(0), "");
        await().until(() -> position() > 100);
        client.player(guild, "{\"paused\":true}");
        long held = position();
        await().during(Duration.ofMillis(300)).until(() -> position() == held);
        client.player(guild, "{\"paused\":false}");
        await().until(() -> position() > held + 100);
    }

    @Test
    void without_voice_nothing_moves() {
        client.player(guild, "{\"track\":{\"identifier\":\"" + stage.url(stage.piece(0)) + "\"}}");
        await().during(Duration.ofMillis(300)).until(() -> position() == 0);
        client.player(guild, "{\"voice\":" + stage.voiceJson(grant) + "}");
        await().until(() -> position() > 0);
    }

    @Test
    void seeking_past_the_end_finishes_and_a_replaced_track_does_not_end_twice() {
        LibraryTrack piece = stage.piece(0);
        play(piece, ",\"position\":" + (piece.lengthMs() - 400));
        play(stage.piece(1), "");
        assertThat(client.event("TrackEndEvent").get("reason").asText()).isEqualTo("replaced");
        await().until(() -> position() > 500);
        client.player(guild, "{\"position\":99999999}");
        JsonNode end = client.event("TrackEndEvent");
        assertThat(end.get("reason").asText()).isEqualTo("finished");
        assertThat(end.at("/track/info/uri").asText()).isEqualTo(stage.url(stage.piece(1)));
    }

    @Test
    void a_faster_track_ends_sooner_and_reports_what_was_heard_of_it() {
        LibraryTrack piece = stage.piece(0);
        play(piece, ",\"position\":" + (piece.lengthMs() - 6_000) + SPEED_2);
        await().until(() -> position() > piece.lengthMs() - 5_000);
        long begun = System.nanoTime();
        JsonNode end = client.event("TrackEndEvent");
        assertThat(end.get("reason").asText()).isEqualTo("finished");
        // Two and a half seconds, not five.
        assertThat(System.nanoTime() - begun).isLessThan(Duration.ofMillis(4_500).toNanos());
    }

    @Test
    void a_change_of_speed_in_mid_track_leaves_the_reported_position_alone() {
        LibraryTrack piece = stage.piece(0);
        play(piece, ",\"position\":" + (piece.lengthMs() - 2_000));
        await().until(() -> position() > piece.lengthMs() - 1_600);
        long before = position();
        long after =
                client.player(guild, "{" + SPEED_2.substring(1) + "}")
                        .body()
                        .at("/state/position")
                        .asLong();
        assertThat(after - before).isBetween(0L, 150L);
        client.event("TrackEndEvent");
    }

    @Test
    void the_node_says_that_it_has_no_sound() {
        assertThat(client.get("/v4/info").body().get("plugins"))
                .extracting(plugin -> plugin.get("name").asText())
                .containsExactly("clock-audio-without-sound");
    }

    private void play(LibraryTrack piece, String more) {
        NodeClient.Answer answer =
                client.player(
                        guild,
                        """
                        {"track":{"identifier":"%s","userData":{"entry":"e1"}},"voice":%s%s}\
                        """
                                .formatted(stage.url(piece), stage.voiceJson(grant), more));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    private long position() {
        return client.player(guild).body().at("/state/position").asLong();
    }
}
