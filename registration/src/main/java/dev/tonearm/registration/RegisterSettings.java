package dev.tonearm.registration;

import dev.tonearm.core.environment.Variables;
import dev.tonearm.core.environment.WrongSettingsException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

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
    /// @throws WrongSettingsException says all that is missing or wrong
    static RegisterSettings from(
            Optional<String> guild, boolean dryRun, Map<String, String> environment) {
        var variables = new Variables(environment);
        var api = variables.optional("TONEARM_DISCORD_API", URI.create(API), RegisterSettings::api);
        var token = variables.required("TONEARM_DISCORD_TOKEN");
        var application = variables.id("TONEARM_DISCORD_APPLICATION_ID");
        var server = guild.flatMap(id -> variables.parse("--guild", id, Variables::snowflake));
        variables.check();
        return new RegisterSettings(
                api.orElseThrow(),
                token.orElseThrow(),
                Long.toUnsignedString(application.orElseThrow()),
                server.<Scope>map(id -> new Scope.Guild(Long.toUnsignedString(id)))
                        .orElseGet(Scope.Everywhere::new),
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
