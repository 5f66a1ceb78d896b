package dev.tonearm.e2e.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.PatientDiscord;
import dev.tonearm.local.stack.Progress;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.local.stack.StackSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// A deploy of a build one format newer, in both orders, and its rollback in the middle of playing.
/// The newer build is today's with `TONEARM_REHEARSE`: setting the volume is new in it.
@TestInstance(Lifecycle.PER_CLASS)
class UpgradeJourneyTest {

    /// Nobody would call it the end of the music: so much more than the music took to begin, which
    /// on a machine that does other things may be seconds.
    private static final double SHORT_GAP_MS = 3_000;

    /// Builds, by what is new in them.
    private static final String NEWER = "volume";

    private static final String OLDER = "";

    private static final String WAITS = "I am being updated. What you asked for is kept";

    private final Stack stack =
            Stack.start(
                    StackSettings.in(Path.of("target/upgrade")).withFleet(2, 1, 2),
                    Progress.on(System.out));
    private final Control control = PatientDiscord.of(stack);
    private final List<Piece> pieces = Library.of(stack.page());
    private final Map<String, String> builds =
            new HashMap<>(Map.of("worker-1", OLDER, "worker-2", OLDER, "function", OLDER));
    private Server server;
    private double toBeginMs;

    @BeforeEach
    void music_in_a_server_of_its_own() {
        server = Server.create(control, "upgrade");
        server.ada().joins(server.lounge());
        Piece piece = pieces.getFirst();
        // An older worker leaves alone what a newer one wrote: nothing would follow its end.
        long asked = System.nanoTime();
        assertThat(server.ada().uses("play", Map.of("query", piece.longer())).text())
                .contains("Now playing");
        plays();
        toBeginMs = (System.nanoTime() - asked) / 1e6;
        server.heard().forgetGaps();
    }

    @AfterEach
    void discord_has_nothing_to_complain_about() {
        assertThat(control.get("violations").get("violations")).isEmpty();
    }

    @AfterAll
    void stop() {
        control.close();
        stack.close();
    }

    @Test
    void there_and_back_and_there_again_loses_neither_music_nor_commands() {
        workersAre(OLDER);
        // The edge first: what older workers do not understand waits for newer ones.
        edgeIs(NEWER);
        String volume = server.ada().sends("volume", Map.of("percent", 60));
        saysThatItWaits(volume);
        Server other = Server.create(control, "beside");
        other.ada().joins(other.lounge());
        assertThat(other.ada().uses("join").failure()).isEmpty();
        workersAre(NEWER);
        assertThat(answer(volume)).contains("60");

        // Back in the middle of it: the music goes on, and what has been used is not forgotten.
        workersAre(OLDER);
        edgeIs(OLDER);
        assertThat(server.ada().uses("nowplaying").text()).contains("I am being updated");
        String next = server.ada().sends("play", Map.of("query", pieces.get(1).title()));
        saysThatItWaits(next);
        plays();

        // The workers first: an older edge sends what newer workers write in the newer format.
        workersAre(NEWER);
        assertThat(answer(next)).contains(pieces.get(1).title());
        assertThat(server.ada().uses("volume", Map.of("percent", 80)).text()).contains("80");
        assertThat(server.ada().uses("nowplaying").text()).contains("I am being updated");
        edgeIs(NEWER);
        assertThat(server.ada().uses("nowplaying").text()).doesNotContain("updated");
        plays();
        assertThat(server.heard().longestGapMs()).isLessThan(SHORT_GAP_MS + toBeginMs);
    }

    @Test
    void what_is_held_back_is_refused_with_words_until_all_are_newer() {
        edgeIs(NEWER);
        control.set("function", "TONEARM_WRITE_FORMAT", "1");
        assertThat(server.ada().uses("volume", Map.of("percent", 60)).text())
                .contains("I am being updated, and this works when that is over");
        assertThat(server.ada().uses("pause").text()).contains("Paused");
        control.set("function", "TONEARM_WRITE_FORMAT", "");
    }

    /// One after the other, as a deploy does.
    private void workersAre(String build) {
        is("worker-1", build);
        is("worker-2", build);
    }

    private void edgeIs(String build) {
        is("function", build);
    }

    private void is(String part, String build) {
        if (build.equals(builds.put(part, build))) return;
        control.set(part, "TONEARM_REHEARSE", build);
    }

    private void saysThatItWaits(String interaction) {
        await("words for " + interaction).until(() -> seen(interaction).text().contains(WAITS));
    }

    private String answer(String interaction) {
        await("an answer to " + interaction).until(() -> !seen(interaction).text().contains(WAITS));
        return seen(interaction).text();
    }

    private Interaction seen(String interaction) {
        JsonNode json = control.get("interactions/" + interaction);
        return new Interaction(json);
    }

    private void plays() {
        await("music")
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        pieces.stream()
                                .anyMatch(
                                        piece -> piece.isHeardIn(server.heard().dominantHertz())));
    }
}
