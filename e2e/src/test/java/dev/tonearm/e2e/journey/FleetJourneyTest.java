package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.e2e.drive.Control;
import dev.tonearm.e2e.drive.Library;
import dev.tonearm.e2e.drive.Library.Piece;
import dev.tonearm.e2e.drive.NodePlayers;
import dev.tonearm.e2e.drive.Server;
import dev.tonearm.e2e.drive.Stores;
import dev.tonearm.local.stack.Progress;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.local.stack.StackSettings;
import dev.tonearm.store.DynamoStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What listeners notice of a fleet of two workers and two nodes when one of them goes.
class FleetJourneyTest {
    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Nobody would call it the end of the music.
    private static final double SHORT_GAP_MS = 3_000;

    /// Started by the first test.
    private static final class Running {
        private static final Stack STACK =
                Stack.start(
                        StackSettings.in(Path.of("target/fleet")).withFleet(2, 2, PARTITIONS),
                        Progress.on(System.out));
        private static final Control CONTROL = new Control(STACK.control());
        private static final DynamoStore STORE = Stores.connect(STACK, PARTITIONS);
        private static final NodePlayers PLAYERS =
                new NodePlayers(STACK.lavalinks(), STORE.nodeSessions(), PARTITIONS);
        private static final List<Piece> PIECES = Library.of(STACK.page());
    }

    private final Control control = Running.CONTROL;
    private final Server server = Server.create(control, "fleet");
    private final Piece first = Running.PIECES.get(0);
    private final Piece second = Running.PIECES.get(1);

    @AfterAll
    static void stop() {
        Running.PLAYERS.close();
        Running.STORE.close();
        Running.CONTROL.close();
        Running.STACK.close();
    }

    @AfterEach
    void all_is_back_and_discord_has_nothing_to_complain_about() {
        for (JsonNode part : control.get("parts").get("parts")) {
            if (part.get("state").asText().equals("down")) control.start(part.get("name").asText());
        }
        assertThat(control.get("violations").get("violations")).isEmpty();
    }

    @Test
    void a_killed_worker_is_followed_by_the_other_while_the_music_goes_on() {
        play();
        control.kill(owner());
        long killed = System.nanoTime();
        assertThat(server.ada().uses("volume", Map.of("percent", 80)).text()).contains("80");
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(PATIENCE);
        hears(first);
        assertThat(server.heard().longestGapMs()).isLessThan(SHORT_GAP_MS);
    }

    @Test
    void a_rolling_restart_loses_no_command_and_no_music() {
        play();
        for (int worker = 1; worker <= 2; worker++) {
            String before = server.ada().sends("play", Map.of("query", second.title()));
            control.stop("worker-" + worker);
            String during = server.ada().sends("play", Map.of("query", second.title()));
            control.start("worker-" + worker);
            for (String sent : List.of(before, during)) {
                assertThat(server.ada().waitsFor(sent).text()).contains(second.title());
            }
        }
        assertThat(server.ada().uses("queue").text()).contains("4 tracks");
        hears(first);
        assertThat(server.heard().longestGapMs()).isLessThan(SHORT_GAP_MS);
    }

    @Test
    void the_music_of_a_killed_node_comes_back_from_the_other() {
        play();
        String node = node().orElseThrow();
        control.kill(node);
        await("another node")
                .atMost(PATIENCE)
                .until(() -> node().filter(other -> !other.equals(node)).isPresent());
        hears(first);
        assertThat(server.heard().longestGapMs()).isLessThan(2 * SHORT_GAP_MS);
    }

    private void play() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        hears(first);
        server.heard().forgetGaps();
    }

    private void hears(Piece piece) {
        await("the sound of " + piece.title())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> piece.isHeardIn(server.heard().dominantHertz()));
    }

    /// The part that owns this server.
    private String owner() {
        int partition = new Partitions(PARTITIONS).of(GuildId.parse(server.id()));
        return Running.STORE.fleet().look().leases().get(partition).owner().name();
    }

    /// The node that plays for this server.
    private Optional<String> node() {
        return Running.PLAYERS.all().stream()
                .filter(player -> player.guild().toString().equals(server.id()))
                .map(NodePlayers.Playing::node)
                .findFirst();
    }
}
