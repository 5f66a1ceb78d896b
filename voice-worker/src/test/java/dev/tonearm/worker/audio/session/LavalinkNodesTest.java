package dev.tonearm.worker.audio.session;

import static dev.tonearm.worker.audio.session.AudioStage.GUILD;
import static dev.tonearm.worker.audio.session.AudioStage.LOUNGE;
import static dev.tonearm.worker.audio.session.AudioStage.playing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Track;
import dev.tonearm.local.aws.FaultProxy;
import dev.tonearm.standin.music.LibraryTrack;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.audio.AudioNodes.Place;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.VoiceServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnTheWire
final class LavalinkNodesTest {

    @TempDir Path folder;
    private AudioStage stage;
    private LavalinkNodes nodes;
    private LibraryTrack piece;
    private Track track;

    @BeforeEach
    void start() {
        stage = new AudioStage(folder);
        nodes = stage.worker();
        await().until(nodes::ready);
        piece = stage.piece(0);
        track = load(stage.url(piece));
    }

    @AfterEach
    void stop() {
        nodes.close();
        stage.close();
    }

    @Test
    void what_should_play_is_heard() {
        nodes.opened(GUILD, stage.invite("first"));
        assertThat(nodes.reconcile(GUILD, playing(track, 1, Instant.now())))
                .isNotEqualTo(Reconciled.LATER);
        await().until(() -> stage.hears(piece));
        assertThat(stage.voice.violations()).isEmpty();
    }

    @Test
    void a_guild_that_waits_for_its_voice_server_is_beginning_until_its_node_has_it() {
        assertThat(nodes.beginning(0)).isFalse();
        nodes.reconcile(GUILD, playing(track, 1, Instant.now()));
        assertThat(nodes.beginning(0)).isTrue();
        nodes.opened(GUILD, stage.invite("first"));
        await().until(() -> !nodes.beginning(0));
        await().until(() -> stage.hears(piece));
    }

    @Test
    void what_is_true_already_is_not_asked_for() {
        nodes.opened(GUILD, stage.invite("first"));
        DesiredPlayer desired = playing(track, 1, Instant.now());
        nodes.reconcile(GUILD, desired);
        await().until(() -> stage.hears(piece));
        assertThat(nodes.reconcile(GUILD, desired)).isEqualTo(Reconciled.UNCHANGED);
    }

    @Test
    void the_end_of_a_track_names_its_entry() {
        nodes.opened(GUILD, stage.invite("first"));
        Instant nearlyOver = Instant.now().minus(Duration.ofMillis(track.lengthMillis() - 1_000));
        nodes.reconcile(GUILD, playing(track, 12, nearlyOver));
        await().until(() -> stage.reports.contains(new PlayerInput.TrackEnded(new EntryId(12))));
    }

    @Test
    void a_voice_server_that_no_node_can_connect_to_is_given_up_and_the_next_one_is_used() {
        VoiceServer good = stage.invite("first");
        VoiceServer nobody = new VoiceServer(LOUNGE, "127.0.0.1:1", "token", "session");
        nodes.opened(GUILD, nobody);
        nodes.reconcile(GUILD, playing(track, 1, Instant.now()));
        await().until(() -> stage.closures.contains(1006));
        nodes.opened(GUILD, good);
        await().until(() -> stage.hears(piece));
    }

    @Test
    void where_the_node_is_in_a_track_is_reported() {
        nodes.opened(GUILD, stage.invite("first"));
        nodes.reconcile(GUILD, playing(track, 5, Instant.now()));
        await().until(() ->
                stage.reports.stream()
                        .anyMatch(report ->
                                report instanceof PlayerInput.PositionReported at
                                        && at.entry().equals(new EntryId(5))
                                        && at.positionMillis() > 1_000));
    }

    @Test
    void a_node_says_where_it_is_in_an_entry_when_it_is_asked() {
        assertThat(nodes.whereIs(GUILD, new EntryId(5))).isEqualTo(Place.UNKNOWN);
        nodes.opened(GUILD, stage.invite("first"));
        nodes.reconcile(GUILD, playing(track, 5, Instant.now()));
        await().until(() -> stage.hears(piece));
        assertThat(nodes.whereIs(GUILD, new EntryId(5)))
                .isInstanceOfSatisfying(
                        Place.At.class, at -> assertThat(at.positionMillis()).isPositive());
        assertThat(nodes.whereIs(GUILD, new EntryId(6))).isEqualTo(Place.GONE);
        stage.restartNode();
        await().until(() -> !(nodes.whereIs(GUILD, new EntryId(5)) instanceof Place.Gone));
    }

