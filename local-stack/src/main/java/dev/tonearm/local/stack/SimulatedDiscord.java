package dev.tonearm.local.stack;

import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.discord.DiscordSimulator;
import dev.tonearm.discord.SimulatorSettings;
import dev.tonearm.discord.gateway.Intents;
import dev.tonearm.discord.interactions.Probes;
import dev.tonearm.discord.interactions.SigningKey;
import dev.tonearm.discord.record.Behaviour;
import dev.tonearm.discord.shop.Sku;
import dev.tonearm.discord.voice.VoiceRoutes;
import dev.tonearm.discord.voice.VoiceServer;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Role;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// The simulator with its page, its voice server and some people to play with.
final class SimulatedDiscord implements DiscordSide {
    private static final int ENDPOINT_ATTEMPTS = 4;

    private final DiscordSimulator discord;
    private final VoiceServer voice;
    private final BotAccount account;
    private final Path privateKey;

    private SimulatedDiscord(
            DiscordSimulator discord, VoiceServer voice, BotAccount account, Path privateKey) {
        this.discord = discord;
        this.voice = voice;
        this.account = account;
        this.privateKey = privateKey;
    }

    /// With its address before it listens, and the small world of the page.
    static SimulatedDiscord create(
            Path directory, VoiceServer voice, URI base, Behaviour behaviour) {
        var key = SigningKey.generate();
        var settings = SimulatorSettings.defaults().withKey(key).withBehaviour(behaviour);
        var discord = DiscordSimulator.create(settings, voice);
        var account =
                new BotAccount(
                        String.valueOf(settings.applicationId()),
                        key.publicKeyHex(),
                        settings.botToken(),
                        base.resolve("/api/v10/").toString(),
                        base.getScheme() + "://" + base.getAuthority(),
                        Intents.readsContent(behaviour.privilegedIntents()) ? "on" : "off");
        var simulated =
                new SimulatedDiscord(
                        discord, voice, account, secret(directory, "interactions-key.pem", key));
        simulated.populate();
        return simulated;
    }

    DiscordSimulator simulator() {
        return discord;
    }

    @Override
    public BotAccount account() {
        return account;
    }

    @Override
    public void mount(JavalinConfig config) {
        discord.register(config);
        VoiceRoutes.mount(config, voice);
        config.staticFiles.add("/page", Location.CLASSPATH);
    }

    @Override
    public void listening(URI base) {
        discord.started(URI.create(base.getScheme() + "://" + base.getAuthority()));
    }

    /// As Discord does, it tries the endpoint with good and bad signatures before it takes it. A
    /// machine that is busy may not answer in time: it is saved again, as somebody in Discord's
    /// portal would.
    @Override
    public void endpoint(URI interactions) {
        for (int attempt = 1; ; attempt++) {
            var failed =
                    discord.saveEndpoint(interactions).stream()
                            .filter(probe -> !probe.ok())
                            .toList();
            if (failed.isEmpty()) return;
            boolean slow = failed.stream().allMatch(Probes.Probe::unanswered);
            if (slow && attempt < ENDPOINT_ATTEMPTS) continue;
            throw new WrongSettingsException(
                    "Discord refuses the endpoint: "
                            + failed
                            + (slow ? " (not in time, in " + attempt + " attempts)" : ""));
        }
    }

    /// Unlike Discord it does not try the address: that would start the function in every stack,
    /// and few sell anything. What is not taken in time comes again.
    @Override
    public void sells(Map<String, String> names, URI events) {
        names.forEach(
                (sku, name) -> discord.shop().put(Sku.ofGuilds(Long.parseUnsignedLong(sku), name)));
        discord.webhookEvents().saveUnseen(events);
    }

    @Override
    public void changed(Part part) {
        discord.announce("part", () -> Parts.json(part));
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "applicationId",
                account.applicationId(),
                "publicKey",
                account.publicKey(),
                "discordApi",
                account.api(),
                "discordToken",
                account.token(),
                "privateKeyFile",
                privateKey.toString());
    }

    @Override
    public boolean registersItself() {
        return true;
    }

    @Override
    public void close() {
        discord.close();
    }

    /// Two servers that share some people, so that there is somebody to be and somewhere to go: one
    /// person for each language that the bot speaks.
    private void populate() {
        var world = discord.world();
        long ada = world.createUser("ada", "Ada", "en-GB", false).id();
        long grace = world.createUser("grace", "Grace", "en-US", false).id();
        long konrad = world.createUser("konrad", "Konrad", "de", false).id();
        long lucia = world.createUser("lucia", "Lucía", "es-ES", false).id();
        long joao = world.createUser("joao", "João", "pt-BR", false).id();
        long ines = world.createUser("ines", "Inès", "fr", false).id();
        long yuki = world.createUser("yuki", "Yuki", "ja", false).id();
        List<Long> everybody = List.of(grace, konrad, lucia, joao, ines, yuki);
        server("The Listening Room", ada, everybody, "Lounge", "Back room");
        server("Plattenladen", konrad, List.of(ada), "Theke");
    }

    private void server(String name, long owner, List<Long> members, String... voiceChannels) {
        Guild guild = discord.world().createGuild(name, owner, true);
        for (long member : members) {
            var _ = discord.world().putMember(guild.id(), member, null, null);
        }
        discord.world().createChannel(guild.id(), "general", ChannelKind.TEXT);
        discord.world().createChannel(guild.id(), "music", ChannelKind.TEXT);
        for (String channel : voiceChannels) {
            discord.world().createChannel(guild.id(), channel, ChannelKind.VOICE);
        }
        discord.world().createChannel(guild.id(), "Stage", ChannelKind.STAGE);
        var dj = new Role.Change("DJ", 0L, 0xE8A33D, true);
        var _ = discord.world().roles().create(guild.id(), dj);
    }

    /// A key file that only its owner can read.
    private static Path secret(Path directory, String name, SigningKey key) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, key.toPem());
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }
}
