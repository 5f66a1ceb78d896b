package dev.tonearm.local.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/// What Tonearm's processes are told about their Discord application.
///
/// @param publicKey for interactions, in hex
/// @param token a secret
/// @param api the REST API, ending in a slash
/// @param files where the files are that people give with commands
/// @param reads `on` if the bot may read what people write
record BotAccount(
        String applicationId,
        String publicKey,
        String token,
        String api,
        String files,
        String reads) {
    private static final String DISCORD = "https://discord.com/api/v10/";
    private static final String DISCORDS_FILES = "https://cdn.discordapp.com";

    static BotAccount real(Map<String, String> environment) {
        return new BotAccount(
                environment.getOrDefault("TONEARM_DISCORD_APPLICATION_ID", ""),
                environment.getOrDefault("TONEARM_DISCORD_PUBLIC_KEY", ""),
                environment.getOrDefault("TONEARM_DISCORD_TOKEN", ""),
                environment.getOrDefault("TONEARM_DISCORD_API", DISCORD),
                environment.getOrDefault("TONEARM_DISCORD_CDN", DISCORDS_FILES),
                environment.getOrDefault("TONEARM_TYPED_REQUESTS", "off"));
    }

    /// For the edge, which has no use for the token.
    Map<String, String> edge() {
        return Map.of(
                "TONEARM_DISCORD_APPLICATION_ID", applicationId,
                "TONEARM_DISCORD_PUBLIC_KEY", publicKey,
                "TONEARM_DISCORD_API", api,
                "TONEARM_DISCORD_CDN", files,
                "TONEARM_TYPED_REQUESTS", reads);
    }

    /// For the worker, for the billing function and for registration.
    Map<String, String> bot() {
        var environment = new LinkedHashMap<>(edge());
        environment.put("TONEARM_DISCORD_TOKEN", token);
        return environment;
    }

    @Override
    public String toString() {
        return "BotAccount[" + applicationId + ", " + api + "]";
    }
}
