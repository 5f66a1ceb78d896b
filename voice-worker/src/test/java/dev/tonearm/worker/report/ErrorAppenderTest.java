package dev.tonearm.worker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.tonearm.core.report.Dsn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Against a receiver on loopback, by the worker's own logger.
class ErrorAppenderTest {
    private static final Logger log = LoggerFactory.getLogger(ErrorAppenderTest.class);

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private HttpServer server;
    private ErrorAppender appender;

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
        appender =
                ErrorAppender.attach(
                        Dsn.parse("http://a-key@" + host + "/7"), "tonearm@1", () -> now);
    }

    @AfterEach
    void stop() {
        appender.detach();
        server.stop(0);
    }

    @Test
    void what_arrives_has_nothing_of_a_person_and_no_secret() {
        MDC.put("guild", "8388608000");
        MDC.put("trace", "0af7651916cd43dd8448eb211c80319c");
        try {
            log.error(
                    "guild {}: {} asked for {}",
                    "8388608000",
                    "Ada Lovelace",
                    "Blue Hour",
                    new IllegalStateException(
                            "Ada Lovelace (123456789012345678): Blue Hour",
                            new IOException("Bot MTIz.token-of-secrets")));
        } finally {
            MDC.clear();
        }
        await().until(() -> bodies.size() == 1);
        assertThat(bodies.getFirst())
                .contains("guild {}: {} asked for {}")
                .contains("java.lang.IllegalStateException", "java.io.IOException")
                .contains("ErrorAppenderTest", "tonearm@1", "0af7651916cd43dd8448eb211c80319c")
                .doesNotContain(
                        "Ada",
                        "Lovelace",
                        "Blue Hour",
                        "8388608000",
                        "123456789012345678",
                        "token-of-secrets",
                        "a-key");
        assertThat(keys.getFirst()).endsWith("sentry_key=a-key");
    }

    @Test
    void warnings_are_not_told_and_the_same_error_once_a_minute() {
        log.warn("not this");
        log.error("this");
        log.error("this");
        now = now.plusSeconds(61);
        log.error("this");
        log.error("and this");
        await().until(() -> bodies.size() == 3);
        assertThat(bodies).noneMatch(body -> body.contains("not this"));
    }

    @Test
    void a_service_that_takes_none_is_left_alone_for_a_minute() {
        status = 429;
        log.error("first");
        await().until(() -> bodies.size() == 1);
        await().until(() -> appender.paused());
        log.error("second");
        status = 200;
        now = now.plusSeconds(61);
        log.error("third");
        await().until(() -> bodies.size() == 2);
        assertThat(bodies.getLast()).contains("third");
    }
}
