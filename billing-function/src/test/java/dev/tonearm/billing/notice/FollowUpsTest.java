package dev.tonearm.billing.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tonearm.billing.notice.Asides.Ready;
import dev.tonearm.billing.notice.Asides.Said;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import dev.tonearm.discord.DiscordSimulator;
import dev.tonearm.discord.SimulatorSettings;
import dev.tonearm.discord.interactions.CommandCall;
import dev.tonearm.discord.interactions.Interaction.Until;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.ChannelKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowUpsTest {
    private static final String PING =
            "[{\"name\": \"ping\", \"description\": \"Pings\", \"type\": 1}]";
    private static final Message NEWS = Answers.done("news");

    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private DiscordSimulator discord;
    private HttpServer bot;
    private dev.tonearm.discord.interactions.Interaction asked;
    private FollowUps followUps;
    private Interaction interaction;
    private long ada;
    private long text;

    @BeforeEach
    void ask() throws Exception {
        bot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bot.createContext("/", this::answerInTime);
        bot.start();
        discord = DiscordSimulator.start(SimulatorSettings.defaults().withOpenApi(null));
        discord.commands().replace(0, Json.parse(PING).orElseThrow());
        var world = discord.world();
        ada = world.createUser("ada").id();
        var guild = world.createGuild("Room", ada, true);
        text = world.createChannel(guild.id(), "general", ChannelKind.TEXT).id();
        discord.endpoint().save(URI.create("http://127.0.0.1:" + bot.getAddress().getPort()));
        asked = discord.interactions().command(CommandCall.of(guild.id(), text, ada, "ping"));
        followUps = new FollowUps(URI.create(discord.api()));
        interaction =
                new Interaction(
                        new InteractionId(asked.about().id()),
                        world.bot().id(),
                        asked.about().token(),
                        Interaction.Kind.COMMAND,
                        "en-US");
    }

    @AfterEach
    void close() {
        discord.close();
        bot.stop(0);
    }

    private void answerInTime(HttpExchange exchange) throws IOException {
        byte[] body = answer.completeOnTimeout("", 2, SECONDS).join().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void answers(String body) {
        answer.complete(body);
        assertThat(discord.interactions().await(asked, Until.ANSWERED, Duration.ofSeconds(3)))
                .isTrue();
    }

    @Test
    void before_the_first_answer_and_while_the_bot_thinks_it_is_too_early() throws Exception {
        assertThat(followUps.ready(interaction)).isEqualTo(Ready.NOT_YET);

        answers("{\"type\": 5}");
        assertThat(followUps.ready(interaction)).isEqualTo(Ready.NOT_YET);

        send("PATCH", webhook() + "/messages/@original", "{\"content\": \"pong\"}");
        assertThat(followUps.ready(interaction)).isEqualTo(Ready.NOW);
    }

    @Test
    void what_is_said_beside_the_answer_is_for_that_person_and_leaves_the_answer()
            throws Exception {
        answers("{\"type\": 4, \"data\": {\"content\": \"pong\"}}");

        assertThat(followUps.ready(interaction)).isEqualTo(Ready.NOW);
        assertThat(followUps.say(interaction, NEWS)).isEqualTo(Said.YES);

        assertThat(discord.messages().seenBy(ada, text, 10).toString()).contains("pong", "news");
        long other = discord.world().createUser("ben").id();
        assertThat(discord.messages().seenBy(other, text, 10).toString())
                .contains("pong")
                .doesNotContain("news");
        assertThat(discord.violations().rules()).isEmpty();
    }

    @Test
    void nobody_is_answered_by_a_token_that_is_none() {
        var wrong =
                new Interaction(
                        interaction.id(),
                        interaction.applicationId(),
                        "wrong",
                        Interaction.Kind.COMMAND,
                        Texts.DEFAULT.locale().code());

        assertThat(followUps.ready(wrong)).isEqualTo(Ready.NEVER);
        assertThat(followUps.say(wrong, NEWS)).isEqualTo(Said.NO);
    }

    @Test
    void where_nobody_listens_nothing_was_said() {
        var nowhere = new FollowUps(URI.create("http://127.0.0.1:1/api/v10/"));

        assertThat(nowhere.ready(interaction)).isEqualTo(Ready.NOT_YET);
        assertThat(nowhere.say(interaction, NEWS)).isEqualTo(Said.NO);
    }

    private String webhook() {
        return "webhooks/"
                + Long.toUnsignedString(interaction.applicationId())
                + "/"
                + interaction.token();
    }

    private void send(String method, String path, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(discord.api() + path))
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "DiscordBot (https://example.org, 1)")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            assertThat(status).isBetween(200, 299);
        }
    }
}
