package dev.tonearm.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.function.wire.DiscordSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RegisterMainTest {
    private static final String COMMANDS = "/api/v10/applications/42/commands";
    private static final String IN_GUILD = "/api/v10/applications/42/guilds/7/commands";

    private final FakeDiscord discord = new FakeDiscord();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        discord.close();
        assertThat(printed()).doesNotContain(FakeDiscord.TOKEN);
    }

    @Test
    void the_whole_catalogue_is_registered_where_there_was_nothing() {
        assertThat(register()).isZero();

        assertThat(discord.requests)
                .containsExactly("GET " + COMMANDS + "?with_localizations=true", "PUT " + COMMANDS);
        assertThat(printed()).contains("+ play", "+ help", "Registered.");
        assertThat(printed().lines().filter(line -> line.startsWith("  + ")))
                .hasSameSizeAs(Catalogue.commands());
    }

    @Test
    void registering_again_finds_nothing_to_do() {
        register();
        discord.requests.clear();
        printed.reset();

        assertThat(register()).isZero();
        assertThat(discord.requests).hasSize(1).allMatch(request -> request.startsWith("GET"));
        assertThat(printed()).contains("= play", "Nothing to do.");
    }

    @Test
    void a_dry_run_shows_the_difference_and_changes_nothing() {
        assertThat(register("--dry-run")).isZero();

        assertThat(discord.requests).allMatch(request -> request.startsWith("GET"));
        assertThat(printed()).contains("+ play", "Dry run: nothing was changed.");
    }

    @Test
    void what_changes_in_a_command_is_shown_and_what_goes_away_too() throws IOException {
        discord.has(
                COMMANDS,
                """
                {"id":"1","type":1,"name":"skip","description":"Next!","version":"9",
                 "default_member_permissions":null,"contexts":[0,1],"integration_types":[0],
                 "options":[{"type":4,"name":"count","description":"How many tracks to skip",
                             "min_value":1.0,"max_value":50}]}\
                """);
        discord.has(COMMANDS, "{\"id\":\"2\",\"type\":1,\"name\":\"dance\",\"description\":\"x\"}");
        discord.has(COMMANDS, "{\"id\":\"3\",\"type\":2,\"name\":\"skip\",\"description\":\"\"}");

        register();

        assertThat(printed())
                .contains(
                        "~ skip",
                        "contexts: 0, 1 → 0",
                        "default_member_permissions: (none) → 1048576",
                        "description: \"Next!\" → \"Skip to the next track\"",
                        "options.count.max_value: 50 → 100",
                        "- dance",
                        "- skip (user command)",
                        "Registered.")
                .doesNotContain("options.count.min_value:");
    }

    @Test
    void a_test_server_has_a_list_of_its_own() {
        assertThat(register("--guild", "7")).isZero();
        assertThat(discord.requests)
                .containsExactly("GET " + IN_GUILD + "?with_localizations=true", "PUT " + IN_GUILD);
        assertThat(discord.lastBody).doesNotContain("contexts", "integration_types");

        printed.reset();
        register("--guild", "7");
        assertThat(printed()).contains("Nothing to do.");
    }

    @Test
    void the_body_is_what_discords_openapi_describes() {
        register();
        DiscordSchema.at(
                        "/paths/~1applications~1{application_id}~1commands/put/requestBody/content"
                                + "/application~1json/schema")
                .check(discord.lastBody);

        register("--guild", "7");
        DiscordSchema.at(
                        "/paths/~1applications~1{application_id}~1guilds~1{guild_id}~1commands/put"
                                + "/requestBody/content/application~1json/schema")
                .check(discord.lastBody);
    }

    @ParameterizedTest
    @CsvSource({
        "401, check TONEARM_DISCORD_TOKEN",
        "403, does not allow this",
        "404, no such application",
        "429, try again in 7.5 seconds",
        "500, Discord answered 500"
    })
    void a_refusal_says_what_to_do(int status, String text) {
        discord.refuseWith = status;

        assertThat(register()).isEqualTo(1);
        assertThat(printed()).contains(text);
    }

    @Test
    void a_discord_that_is_away_is_said_to_be() {
        discord.close();

        assertThat(register()).isEqualTo(1);
        assertThat(printed()).contains("Discord cannot be reached at " + discord.api());
    }

    @Test
    void arguments_and_settings_that_make_no_sense_are_named() {
        assertThat(register("--gild", "7")).isEqualTo(2);
        assertThat(register("--guild")).isEqualTo(2);
        assertThat(register("--guild", "x")).isEqualTo(2);
        assertThat(run(Map.of())).isEqualTo(2);
        assertThat(printed())
                .contains(
                        "tonearm: register: Unknown options: '--gild', '7'",
                        "Missing required parameter for option '--guild' (ID)",
                        "--guild: not a Discord id",
                        "TONEARM_DISCORD_TOKEN is missing",
                        "./tonearm register --help says more");
    }

    @Test
    void the_token_is_not_in_the_text_of_the_settings() {
        assertThat(RegisterSettings.from(Optional.empty(), false, environment()).toString())
                .contains(COMMANDS)
                .doesNotContain(FakeDiscord.TOKEN);
    }

    @Test
    void without_a_setting_it_is_the_real_discord() {
        var environment =
                Map.of("TONEARM_DISCORD_TOKEN", "x", "TONEARM_DISCORD_APPLICATION_ID", "42");

        assertThat(RegisterSettings.from(Optional.empty(), false, environment).commands())
                .hasToString("https://discord.com/api/v10/applications/42/commands");
    }

    private int register(String... arguments) {
        return run(environment(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        var out = new PrintStream(printed, true, UTF_8);
        return CommandMain.run(
                new CommandLine(new RegisterMain(environment, out, out)), out, out, arguments);
    }

    private Map<String, String> environment() {
        return Map.of(
                "TONEARM_DISCORD_API",
                discord.api(),
                "TONEARM_DISCORD_TOKEN",
                FakeDiscord.TOKEN,
                "TONEARM_DISCORD_APPLICATION_ID",
                "42");
    }

    private String printed() {
        return printed.toString(UTF_8);
    }
}
