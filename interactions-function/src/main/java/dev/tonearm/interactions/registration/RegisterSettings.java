package dev.tonearm.interactions.registration;

import java.net.URI;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

/// What to register, and how.
///
/// @param api Discord's REST API, ending in a slash (`TONEARM_DISCORD_API`)
/// @param token the bot's (`TONEARM_DISCORD_TOKEN`); a secret, so it is left out of [#toString()]
/// @param application the application's id (`TONEARM_DISCORD_APPLICATION_ID`)
/// @param scope everywhere, or one server (`--guild`)
/// @param dryRun only show the difference (`--dry-run`)
record RegisterSettings(URI api, String token, String application, Scope scope, boolean dryRun) {
    private static final String API = "https://discord.com/api/v10/";

    /// Reads them.
    ///
    /// @throws IllegalArgumentException says what is missing or wrong
    static RegisterSettings from(String[] arguments, Map<String, String> environment) {
        boolean dryRun = false;
        Scope scope = new Scope.Everywhere();
        for (Iterator<String> rest = Arrays.asList(arguments).iterator(); rest.hasNext(); ) {
            switch (rest.next()) {
                case "--dry-run" -> dryRun = true;
                case "--guild" -> {
                    if (!rest.hasNext()) throw new IllegalArgumentException("--guild needs an id");
                    scope = new Scope.Guild(id("--guild", rest.next()));
                }
                case String other ->
                        throw new IllegalArgumentException("unknown argument '" + other + "'");
            }
        }
        return new RegisterSettings(
                api(environment.getOrDefault("TONEARM_DISCORD_API", API)),
                required(environment, "TONEARM_DISCORD_TOKEN"),
                id(
                        "TONEARM_DISCORD_APPLICATION_ID",
                        required(environment, "TONEARM_DISCORD_APPLICATION_ID")),
                scope,
                dryRun);
    }

    /// Where the list of commands is.
    URI commands() {
        return switch (scope) {
            case Scope.Everywhere() -> api.resolve("applications/" + application + "/commands");
            case Scope.Guild(var guild) ->
                    api.resolve("applications/" + application + "/guilds/" + guild + "/commands");
        };
    }

    @Override
    public String toString() {
        return "RegisterSettings[" + commands() + ", dryRun=" + dryRun + "]";
    }

    private static URI api(String address) {
        return URI.create(address.endsWith("/") ? address : address + "/");
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) throw new IllegalArgumentException(name + " is not set");
        return value.strip();
    }

    private static String id(String name, String value) {
        if (!value.matches("\\d{1,20}")) {
            throw new IllegalArgumentException(name + " is not a Discord id");
        }
        return value;
    }

    /// Where commands are to be seen.
    sealed interface Scope {
        /// In every server.
        record Everywhere() implements Scope {}

        /// In one server, for trying things out.
        record Guild(String id) implements Scope {}

        default String title() {
            return switch (this) {
                case Everywhere() -> "Global commands";
                case Guild(var id) -> "Commands of server " + id;
            };
        }
    }
}