    /// Lavalink says of it that it is finished; what went wrong it says by another thread, before
    /// or after that.
    @Test
    void a_track_that_breaks_off_in_the_middle_has_failed() {
        URI address = URI.create(stage.url(piece));
        try (FaultProxy media =
                FaultProxy.start()
                        .forwardTo(new InetSocketAddress(address.getHost(), address.getPort()))) {
            Track far = load("http://127.0.0.1:" + media.port() + address.getPath());
            nodes.opened(GUILD, stage.invite("first"));
            nodes.reconcile(GUILD, playing(far, 7, Instant.now()));
            await().until(() -> stage.hears(piece));
            media.cut();
            await().untilAsserted(() ->
                    assertThat(stage.reports.stream().filter(AudioStage::isEnd).toList())
                            .last()
                            .isInstanceOfSatisfying(
                                    PlayerInput.TrackFailed.class,
                                    failed -> {
                                        assertThat(failed.entry()).isEqualTo(new EntryId(7));
                                        assertThat(failed.detail()).isNotBlank();
                                    }));
        }
    }

    @Test
    void a_track_no_node_knows_has_failed() {
        Track unknown = new Track("QUJD", "Nothing", "", 60_000, "", "", false, true);
        nodes.reconcile(GUILD, playing(unknown, 3, Instant.now()));
        await().until(() ->
                stage.reports.contains(new PlayerInput.TrackFailed(new EntryId(3), "")));
    }

    @Test
    void the_music_goes_on_while_no_worker_is_there_and_the_next_one_disturbs_nothing() {
        nodes.opened(GUILD, stage.invite("first"));
        DesiredPlayer desired = playing(track, 1, Instant.now());
        nodes.reconcile(GUILD, desired);
        await().until(() -> stage.hears(piece));
        nodes.close();
        nodes = stage.worker();
        await().until(nodes::ready);
        assertThat(stage.voice.isConnected(GUILD.value())).isTrue();
        assertThat(nodes.reconcile(GUILD, desired)).isEqualTo(Reconciled.UNCHANGED);
        assertThat(stage.hears(piece)).isTrue();
        assertThat(stage.sessions).hasSize(1);
    }

    @Test
    void a_node_that_comes_back_empty_plays_on_from_where_it_should_be() {
        nodes.opened(GUILD, stage.invite("first"));
        nodes.reconcile(GUILD, playing(track, 1, Instant.now()));
        await().until(() -> stage.hears(piece));
        stage.restartNode();
        await().until(() -> stage.voice.isConnected(GUILD.value()) && stage.hears(piece));
    }

    @Test
    void a_voice_connection_that_was_closed_is_told_and_the_player_stays() {
        nodes.opened(GUILD, stage.invite("first"));
        nodes.reconcile(GUILD, playing(track, 1, Instant.now()));
        await().until(() -> stage.hears(piece));
        // On this code lavalink-client destroys the player by itself; see NodeHttp.
        stage.voice.close(GUILD.value(), 4014, "moved");
        await().until(() -> stage.closures.contains(4014));
        nodes.opened(GUILD, stage.invite("second"));
        await().until(() -> stage.hears(piece));
        assertThat(stage.reports).noneMatch(report -> report instanceof PlayerInput.TrackEnded);
    }

    @Test
    void silence_and_absence_are_made_true_as_well() {
        nodes.opened(GUILD, stage.invite("first"));
        nodes.reconcile(GUILD, playing(track, 1, Instant.now()));
        await().until(() -> stage.hears(piece));
        assertThat(nodes.reconcile(GUILD, new DesiredPlayer.Silent(LOUNGE)))
                .isEqualTo(Reconciled.DONE);
        assertThat(nodes.reconcile(GUILD, new DesiredPlayer.Absent())).isEqualTo(Reconciled.DONE);
        await().until(() -> !stage.voice.isConnected(GUILD.value()));
        assertThat(nodes.reconcile(GUILD, new DesiredPlayer.Absent()))
                .isEqualTo(Reconciled.UNCHANGED);
    }

    @Test
    void what_no_source_knows_is_nothing() {
        assertThat(nodes.load("http://127.0.0.1:9/nothing.wav"))
                .isInstanceOfAny(LoadResult.Nothing.class, LoadResult.Failed.class);
        assertThat(nodes.load("words & <odd> ?characters=1#2"))
                .isInstanceOfAny(LoadResult.Nothing.class, LoadResult.Failed.class);
    }

    private Track load(String url) {
        return ((LoadResult.Single) nodes.load(url)).track();
    }
}
