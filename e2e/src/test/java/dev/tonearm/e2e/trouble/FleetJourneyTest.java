package dev.tonearm.e2e.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Library;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.NodePlayers;
import dev.tonearm.drive.Server;
import dev.tonearm.drive.Stores;
import dev.tonearm.e2e.journey.LastWords;
import dev.tonearm.e2e.journey.PatientDiscord;
import dev.tonearm.local.stack.Progress;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.local.stack.StackSettings;
import dev.tonearm.store.DynamoStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// What listeners notice of a fleet of two workers and two nodes when one of them goes.
@TestInstance(Lifecycle.PER_CLASS)
class FleetJourneyTest {
    private static final Path FOLDER = Path.of("target/fleet");
    private static final int PARTITIONS = 2;
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

    /// Nobody would call it the end of the music: so much more than the music took to begin, which
    /// on a machine that does other things may be seconds.
    private static final double SHORT_GAP_MS = 3_000;

    private final Stack stack =
            Stack.start(
                    StackSettings.in(FOLDER).withFleet(2, 2, PARTITIONS), Progress.on(System.out));
    private final Control control = PatientDiscord.of(stack);
    private final DynamoStore store = Stores.connect(stack, PARTITIONS);
    private final NodePlayers players =
            new NodePlayers(stack.lavalinks(), store.nodeSessions(), PARTITIONS);
    private final Piece first = Library.of(stack.page()).get(0);
    private final Piece second = Library.of(stack.page()).get(1);
    private Server server;
    private Duration toBegin = Duration.ZERO;

    @BeforeEach
    void a_server_of_its_own() {
        server = Server.create(control, "fleet");
    }

    @AfterAll
    void stop() {
        players.close();
        store.close();
        control.close();
        stack.close();
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
        assertThat(Duration.ofNanos(System.nanoTime() - killed))
                .isLessThan(ANSWERED_WITHIN.plus(toBegin));
        hears(first);
        assertThat(server.heard().longestGapMs()).isLessThan(SHORT_GAP_MS + toBegin.toMillis());
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
        assertThat(server.heard().longestGapMs()).isLessThan(SHORT_GAP_MS + toBegin.toMillis());
    }

    @Test
    void the_music_of_a_killed_node_comes_back_from_the_other() {
        play();
        String node = node().orElseThrow();
        control.kill(node);
        await("another node").until(() -> node().filter(other -> !other.equals(node)).isPresent());
        hears(first);
        assertThat(server.heard().longestGapMs()).isLessThan(2 * SHORT_GAP_MS + toBegin.toMillis());
    }

    private void play() {
        server.ada().joins(server.lounge());
        long asked = System.nanoTime();
        assertThat(server.ada().uses("play", Map.of("query", first.title())).text())
                .contains(first.title());
        // However long the rest takes.
        server.ada().uses("loop", Map.of("mode", "track"));
        hears(first);
        toBegin = Duration.ofNanos(System.nanoTime() - asked);
        server.heard().forgetGaps();
    }

    private void hears(Piece piece) {
        try {
            await("the sound of " + piece.title())
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> piece.isHeardIn(server.heard().dominantHertz()));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "players " + players.all() + ", " + LastWords.without(server, FOLDER), e);
        }
    }

    /// The part that owns this server.
    private String owner() {
        int partition = new Partitions(PARTITIONS).of(GuildId.parse(server.id()));
        return store.fleet().look().leases().get(partition).owner().name();
    }

    /// The node that plays for this server.
    private Optional<String> node() {
        return players.all().stream()
                .filter(player -> player.guild().toString().equals(server.id()))
                .map(NodePlayers.Playing::node)
                .findFirst();
    }
}
