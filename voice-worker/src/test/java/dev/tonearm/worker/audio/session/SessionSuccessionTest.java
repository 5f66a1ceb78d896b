package dev.tonearm.worker.audio.session;

import static dev.tonearm.worker.audio.session.AudioStage.GUILD;
import static dev.tonearm.worker.audio.session.AudioStage.playing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.Track;
import dev.tonearm.standin.music.LibraryTrack;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.audio.LoadResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to a session when another worker takes its partition.
@OnTheWire
final class SessionSuccessionTest {

    @TempDir Path folder;
    private AudioStage stage;
    private LavalinkNodes owner;
    private LavalinkNodes successor;
    private LibraryTrack piece;
    private DesiredPlayer desired;
    private Map<String, String> remembered;
    private Duration toBegin;

    @BeforeEach
    void play() {
        stage = new AudioStage(folder);
        owner = stage.worker();
        successor = owner;
        await().until(owner::ready);
        piece = stage.piece(0);
        Track track = ((LoadResult.Single) owner.load(stage.url(piece))).track();
        owner.opened(GUILD, stage.invite("first"));
        desired = playing(track, 1, Instant.now());
        toBegin =
                AudioStage.took(() -> {
                    owner.reconcile(GUILD, desired);
                    await().until(() -> stage.hears(piece) && !stage.sessions.isEmpty());
                });
        remembered = Map.copyOf(stage.sessions);
        stage.voice.ear(GUILD.value()).forgetGaps();
    }

    @AfterEach
    void stop() {
        successor.close();
        owner.close();
        stage.close();
    }

    @Test
    void an_owner_that_closes_a_moment_later_hands_its_session_over() {
        successor = stage.worker();
        CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS).execute(owner::close);
        await().until(successor::ready);
        assertThat(successor.reconcile(GUILD, desired)).isEqualTo(Reconciled.UNCHANGED);
        await().during(Duration.ofSeconds(1)).until(() -> stage.sessions.equals(remembered));
        assertThat(stage.hears(piece)).isTrue();
        assertThat(longestGap()).isLessThan(toBegin.plusSeconds(1));
    }

    @Test
    void a_stalled_owner_is_replaced_only_when_its_successor_speaks() {
        successor = stage.worker();
        await().until(successor::ready);
        // The bot has no voice yet: until it does, the old player is all there is to hear.
        assertThat(stage.sessions).isEqualTo(remembered);
        assertThat(stage.hears(piece)).isTrue();

        successor.opened(GUILD, stage.invite("second"));
        assertThat(successor.reconcile(GUILD, desired)).isNotEqualTo(Reconciled.LATER);
        await().until(() -> !stage.sessions.equals(remembered));
        assertThat(stage.guildsIn("local", remembered.get("0local"))).isEmpty();
        assertThat(stage.nodesOf(GUILD)).containsExactly("local");
        assertThat(stage.hears(piece)).isTrue();
        assertThat(longestGap()).isLessThan(toBegin.plusSeconds(1));
    }

    @Test
    void an_owner_that_lets_go_before_its_successor_is_heard_leaves_no_player_behind() {
        successor = stage.worker();
        await().until(successor::ready);
        // The session waits to be resumed now, and no request knows it.
        owner.close();
        successor.opened(GUILD, stage.invite("second"));
        successor.reconcile(GUILD, desired);
        await().until(() -> !stage.sessions.equals(remembered));
        await().until(() -> stage.players("local") == 1);
        assertThat(stage.nodesOf(GUILD)).containsExactly("local");
        assertThat(stage.hears(piece)).isTrue();
    }

    @Test
    void a_socket_that_is_lost_is_a_session_that_is_taken_up_again() {
        stage.way("local").cut();
        await().until(() -> !owner.ready());
        stage.way("local").restore();
        await().until(owner::ready);
        assertThat(owner.reconcile(GUILD, desired)).isEqualTo(Reconciled.UNCHANGED);
        assertThat(stage.sessions).isEqualTo(remembered);
        assertThat(longestGap()).isLessThan(toBegin.plusSeconds(1));
    }

    private Duration longestGap() {
        return stage.voice.ear(GUILD.value()).longestGap().orElse(Duration.ZERO);
    }
}
