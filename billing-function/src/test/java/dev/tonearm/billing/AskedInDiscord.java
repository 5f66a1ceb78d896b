package dev.tonearm.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
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
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// A strict Discord in which somebody has just used a command, and a bot that answers it when it is
/// told to.
public final class AskedInDiscord implements AutoCloseable {
    private static final String PING =
            "[{\"name\": \"ping\", \"description\": \"Pings\", \"type\": 1}]";

    public final DiscordSimulator discord;
    public final long ada;
    public final long text;

    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final HttpServer bot;
    private final dev.tonearm.discord.interactions.Interaction asked;

    public AskedInDiscord() throws IOException {
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
    }

    private void answerInTime(HttpExchange exchange) throws IOException {
        byte[] body = answer.completeOnTimeout("", 2, SECONDS).join().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /// Its REST API.
    public URI api() {
        return URI.create(discord.api());
    }

    /// The command, as the function knows it.
    public Interaction interaction() {
        return interaction(asked.about().token());
    }

    /// The command, with another token.
    public Interaction interaction(String token) {
        return new Interaction(
                new InteractionId(asked.about().id()),
                discord.world().bot().id(),
                token,
                Interaction.Kind.COMMAND,
                "en-US");
    }

    /// The bot's first answer.
    public void answers(String body) {
        answer.complete(body);
        assertThat(discord.interactions().await(asked, Until.ANSWERED, Duration.ofSeconds(3)))
                .isTrue();
    }

    @Override
    public void close() {
        discord.close();
        bot.stop(0);
    }
}
