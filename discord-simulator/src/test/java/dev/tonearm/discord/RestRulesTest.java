package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.world.Overwrite;
import dev.tonearm.discord.world.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What Discord's REST API does not let a bot do.
final class RestRulesTest {

    private final SteppedClock clock = new SteppedClock();
    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(settings -> settings.withClock(clock));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_bot_says_who_it_is() throws Exception {
        var anonymous =
                RestClient.withHeaders(
                        scene.discord.api(), Map.of("User-Agent", "DiscordBot (x, 1)"));
        var browser =
                RestClient.withHeaders(
                        scene.discord.api(),
                        Map.of(
                                "Authorization",
                                "Bot " + scene.discord.botToken(),
                                "User-Agent",
                                "Mozilla"));

        assertThat(anonymous.get("users/@me").status()).isEqualTo(401);
        assertThat(browser.get("users/@me").status()).isEqualTo(200);
        assertThat(scene.discord.violations().rules())
                .containsExactly("rest.unauthorized", "rest.user-agent");
    }

    @Test
    void a_bot_lists_its_servers_a_page_at_a_time() throws Exception {
        var all = scene.rest.get("users/@me/guilds").body();
        assertThat(all).isNotEmpty();
        var last = all.get(all.size() - 1).path("id").asText();
        assertThat(scene.rest.get("users/@me/guilds?limit=1").body()).hasSize(1);
        assertThat(scene.rest.get("users/@me/guilds?after=" + last).body()).isEmpty();
        assertThat(scene.rest.get("users/@me/guilds?limit=201").status()).isEqualTo(400);
        assertThat(scene.discord.violations().rules()).containsExactly("rest.body");
    }

    @Test
    void a_route_that_is_none_is_reported() throws Exception {
        assertThat(scene.rest.get("music").status()).isEqualTo(404);
        assertThat(scene.discord.violations().rules()).containsExactly("rest.not-found");
    }

