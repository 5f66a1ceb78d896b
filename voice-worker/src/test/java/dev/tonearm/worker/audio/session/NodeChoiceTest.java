package dev.tonearm.worker.audio.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.worker.audio.session.NodeChoice.Candidate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class NodeChoiceTest {
    private static final String ROTTERDAM = "rotterdam1234.discord.media:443";
    private static final int BOUND = 500;

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("the emptier one", "", plain("a", 10), plain("b", 9), "b"),
                Arguments.of(
                        "the first by name of two alike", "", plain("b", 5), plain("a", 5), "a"),
                Arguments.of(
                        "a near one with more to do", ROTTERDAM, near("a", 90), far("b", 0), "a"),
                Arguments.of("a far one that is idle", ROTTERDAM, near("a", 300), far("b", 0), "b"),
                Arguments.of("near before anywhere", ROTTERDAM, near("a", 40), plain("b", 0), "a"),
                Arguments.of("anywhere before far", ROTTERDAM, plain("a", 100), far("b", 0), "a"),
                Arguments.of("no region while it is unknown", "", near("a", 2), far("b", 1), "b"),
                Arguments.of("not the draining one", ROTTERDAM, draining("a"), far("b", 400), "b"),
                Arguments.of("not the full one", ROTTERDAM, near("a", BOUND), far("b", 400), "b"),
                Arguments.of("not the busy machine", "", busy("a", 0, 0.9), plain("b", 400), "b"),
                Arguments.of("an idle machine", "", busy("a", 20, 0.1), plain("b", 40), "a"),
                Arguments.of(
                        "not the stuttering one", "", frames("a", 90, 0), plain("b", 200), "b"),
                Arguments.of("not the late one", "", frames("a", 0, 90), plain("b", 200), "b"),
                Arguments.of(
                        "frames too many are fine", "", frames("a", 0, -30), plain("b", 1), "a"),
                Arguments.of("not the lossy one", "", lossy("a"), plain("b", 499), "b"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_better_node_is(
            String why, String endpoint, Candidate one, Candidate other, String best) {
        assertThat(NodeChoice.best(List.of(one, other), endpoint, BOUND))
                .as(why)
                .map(Candidate::name)
                .contains(best);
    }

    @Test
    void a_lossy_node_is_better_than_silence() {
        assertThat(NodeChoice.best(List.of(lossy("a"), draining("b")), "", BOUND))
                .map(Candidate::name)
                .contains("a");
    }

    @Test
    void full_and_draining_nodes_are_never_chosen() {
        assertThat(NodeChoice.best(List.of(plain("a", BOUND), draining("b")), "", BOUND)).isEmpty();
        assertThat(NodeChoice.best(List.of(), "", BOUND)).isEmpty();
    }

    private static Candidate plain(String name, int playing) {
        return node(name, Set.of(), false, false, playing, 0, 0, 0);
    }

    private static Candidate near(String name, int playing) {
        return node(name, Set.of("us-east", "rotterdam"), false, false, playing, 0, 0, 0);
    }

    private static Candidate far(String name, int playing) {
        return node(name, Set.of("tokyo"), false, false, playing, 0, 0, 0);
    }

    private static Candidate draining(String name) {
        return node(name, Set.of("rotterdam"), true, false, 0, 0, 0, 0);
    }

    private static Candidate lossy(String name) {
        return node(name, Set.of(), false, true, 0, 0, 0, 0);
    }

    private static Candidate busy(String name, int playing, double cpu) {
        return node(name, Set.of(), false, false, playing, cpu, 0, 0);
    }

    private static Candidate frames(String name, int nulled, int deficit) {
        return node(name, Set.of(), false, false, 0, 0, nulled, deficit);
    }

    private static Candidate node(
            String name,
            Set<String> regions,
            boolean draining,
            boolean lossy,
            int playing,
            double cpu,
            int nulled,
            int deficit) {
        return new Candidate(
                name, regions, draining, lossy, playing, playing, cpu, nulled, deficit);
    }
}
