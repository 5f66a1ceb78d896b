package dev.tonearm.worker.audio.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.worker.telemetry.Telemetry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Requests to nodes, as operators see them.
final class NodeRequestsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final NodeRequests requests =
            new NodeRequests(
                    () -> Optional.of(saying(404)), new Telemetry(meters, OpenTelemetry.noop()));

    @Test
    void that_another_session_is_gone_is_an_answer_and_no_failure() {
        requests.players("theirs");
        requests.release("theirs");
        assertThat(calls("taken")).isEqualTo(2);
        assertThat(calls("refused")).isZero();
    }

    @Test
    void that_our_own_session_is_gone_is_a_failure() {
        requests.players();
        assertThat(calls("refused")).isEqualTo(1);
        assertThat(calls("taken")).isZero();
    }

    private long calls(String answer) {
        var timer = meters.find("tonearm.node.call").tag("answer", answer).timer();
        return timer == null ? 0 : timer.count();
    }

    /// A connection on which the session *ours* is open, and all that is asked is refused.
    private static NodeConnection saying(int status) {
        return (NodeConnection)
                Proxy.newProxyInstance(
                        NodeConnection.class.getClassLoader(),
                        new Class<?>[] {NodeConnection.class},
                        (_, method, _) ->
                                method.getName().equals("session")
                                        ? "ours"
                                        : new NodeAnswer.Refused<>(status, "no"));
    }
}