    @Test
    void a_nonce_that_is_enforced_makes_a_repeated_request_one_message() throws Exception {
        String path = "channels/" + scene.text.id() + "/messages";
        String once = "{\"content\":\"%s\",\"nonce\":\"%s\",\"enforce_nonce\":%b}";
        var first = scene.rest.send("POST", path, once.formatted("a", "n1", true));
        assertThat(first.body().path("nonce").asText()).isEqualTo("n1");
        var again = scene.rest.send("POST", path, once.formatted("b", "n1", true));
        assertThat(again.body()).isEqualTo(first.body());
        var other = scene.rest.send("POST", path, once.formatted("b", "n2", true));
        var unenforced = scene.rest.send("POST", path, once.formatted("b", "n1", false));
        clock.step(Duration.ofMinutes(10));
        var later = scene.rest.send("POST", path, once.formatted("b", "n1", true));
        assertThat(
                        Stream.of(first, other, unenforced, later)
                                .map(answer -> answer.body().path("id").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_body_is_json() throws Exception {
        var result =
                scene.rest.send(
                        "POST", "channels/" + scene.text.id() + "/messages", "{\"content\":");

        assertThat(result.body().path("code").asInt()).isEqualTo(50109);
        assertThat(scene.discord.violations().rules()).containsExactly("rest.body");
    }

    @Test
    void the_bot_needs_permissions() throws Exception {
        scene.discord
                .world()
                .changeChannel(
                        scene.text.id(),
                        channel ->
                                channel.withOverwrite(
                                        new Overwrite(
                                                scene.guild.id(),
                                                true,
                                                0,
                                                Permission.SEND_MESSAGES.bit())));

        var silenced =
                scene.rest.send(
                        "POST", "channels/" + scene.text.id() + "/messages", "{\"content\":\"x\"}");
        scene.discord
                .world()
                .changeChannel(
                        scene.text.id(),
                        channel ->
                                channel.withOverwrite(
                                        new Overwrite(
                                                scene.guild.id(),
                                                true,
                                                0,
                                                Permission.VIEW_CHANNEL.bit())));
        var blind =
                scene.rest.send(
                        "POST", "channels/" + scene.text.id() + "/messages", "{\"content\":\"x\"}");

        assertThat(silenced.body().path("code").asInt()).isEqualTo(50013);
        assertThat(blind.body().path("code").asInt()).isEqualTo(50001);
        assertThat(scene.discord.violations().rules())
                .containsExactly("rest.forbidden", "rest.forbidden");
    }

    @Test
    void a_bucket_has_its_limit_and_says_when_it_is_full_again() throws Exception {
        var interaction = scene.played();
        for (var i = 0; i < 5; i++) {
            var fine =
                    scene.rest.send(
                            "PATCH", scene.original(interaction), "{\"content\":\"" + i + "\"}");
            assertThat(fine.header("X-RateLimit-Remaining")).isEqualTo(Integer.toString(4 - i));
        }

        var refused = scene.rest.send("PATCH", scene.original(interaction), "{\"content\":\"6\"}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().path("retry_after").asDouble()).isEqualTo(2.0);
        assertThat(scene.discord.violations().rules()).isEmpty();

        clock.step(Duration.ofSeconds(1));
        scene.rest.send("PATCH", scene.original(interaction), "{\"content\":\"too early\"}");
        assertThat(scene.discord.violations().rules()).containsExactly("rest.ignored-retry-after");

        clock.step(Duration.ofSeconds(1));
        assertThat(
                        scene.rest
                                .send("PATCH", scene.original(interaction), "{\"content\":\"now\"}")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void the_global_limit_holds_for_everything_with_the_bots_token() throws Exception {
        scene.discord.settings().change(Json.object().put("globalPerSecond", 2));
        scene.rest.get("users/@me");
        scene.rest.get("gateway/bot");

        var refused = scene.rest.get("applications/@me");

        assertThat(refused.header("X-RateLimit-Scope")).isEqualTo("global");
        assertThat(
                        scene.rest
                                .send(
                                        "PATCH",
                                        scene.original(scene.played()),
                                        "{\"content\":\"x\"}")
                                .status())
                .as("webhooks of interactions are exempt")
                .isEqualTo(200);
    }

    @Test
    void trouble_on_demand_strikes_as_often_as_asked() throws Exception {
        scene.discord
                .faults()
                .add(Faults.Place.REST, null, null, "GET", "/users/.*", 0, 503, false, 1);

        assertThat(scene.rest.get("users/@me").status()).isEqualTo(503);
        assertThat(scene.rest.get("users/@me").status()).isEqualTo(200);
    }

    static Stream<Arguments> commands_that_discord_refuses() {
        return Stream.of(
                Arguments.of("an upper-case name", "{\"name\":\"Play\",\"description\":\"x\"}"),
                Arguments.of("a name with a space", "{\"name\":\"play it\",\"description\":\"x\"}"),
                Arguments.of("no description", "{\"name\":\"play\"}"),
                Arguments.of(
                        "a long description",
                        "{\"name\":\"play\",\"description\":\"%s\"}".formatted("x".repeat(101))),
                Arguments.of(
                        "a required option after an optional one",
                        options(
                                "{\"type\":3,\"name\":\"a\",\"description\":\"x\"},{\"type\":3,\"name\":\"b\",\"description\":\"x\",\"required\":true}")),
                Arguments.of(
                        "two options of one name",
                        options(
                                "{\"type\":3,\"name\":\"a\",\"description\":\"x\"},{\"type\":3,\"name\":\"a\",\"description\":\"x\"}")),
                Arguments.of(
                        "choices and autocomplete",
                        options(
                                "{\"type\":3,\"name\":\"a\",\"description\":\"x\",\"autocomplete\":true,\"choices\":[{\"name\":\"x\",\"value\":\"x\"}]}")),
                Arguments.of(
                        "a subcommand beside a value",
                        options(
                                "{\"type\":1,\"name\":\"a\",\"description\":\"x\"},{\"type\":3,\"name\":\"b\",\"description\":\"x\"}")),
                Arguments.of(
                        "an unknown locale",
                        "{\"name\":\"play\",\"description\":\"x\",\"name_localizations\":{\"xx\":\"y\"}}"),
                Arguments.of(
                        "a choice in a locale that there is not",
                        options(
                                "{\"type\":3,\"name\":\"a\",\"description\":\"x\",\"choices\":[{\"name\":\"x\",\"value\":\"x\",\"name_localizations\":{\"sv\":\"y\"}}]}")),
                Arguments.of(
                        "a translated name that is no name",
                        "{\"name\":\"play\",\"description\":\"x\",\"name_localizations\":{\"de\":\"Spielen\"}}"));
    }

    private static String options(String list) {
        return "{\"name\":\"play\",\"description\":\"x\",\"options\":[" + list + "]}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands_that_discord_refuses")
    void a_command_is_refused_for(String what, String command) throws Exception {
        var result = scene.rest.send("PUT", commands(), "[" + command + "]");

        assertThat(result.status()).as(what).isEqualTo(400);
        assertThat(scene.discord.violations().rules()).contains("command.invalid");
        assertThat(scene.discord.commands().byName(0, "play")).as("the old one stays").isPresent();
    }

    private String commands() {
        return "applications/" + scene.discord.world().bot().id() + "/commands";
    }

    @Test
    void registering_the_same_again_keeps_the_ids() throws Exception {
        var first = scene.rest.send("PUT", commands(), Scene.PLAY).body();
        var second = scene.rest.send("PUT", commands(), Scene.PLAY).body();

        assertThat(second.path(0).path("id")).isEqualTo(first.path(0).path("id"));
        assertThat(scene.rest.get(commands()).body()).hasSize(1);
    }

    @Test
    void only_so_many_commands_are_new_in_a_day() throws Exception {
        for (var i = 0; i < 199; i++) {
            scene.discord
                    .commands()
                    .put(
                            0,
                            Json.parse("{\"name\":\"c%d\",\"description\":\"x\"}".formatted(i))
                                    .orElseThrow());
            scene.discord
                    .commands()
                    .remove(
                            0,
                            Long.parseLong(
                                    scene.discord
                                            .commands()
                                            .byName(0, "c" + i)
                                            .orElseThrow()
                                            .path("id")
                                            .asText()));
        }

        var result =
                scene.rest.send("POST", commands(), "{\"name\":\"last\",\"description\":\"x\"}");

        assertThat(result.body().path("code").asInt()).isEqualTo(30034);
    }

    @Test
    void an_edit_that_overtakes_the_first_answer_finds_no_webhook_and_breaks_no_rule()
            throws Exception {
        scene.bot.answers(_ -> new Bot.Reply(202, "text/plain", ""));
        var interaction = scene.discord.interactions().command(scene.play());

        var early =
                scene.rest.send("PATCH", scene.original(interaction), "{\"content\":\"early\"}");

        assertThat(early.body().path("code").asInt()).isEqualTo(10015);
        assertThat(scene.discord.violations().rules()).isEmpty();
    }

    @Test
    void a_token_lives_a_quarter_of_an_hour() throws Exception {
        var interaction = scene.played();
        clock.step(Duration.ofMinutes(15));

        var late = scene.rest.send("PATCH", scene.original(interaction), "{\"content\":\"late\"}");

        assertThat(late.body().path("code").asInt()).isEqualTo(50027);
        assertThat(scene.discord.violations().rules()).containsExactly("interaction.token-expired");
    }

    @Test
    void bodies_are_held_against_the_openapi_document(@TempDir Path folder) throws Exception {
        var document = folder.resolve("openapi.json");
        Files.writeString(
                document,
                """
                {"openapi": "3.1.0", "paths": {"/channels/{channel_id}/messages": {"post": {"requestBody": {"content":
                  {"application/json": {"schema": {"$ref": "#/components/schemas/Message"}}}}}}},
                 "components": {"schemas": {"Message": {"type": "object", "properties": {"tts": {"type": "boolean"}}}}}}
                """);
        try (var strict = new Scene(settings -> settings.withOpenApi(document))) {
            strict.rest.send(
                    "POST",
                    "channels/" + strict.text.id() + "/messages",
                    "{\"content\":\"x\",\"tts\":\"yes\"}");

            assertThat(strict.discord.violations().rules()).containsExactly("openapi.request");
        }
    }
}
