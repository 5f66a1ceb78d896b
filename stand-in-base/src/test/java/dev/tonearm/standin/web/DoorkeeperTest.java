package dev.tonearm.standin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorkeeperTest {
    private static final AtomicInteger KILLS = new AtomicInteger();
    private static final Javalin SERVER =
            Javalin.create(
                            config -> {
                                config.startup.showJavalinBanner = false;
                                Doorkeeper.at(config);
                                config.routes.get("/page", ctx -> ctx.result("page"));
                                config.routes.post(
                                        "/control/kill",
                                        ctx -> ctx.result("" + KILLS.incrementAndGet()));
                                config.routes.post(
                                        "/control/attachments", ctx -> ctx.result("kept"));
                                config.routes.post("/v1/traces", ctx -> ctx.result("traces"));
                                config.routes.ws("/listen", _ -> {});
                            })
                    .start("127.0.0.1", 0);

    @BeforeEach
    void nobody_was_killed_yet() {
        KILLS.set(0);
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "LocalHost:%d", "[::1]:%d"})
    void who_calls_us_by_a_name_of_loopback_comes_in(String host) {
        assertThat(get("Host: " + host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:%d",
                "evil.example",
                "127.0.0.1",
                "127.0.0.1:1",
                "127.0.0.1.evil.example:%d",
                "localhost.:%d",
                "127.0.0.1:%d.evil.example",
                "0.0.0.0:%d",
                "127.1:%d"
            })
    void a_name_that_was_pointed_at_us_is_refused(String host) {
        assertThat(get("Host: " + host)).isIn(400, 421);
        assertThat(post("Host: " + host, "")).isIn(400, 421);
        assertThat(KILLS).hasValue(0);
    }

    @Test
    void a_request_without_a_host_or_with_two_is_refused() {
        assertThat(Wire.status(SERVER.port(), "GET /page HTTP/1.0", "")).isEqualTo(421);
        assertThat(get("Host: 127.0.0.1:%d\nHost: evil.example")).isIn(400, 421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d", "http://localhost:%d", "http://[::1]:%d"})
    void our_own_page_comes_in(String origin) {
        assertThat(post(us("Origin: " + origin), "")).isEqualTo(200);
        assertThat(handshake("Origin: " + origin)).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://127.0.0.1",
                "http://127.0.0.1:1",
                "https://127.0.0.1:%d",
                "http://127.0.0.1:%d.evil.example",
                "http://127.0.0.1:%d, https://evil.example",
                ""
            })
    void a_page_from_elsewhere_is_refused(String origin) {
        assertThat(get(us("Origin: " + origin))).isEqualTo(403);
        assertThat(post(us("Origin: " + origin), "")).isEqualTo(403);
        assertThat(KILLS).hasValue(0);
        assertThat(handshake("Origin: " + origin)).isEqualTo(403);
    }

    @Test
    void a_websocket_of_a_program_comes_in() {
        assertThat(handshake("User-Agent: a bot")).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-None: 0",
                "Content-Type: text/plain",
                "Content-Type: text/plain; application/json",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: multipart/form-data; boundary=application/json"
            })
    void a_body_that_a_form_could_send_controls_nothing(String type) {
        assertThat(post(us(type), "{\"code\":4000}")).isEqualTo(415);
        assertThat(KILLS).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "audio/x-wav"})
    void json_that_says_so_controls_and_so_does_a_file(String type) {
        assertThat(post(us("Content-Type: " + type), "{}")).isEqualTo(200);
    }

    @Test
    void what_is_no_control_has_the_type_that_it_needs() {
        assertThat(
                        Wire.status(
                                SERVER.port(),
                                "POST /v1/traces HTTP/1.1\n"
                                        + us("Content-Type: application/x-protobuf"),
                                "traces"))
                .isEqualTo(200);
    }

    @Test
    void a_file_has_a_type_of_its_own_and_comes_from_our_page_alone() {
        String upload = "POST /control/attachments HTTP/1.1\n" + us("Content-Type: audio/wav");
        assertThat(Wire.status(SERVER.port(), upload, "RIFF")).isEqualTo(200);
        String elsewhere = upload + "\nOrigin: https://evil.example";
        assertThat(Wire.status(SERVER.port(), elsewhere, "RIFF")).isEqualTo(403);
    }

    @Test
    void behind_a_relay_the_port_may_be_the_relays_and_the_name_still_not_any() {
        var relayed =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    Doorkeeper.behindRelays(config);
                                    config.routes.get("/page", ctx -> ctx.result("page"));
                                })
                        .start("127.0.0.1", 0);
        try {
            String page = "GET /page HTTP/1.1\nHost: ";
            assertThat(Wire.status(relayed.port(), page + "127.0.0.1:1", "")).isEqualTo(200);
            assertThat(Wire.status(relayed.port(), page + "evil.example:1", "")).isEqualTo(421);
            assertThat(Wire.status(relayed.port(), page + "127.0.0.1", "")).isEqualTo(421);
            assertThat(
                            Wire.status(
                                    relayed.port(),
                                    page + "127.0.0.1:1\nOrigin: http://127.0.0.1:1",
                                    ""))
                    .isEqualTo(403);
        } finally {
            relayed.stop();
        }
    }

    private static String us(String header) {
        return "Host: 127.0.0.1:%d\n" + header;
    }

    private int get(String headers) {
        return Wire.status(SERVER.port(), "GET /page HTTP/1.1\n" + headers, "");
    }

    private int post(String headers, String body) {
        return Wire.status(SERVER.port(), "POST /control/kill HTTP/1.1\n" + headers, body);
    }

    private int handshake(String header) {
        return Wire.status(
                SERVER.port(),
                "GET /listen HTTP/1.1\n"
                        + us(header)
                        + "\nUpgrade: websocket\nSec-WebSocket-Version: 13"
                        + "\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "");
    }
}
