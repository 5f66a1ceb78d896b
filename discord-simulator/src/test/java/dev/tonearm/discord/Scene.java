package dev.tonearm.discord;

import dev.tonearm.discord.interactions.CommandCall;
import dev.tonearm.discord.interactions.Interaction;
import dev.tonearm.discord.interactions.Interaction.Until;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.User;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;

/// A Discord with one guild, one listener, a registered `/play`, and a bot that answers.
final class Scene implements AutoCloseable {

    static final String PLAY =
            """
            [{"name": "play", "description": "Plays a song",
              "options": [{"type": 3, "name": "query", "description": "What", "required": true, "autocomplete": true}]}]
            """;

    final DiscordSimulator discord;
    final Bot bot;
    final Guild guild;
    final User ada;
    final User ben;
    final Channel text;
    final Channel lounge;
    final RestClient rest;
    final RestClient control;

    Scene() throws IOException {
        this(UnaryOperator.identity());
    }

    Scene(UnaryOperator<SimulatorSettings> change) throws IOException {
        discord =
                DiscordSimulator.start(
                        change.apply(SimulatorSettings.defaults().withOpenApi(null)));
        bot = new Bot(discord.publicKeyHex());
        var world = discord.world();
        ada = world.createUser("ada");
        ben = world.createUser("ben");
        guild = world.createGuild("Listening Room", ada.id(), true);
        world.putMember(guild.id(), ben.id(), null, null);
        text = world.createChannel(guild.id(), "general", ChannelKind.TEXT);
        lounge = world.createChannel(guild.id(), "lounge", ChannelKind.VOICE);
        rest = RestClient.ofBot(discord);
        control = RestClient.ofControl(discord);
        discord.commands().replace(0, Json.parse(PLAY).orElseThrow());
        discord.endpoint().save(bot.url());
    }

    void endpoint(URI url) {
        discord.endpoint().save(url);
    }

    CommandCall play() {
        return CommandCall.of(guild.id(), text.id(), ada.id(), "play").with("query", "so what");
    }

    /// `/play`, and the bot's first answer to it.
    Interaction played() {
        return answered(discord.interactions().command(play()));
    }

    Interaction answered(Interaction interaction) {
        if (!discord.interactions().await(interaction, Until.ANSWERED, Duration.ofSeconds(5))) {
            throw new AssertionError("not answered: " + interaction.about());
        }
        return interaction;
    }

    String webhook(Interaction interaction) {
        return "webhooks/" + discord.world().bot().id() + "/" + interaction.about().token();
    }

    String original(Interaction interaction) {
        return webhook(interaction) + "/messages/@original";
    }

    @Override
    public void close() {
        bot.close();
        discord.close();
    }
}
