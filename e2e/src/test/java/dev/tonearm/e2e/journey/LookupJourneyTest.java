package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Sources that do not answer, or only when they are let.
class LookupJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("lookups");
    private final Piece first = STACK.pieces().get(0);
    private final Piece second = STACK.pieces().get(1);

    @SideBySide
    void a_pause_does_not_wait_for_three_plays_whose_source_does_not_answer() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        List<String> addresses =
                IntStream.range(0, 3).mapToObj(n -> second.heldBack(server.id() + n)).toList();
        List<String> plays = addresses.stream().map(this::asksFor).toList();
        assertThat(server.ada().uses("pause").text()).contains("Paused at");
        assertThat(plays).allSatisfy(play -> assertThat(isWaiting(play)).isTrue());
        assertThat(server.ada().uses("stop").text()).contains("Stopped");
        assertThat(plays)
                .allSatisfy(play ->
                        assertThat(server.ada().waitsFor(play).text())
                                .contains("stopped while I was looking this up"));
        addresses.forEach(Library::letGo);
    }

    @SideBySide
    void what_is_found_first_waits_behind_what_was_asked_for_first() {
        server.ada().joins(server.lounge());
        String address = first.heldBack(server.id());
        String held = asksFor(address);
        String found = asksFor(second.title());
        assertThat(server.ada().uses("volume", Map.of("percent", 50)).text()).contains("50%");
        assertThat(isWaiting(held)).isTrue();
        assertThat(isWaiting(found)).isTrue();
        Library.letGo(address);
        assertThat(server.ada().waitsFor(held).text()).contains("Now playing");
        assertThat(server.ada().waitsFor(found).text()).contains(second.title(), "position **1**");
        STACK.hears(server, first);
    }

    @SideBySide
    void who_asked_for_what_never_answers_is_told_so() {
        server.ada().joins(server.lounge());
        String address = STACK.page().resolve("/music/never/0.mp3").toString();
        assertThat(server.ada().uses("play", Map.of("query", address)).text())
                .contains("did not answer in time");
    }

    /// Returns when it has its place among what was asked for, long before it is answered.
    private String asksFor(String query) {
        String interaction = server.ada().sends("play", Map.of("query", query));
        STACK.control().get("interactions/" + interaction + "?until=answered&timeoutMs=20000");
        return interaction;
    }

    private static boolean isWaiting(String interaction) {
        var seen = new Interaction(STACK.control().get("interactions/" + interaction));
        return seen.text().isEmpty() || seen.underWay();
    }
}
