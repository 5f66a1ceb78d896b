package dev.tonearm.worker.audio.session;

import static dev.tonearm.worker.audio.session.AudioStage.GUILD;
import static dev.tonearm.worker.audio.session.AudioStage.playing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Track;
import dev.tonearm.standin.music.LibraryTrack;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.health.Figures;
import dev.tonearm.worker.telemetry.Telemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody changed behind the worker's back becomes what it should be.
@OnTheWire
final class AuditTest {
    private static final GuildId LEFT = new GuildId(7L << 22);

    @TempDir Path folder;
    private final Figures figures = new Figures();
    private AudioStage stage;
    private LavalinkNodes nodes;
    private LibraryTrack piece;

    @BeforeEach
    void play() {
        stage = new AudioStage(folder);
        nodes = stage.worker(new Telemetry(figures.registry(), OpenTelemetry.noop()));
        await().until(() -> nodes.ready() && !stage.sessions.isEmpty());
        piece = stage.piece(0);
        Track track = ((LoadResult.Single) nodes.load(stage.url(piece))).track();
        nodes.opened(GUILD, stage.invite("first"));
        nodes.reconcile(GUILD, playing(track, 1, Instant.now()));
        nodes.reconcile(LEFT, new DesiredPlayer.Absent());
        await().until(() -> stage.hears(piece));
    }

    @AfterEach
    void stop() {
        nodes.close();
        stage.close();
        figures.close();
    }

    @Test
    void what_is_as_it_should_be_is_left_alone() {
        nodes.audit();
        assertThat(figure("tonearm.node.mends")).isZero();
        assertThat(figure("tonearm.nodes.usable")).isOne();
        assertThat(figure("tonearm.node.players")).isOne();
        assertThat(figure("tonearm.node.fullest")).isEqualTo(1.0 / 500);
        assertThat(figure("tonearm.node.waiting")).isZero();
    }

    @Test
    void a_player_that_is_missing_is_made_again() {
        stage.tell("DELETE", "local", GUILD, "");
        nodes.audit();
        await().until(() -> stage.hears(piece));
        assertThat(figure("tonearm.node.mends")).isOne();
    }

    @Test
    void a_player_that_was_found_missing_begins_with_all_it_needs() {
        LibraryTrack next = stage.piece(1);
        Track track = ((LoadResult.Single) nodes.load(stage.url(next))).track();
        stage.tell("DELETE", "local", GUILD, "");
        assertThat(nodes.whereIs(GUILD, new EntryId(1))).isEqualTo(AudioNodes.Place.GONE);
        nodes.reconcile(GUILD, playing(track, 2, Instant.now()));
        await().until(() -> stage.hears(next));
    }

    @Test
    void a_player_that_is_wrong_is_corrected() {
        stage.tell("PATCH", "local", GUILD, "{\"paused\":true,\"volume\":3}");
        nodes.audit();
        await().until(() -> stage.hears(piece));
        assertThat(stage.tell("GET", "local", GUILD, "")).contains("\"volume\":100");
        assertThat(figure("tonearm.node.mends")).isOne();
    }

    @Test
    void a_player_that_should_not_be_is_destroyed() {
        stage.tell("PATCH", "local", LEFT, "{\"volume\":50}");
        assertThat(stage.nodesOf(LEFT)).isNotEmpty();
        nodes.audit();
        assertThat(stage.nodesOf(LEFT)).isEmpty();
        assertThat(stage.nodesOf(GUILD)).isNotEmpty();
        assertThat(figure("tonearm.node.mends")).isOne();
    }

    @Test
    void a_player_that_others_know_of_is_left_playing() {
        nodes.leaveAlone(LEFT);
        stage.tell("PATCH", "local", LEFT, "{\"volume\":50}");
        nodes.audit();
        assertThat(stage.nodesOf(LEFT)).isNotEmpty();
        assertThat(figure("tonearm.node.mends")).isZero();
    }

    private double figure(String name) {
        return figures.registry().get(name).meter().measure().iterator().next().getValue();
    }
}
