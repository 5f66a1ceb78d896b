package dev.tonearm.billing.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.report.Dsn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Against a receiver on loopback, by the function's own logger.
class ErrorReportsTest {
    private static final Logger log = LoggerFactory.getLogger(ErrorReportsTest.class);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private Instant now = Instant.now();
    private HttpServer server;
    private ErrorReports reports;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/api/7/envelope/",
                exchange -> {
                    bodies.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    keys.add(exchange.getRequestHeaders().getFirst("X-Sentry-Auth"));
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        String host = "127.0.0.1:" + server.getAddress().getPort();
        reports =
                ErrorReports.attach(
                        () -> {
                            asked.incrementAndGet();
                            return Dsn.parse("http://a-key@" + host + "/7");
                        },
                        "tonearm-billing@12",
                        () -> TRACE,
                        () -> now);
    }

    @AfterEach
    void stop() {
        reports.detach();
        server.stop(0);
    }

    @Test
    void what_arrives_has_nothing_of_a_person_and_no_secret() {
        log.error(
                "guild {}: {} paid {}",
                "8388608000",
                "ada@example.org",
                "sub_1Nv0FGQ9",
                new IllegalStateException(
                        "ada@example.org (123456789012345678): card 4242",
                        new IOException("Bearer sk_test_hidden")));
        reports.flush();
        assertThat(bodies)
                .singleElement()
                .asString()
                .contains("guild {}: {} paid {}", "\"component\":\"billing\"")
                .contains("java.lang.IllegalStateException", "java.io.IOException")
                .contains("ErrorReportsTest", "tonearm-billing@12", TRACE)
                .doesNotContain(
                        "ada",
                        "4242",
                        "8388608000",
                        "123456789012345678",
                        "sub_1Nv0FGQ9",
                        "sk_test_hidden",
                        "a-key");
        assertThat(keys.getFirst()).endsWith("sentry_key=a-key");
        JsonObject.parse(bodies.getFirst().lines().toList().getLast());
    }

    /// A secret is asked for, and a connection made, by who has something to say.
    @Test
    void an_invocation_without_an_error_asks_for_nothing() {
        log.warn("a note waits");
        reports.flush();
        assertThat(asked).hasValue(0);
        assertThat(bodies).isEmpty();
    }

    @Test
    void errors_are_told_when_the_invocation_is_over_each_once_and_no_more_than_ten() {
        log.error("the same");
        log.error("the same");
        assertThat(bodies).as("before it is over").isEmpty();
        for (int i = 0; i < 20; i++) LoggerFactory.getLogger("dev.tonearm.X" + i).error("other");
        reports.flush();
        assertThat(bodies).hasSize(10);
        reports.flush();
        assertThat(bodies).hasSize(10);
    }

    @Test
    void a_service_that_takes_none_is_left_alone_for_a_minute_and_costs_no_invocation_its_answer() {
        status = 429;
        log.error("first");
        log.error("second");
        reports.flush();
        assertThat(bodies).hasSize(1);
        log.error("third");
        reports.flush();
        assertThat(bodies).hasSize(1);
    }

    @Test
    void an_address_that_cannot_be_read_breaks_nothing() {
        reports.detach();
        reports =
                ErrorReports.attach(
                        () -> {
                            throw new IllegalStateException("no such secret");
                        },
                        "",
                        () -> "",
                        () -> now);
        log.error("first");
        reports.flush();
        assertThat(bodies).isEmpty();
    }
}
