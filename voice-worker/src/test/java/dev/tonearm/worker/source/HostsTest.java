package dev.tonearm.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.worker.source.Hosts.Where;
import dev.tonearm.worker.time.StepTimer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HostsTest {
    private final StepTimer clock = new StepTimer(Instant.EPOCH);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch silence = new CountDownLatch(1);
    private final Hosts hosts = new Hosts(this::resolve, clock, Duration.ofMillis(200));

    @AfterEach
    void speak() {
        silence.countDown();
    }

    @Test
    void a_host_is_inside_when_one_of_its_addresses_is() {
        assertThat(hosts.of(List.of("out", "both", "gone")))
                .isEqualTo(
                        Map.of("out", Where.OUTSIDE, "both", Where.INSIDE, "gone", Where.NOWHERE));
    }

    @Test
    void what_was_answered_is_remembered_for_half_a_minute() {
        hosts.of("out");
        hosts.of("out");
        assertThat(asked).containsExactly("out");
        clock.advance(Duration.ofSeconds(31));
        hosts.of("out");
        assertThat(asked).hasSize(2);
    }

    @Test
    void silence_about_one_host_holds_up_no_other() {
        assertThat(hosts.of(List.of("silent", "out")))
                .isEqualTo(Map.of("silent", Where.UNANSWERED, "out", Where.OUTSIDE));
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        asked.add(host);
        InetAddress out = InetAddress.ofLiteral("93.184.216.34");
        return switch (host) {
            case "out" -> new InetAddress[] {out};
            case "both" -> new InetAddress[] {out, InetAddress.ofLiteral("::1")};
            case "silent" -> {
                try {
                    silence.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                yield new InetAddress[0];
            }
            default -> throw new UnknownHostException(host);
        };
    }
}
