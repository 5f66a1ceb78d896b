package dev.tonearm.worker.audio.session;

import static dev.tonearm.worker.audio.session.AudioStage.GUILD;
import static dev.tonearm.worker.audio.session.AudioStage.LOUNGE;
import static dev.tonearm.worker.audio.session.AudioStage.playing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Track;
import dev.tonearm.local.aws.FaultProxy;
import dev.tonearm.standin.music.LibraryTrack;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.VoiceServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes that have no voice connection and do not say so: what is done about it, and who is told.
@OnTheWire
final class SilenceTest {

    /// As often as Lavalink says where its players are.
    private static final Duration UPDATES = Duration.ofSeconds(5);

    private static final PlayerInput INAUDIBLE = new PlayerInput.Inaudible(LOUNGE);

    @TempDir Path folder;
    private AudioStage stage;
    private LavalinkNodes nodes;
    private FaultProxy way;
    private LibraryTrack piece;

    @BeforeEach
    void start() {
        open(true);
    }

    @AfterEach
    void stop() {
        nodes.close();
        way.close();
        stage.close();
    }

    @Test
    void a_connection_that_sticks_is_noticed_when_the_node_says_next_where_it_is() {
        nodes.opened(GUILD, invite("first"));
        play();
        await().until(() -> stage.hears(piece));
        Instant closed = Instant.now();
        stage.voice.close(GUILD.value(), 4015, "voice server crashed");
        // Its own attempt comes 50 ms later, and never gets an answer.
        way.delay(Duration.ofMinutes(1));
        await().until(() -> stage.closures.contains(1006));
        assertThat(Duration.between(closed, Instant.now())).isLessThan(Duration.ofMillis(5_800));
        way.restore();
        nodes.opened(GUILD, invite("second"));
        await().until(() -> stage.hears(piece));
        assertThat(stage.reports).doesNotContain(INAUDIBLE);
    }

    @Test
    void a_connection_that_comes_back_by_itself_is_left_alone() {
        nodes.opened(GUILD, invite("first"));
        play();
        await().until(() -> stage.hears(piece));
        stage.voice.close(GUILD.value(), 4015, "voice server crashed");
        await().during(Duration.ofSeconds(7)).until(stage.closures::isEmpty);
        assertThat(stage.hears(piece)).isTrue();
    }

    @Test
    void a_voice_server_that_lets_a_node_wait_is_given_up_and_listeners_are_told_once() {
        way.delay(Duration.ofMinutes(1));
        nodes.opened(GUILD, invite("first"));
        play();
        await().until(() -> stage.reports.contains(INAUDIBLE));
        await().until(() -> stage.closures.contains(1006));
        way.restore();
        // A node that still waits for the first one may be too late for the next, too: Discord
        // names another whenever one is given up.
        var named = new AtomicInteger();
        await().atMost(Duration.ofSeconds(90))
                .until(() -> {
                    while (named.get() < stage.closures.size()) {
                        nodes.opened(GUILD, invite("next " + named.incrementAndGet()));
                    }
                    return stage.hears(piece);
                });
        assertThat(stage.reports.stream().filter(INAUDIBLE::equals)).hasSize(1);
    }

    @Test
    void a_node_that_does_not_trust_the_voice_server_leaves_nobody_in_the_dark() {
        stop();
        open(false);
        nodes.opened(GUILD, invite("first"));
        play();
        await().until(() -> stage.closures.contains(1006));
        await().until(() -> stage.reports.contains(INAUDIBLE));
    }

    private void open(boolean trusting) {
        stage = new AudioStage(folder, UPDATES, trusting, "local");
        URI voice = URI.create("wss://" + stage.voice.endpoint());
        way =
                FaultProxy.start(0)
                        .forwardTo(new InetSocketAddress(voice.getHost(), voice.getPort()));
        nodes = stage.worker();
        await().until(nodes::ready);
        piece = stage.piece(0);
    }

    private VoiceServer invite(String token) {
        VoiceServer server = stage.invite(token);
        return new VoiceServer(
                server.channel(), "127.0.0.1:" + way.port(), token, server.session());
    }

    private void play() {
        Track track = ((LoadResult.Single) nodes.load(stage.url(piece))).track();
        nodes.reconcile(GUILD, playing(track, 1, Instant.now()));
    }
}
