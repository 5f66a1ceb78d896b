package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Sources that do not answer.
class LookupJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("lookups");
    private final Piece first = STACK.pieces().get(0);

    @Test
    void a_pause_does_not_wait_for_three_plays_of_an_address_that_never_answers() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        List<String> plays = IntStream.range(0, 3).mapToObj(this::playsWhatNeverAnswers).toList();
        assertThat(server.ada().uses("pause").text()).contains("Paused at");
        assertThat(plays).allSatisfy(play -> assertThat(isWaiting(play)).isTrue());
        assertThat(server.ada().uses("stop").text()).contains("Stopped");
        assertThat(plays)
                .allSatisfy(play ->
                        assertThat(server.ada().waitsFor(play).text())
                                .contains("stopped while I was looking this up"));
    }

    @Test
    void what_is_found_first_waits_behind_what_was_asked_for_first() {
        server.ada().joins(server.lounge());
        String never = playsWhatNeverAnswers(0);
        String found = server.ada().sends("play", Map.of("query", first.title()));
        assertThat(server.ada().uses("volume", Map.of("percent", 50)).text()).contains("50 %");
        assertThat(isWaiting(never)).isTrue();
        assertThat(isWaiting(found)).isTrue();
        assertThat(server.ada().waitsFor(never).text()).contains("did not answer in time");
        assertThat(server.ada().waitsFor(found).text()).contains(first.title());
        STACK.hears(server, first);
    }

    private String playsWhatNeverAnswers(int number) {
        String address = STACK.page().resolve("/music/never/" + number + ".mp3").toString();
        return server.ada().sends("play", Map.of("query", address));
    }

    private static boolean isWaiting(String interaction) {
        var seen = new Interaction(STACK.control().get("interactions/" + interaction));
        return seen.text().isEmpty() || seen.underWay();
    }
}
