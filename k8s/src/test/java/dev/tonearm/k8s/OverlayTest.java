package dev.tonearm.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule for every overlay.
class OverlayTest {
    /// A worker in a cluster on this machine is in its network, which no policy of the cluster
    /// reaches, is alone, and is told most by a secret that ./tonearm local writes.
    private static final Map<Rule, List<String>> LOCALLY =
            Map.of(
                    Rule.RESTRICTED,
                    List.of(
                            "the namespace lets in what is not restricted",
                            "voice-worker is in its machine's network"),
                    Rule.ROLLOUTS,
                    List.of(
                            "voice-worker: a new version is not one more before one less",
                            "voice-worker: the next pod may go 0 s after one that takes up to 30 s"),
                    Rule.SELECTORS,
                    List.of(
                            "network policy voice-worker lets pods in or out that there are not:"
                                    + " {app.kubernetes.io/name=lavalink}"),
                    Rule.PORTS,
                    List.of("network policy voice-worker lets port 8080 in, where nobody listens"),
                    Rule.REFERENCES,
                    List.of("voice-worker: nobody makes the secret stack"));

    static Stream<Arguments> everything() {
        return Arrays.stream(Overlay.values())
                .flatMap(overlay ->
                        Arrays.stream(Rule.values()).map(rule -> Arguments.of(overlay, rule)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everything")
    void an_overlay_keeps_the_rule(Overlay overlay, Rule rule) {
        List<String> meant =
                overlay == Overlay.LOCAL ? LOCALLY.getOrDefault(rule, List.of()) : List.of();

        assertThat(rule.findings(overlay.manifests())).isEqualTo(meant);
    }
}
