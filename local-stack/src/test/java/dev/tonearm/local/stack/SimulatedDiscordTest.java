package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.discord.record.Behaviour;
import dev.tonearm.discord.voice.VoiceServer;
import dev.tonearm.discord.voice.VoiceSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a stack gets its endpoint into the simulated Discord, which sends a ping with a good
/// signature, then several with bad ones.
class SimulatedDiscordTest {
    private static final byte[] PONG = "{\"type\":1}".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    private VoiceServer voice;
    private HttpServer endpoint;
    private SimulatedDiscord discord;
    private int busy;
    private int pings;
    private int turn;

    @BeforeEach
    void start() throws IOException {
        voice = VoiceServer.start(VoiceSettings.defaults(folder));
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.start();
        discord =
                SimulatedDiscord.create(
                        folder, voice, URI.create("http://127.0.0.1:1"), Behaviour.defaults());
    }

    @AfterEach
    void stop() {
        endpoint.stop(0);
        voice.close();
    }

    @Test
    void an_endpoint_that_was_too_busy_to_answer_is_saved_again() {
        busy = 2;
        endpoint.createContext("/", this::answerInTurn);

        discord.endpoint(address());

        assertThat(pings).isEqualTo(3);
        assertThat(discord.simulator().violations().rules()).isEmpty();
    }

    @Test
    void an_endpoint_that_never_answers_is_given_up() {
        busy = Integer.MAX_VALUE;
        endpoint.createContext("/", this::answerInTurn);

        assertThatThrownBy(() -> discord.endpoint(address()))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("not in time, in 4 attempts");
    }

    @Test
    void an_endpoint_that_takes_bad_signatures_is_refused_at_once() {
        endpoint.createContext("/", this::pong);

        assertThatThrownBy(() -> discord.endpoint(address()))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("signature");
        assertThat(pings).isEqualTo(5);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/");
    }

    /// Hangs up on pings while it is busy, and knows the one in five whose signature is good by
    /// their order.
    private void answerInTurn(HttpExchange exchange) throws IOException {
        boolean good = turn++ % 5 == 0;
        if (good && pings++ < busy) {
            exchange.close();
        } else if (good) {
            answer(exchange);
        } else {
            try (exchange) {
                exchange.sendResponseHeaders(401, -1);
            }
        }
    }

    private void pong(HttpExchange exchange) throws IOException {
        pings++;
        answer(exchange);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, PONG.length);
            exchange.getResponseBody().write(PONG);
        }
    }
}
