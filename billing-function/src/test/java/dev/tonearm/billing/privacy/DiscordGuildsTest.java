package dev.tonearm.billing.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tonearm.billing.discord.DiscordLists;
import dev.tonearm.core.guild.GuildId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DiscordGuildsTest {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private DiscordGuilds guilds;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(
                            exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization"));
                    Answer answer = answers.remove();
                    byte[] body = answer.body.getBytes(UTF_8);
                    exchange.sendResponseHeaders(answer.status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        guilds =
                new DiscordGuilds(
                        new DiscordLists(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + server.getAddress().getPort()
                                                + "/v10/"),
                                () -> "token"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_page_has_the_servers_behind_one() {
        answers.add(new Answer(200, "[{\"id\":\"7\",\"name\":\"a\"},{\"id\":\"8\"}]"));
        assertThat(guilds.after(new GuildId(5))).containsExactly(new GuildId(7), new GuildId(8));
        assertThat(asked).containsExactly("/v10/users/@me/guilds?limit=200&after=5 Bot token");
    }

    @Test
    void who_is_told_to_wait_asks_again() {
        answers.add(new Answer(429, "{\"retry_after\":0.01}"));
        answers.add(new Answer(200, "[]"));
        assertThat(guilds.after(BotGuilds.BEGIN)).isEmpty();
    }

    @Test
    void who_is_told_to_wait_for_long_does_not_ask_earlier() {
        answers.add(new Answer(429, "{\"retry_after\":600}"));
        assertThatThrownBy(() -> guilds.after(BotGuilds.BEGIN))
                .isInstanceOf(BotGuildsUnavailableException.class)
                .hasMessageContaining("PT10M");
        assertThat(asked).hasSize(1);
    }

    @Test
    void what_is_no_list_is_none() {
        answers.add(new Answer(500, "{}"));
        answers.add(new Answer(200, "{}"));
        answers.add(new Answer(401, "{\"token\":\"is wrong\"}"));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> guilds.after(BotGuilds.BEGIN))
                    .isInstanceOf(BotGuildsUnavailableException.class)
                    .hasMessageNotContaining("token");
        }
    }

    private record Answer(int status, String body) {}
}
