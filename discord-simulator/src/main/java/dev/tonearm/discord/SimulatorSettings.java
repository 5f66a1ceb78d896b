package dev.tonearm.discord;

import dev.tonearm.discord.interactions.SigningKey;
import dev.tonearm.discord.record.Behaviour;
import dev.tonearm.discord.world.Permission;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What a simulator is started with.
///
/// @param port 0 takes a free one
/// @param applicationId also the id of the bot's user, as on Discord
/// @param botPermissions what the bot's role allows in the guilds it joins
/// @param openApi Discord's OpenAPI document, to hold bodies against; null leaves that out
public record SimulatorSettings(
        int port,
        long applicationId,
        String botName,
        String botToken,
        long botPermissions,
        SigningKey key,
        @Nullable Path openApi,
        InstantSource clock,
        Behaviour behaviour) {

    private static final long DEFAULT_APPLICATION = 1_200_000_000_000_000_001L;

    /// A bot like ours, a new token and key, a free port, and the OpenAPI document if
    /// `TONEARM_DISCORD_OPENAPI` names it.
    public static SimulatorSettings defaults() {
        var document =
                System.getProperty(
                        "tonearm.discord.openapi", System.getenv("TONEARM_DISCORD_OPENAPI"));
        return new SimulatorSettings(
                0,
                DEFAULT_APPLICATION,
                "Tonearm",
                newToken(),
                Permission.EVERYONE | Permission.mask(Permission.SET_VOICE_CHANNEL_STATUS),
                SigningKey.generate(),
                document == null || document.isBlank() ? null : Path.of(document),
                InstantSource.system(),
                Behaviour.defaults());
    }

    /// A new one each time: who knows it is the bot.
    private static String newToken() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return "local." + DEFAULT_APPLICATION + "." + HexFormat.of().formatHex(random);
    }

    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(
                newPort,
                applicationId,
                botName,
                botToken,
                botPermissions,
                key,
                openApi,
                clock,
                behaviour);
    }

    public SimulatorSettings withKey(SigningKey newKey) {
        return new SimulatorSettings(
                port,
                applicationId,
                botName,
                botToken,
                botPermissions,
                newKey,
                openApi,
                clock,
                behaviour);
    }

    public SimulatorSettings withOpenApi(@Nullable Path document) {
        return new SimulatorSettings(
                port,
                applicationId,
                botName,
                botToken,
                botPermissions,
                key,
                document,
                clock,
                behaviour);
    }

    public SimulatorSettings withClock(InstantSource newClock) {
        return new SimulatorSettings(
                port,
                applicationId,
                botName,
                botToken,
                botPermissions,
                key,
                openApi,
                newClock,
                behaviour);
    }

    public SimulatorSettings withBehaviour(Behaviour newBehaviour) {
        return new SimulatorSettings(
                port,
                applicationId,
                botName,
                botToken,
                botPermissions,
                key,
                openApi,
                clock,
                newBehaviour);
    }

    @Override
    public String toString() {
        return "SimulatorSettings[port=" + port + ", applicationId=" + applicationId + "]";
    }
}
