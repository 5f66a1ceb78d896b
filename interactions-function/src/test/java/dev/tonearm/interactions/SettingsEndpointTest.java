package dev.tonearm.interactions;

import static dev.tonearm.interactions.TestEdge.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.house.HouseCommand;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.function.wire.DiscordSchema;
import dev.tonearm.interactions.wire.Interactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `/settings` as Discord posts it, in a guild of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsEndpointTest {
    private static final GuildId GUILD = new GuildId(1_200_000_000_000_000_123L);
    private static final Texts ENGLISH = Texts.DEFAULT;
    private static final AtomicLong IDS = new AtomicLong(Interactions.ID + 1_000_000);
    private static final String LISTENER = "1048576";
    private static final String MANAGER = "32";

    private final TestEdge edge = new TestEdge();
    private final List<String> bodies = new ArrayList<>();

    @AfterAll
    void stop() {
        edge.close();
    }

    @AfterEach
    void forget() {
        edge.records().keep(GUILD, edge.records().settings(GUILD), GuildSettings.USUAL);
        edge.outside.answers(204, "");
        edge.outside.callbacks().clear();
        edge.queued(GUILD);
    }

    @Test
    void the_menu_is_for_who_manages_the_server() {
        JsonObject answer = answer(command("menu", ""), LISTENER);
        assertThat(texts(answer))
                .contains(ENGLISH.text("edge.missing_permission", "Manage Server"));
        assertThat(texts(answer(pressed("t1:settings-flag:fair:1"), LISTENER)))
                .contains(ENGLISH.text("edge.missing_permission", "Manage Server"));
        assertThat(settings()).isEqualTo(GuildSettings.USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "language",
                "djs",
                "commands",
                "channels",
                "message",
                "manners",
                "limits",
                "blocked"
            })
    void each_page_is_as_discord_describes_one(String section) {
        JsonObject answer = manage(chosen("t1:settings-section", section));
        assertThat(answer.integer("type")).isEqualTo(7);
        assertThat(texts(answer)).contains(ENGLISH.text("settings.section.hint." + section));
        DiscordSchema.named("UpdateMessageInteractionCallbackRequest").check(bodies.getLast());
    }

    @Test
    void a_press_is_saved_at_once_and_the_page_shows_it_with_a_button_that_takes_it_back() {
        JsonObject answer = manage(pressed("t1:settings-flag:fair:1"));

        assertThat(answer.integer("type")).isEqualTo(7);
        assertThat(settings().manners().fair()).isTrue();
        assertThat(texts(answer)).contains("✅ Saved.");
        String undo = id(answer, "t1:settings-undo:");
        assertThat(texts(manage(pressed(undo)))).contains("**Fair queue**: off");
        assertThat(settings()).isEqualTo(GuildSettings.USUAL);
        assertThat(texts(manage(pressed(undo))))
                .as("it is undone already")
                .contains(ENGLISH.text("settings.undo.late"));
    }

    @Test
    void roles_channels_and_people_are_what_was_chosen() {
        manage(chosen("t1:settings-things:djs:0", "31", "32"));
        manage(chosen("t1:settings-things:text_channels:0", "7"));
        manage(chosen("t1:settings-things:blocked_users:0", "42"));
        manage(chosen("t1:settings-thing:panel", "9"));
        assertThat(settings().who().djs())
                .containsExactlyInAnyOrder(new RoleId(31), new RoleId(32));
        assertThat(settings().where().text()).containsExactly(new ChannelId(7));
        assertThat(settings().blocked().users()).containsExactly(new UserId(42));
        assertThat(settings().where().panel()).isEqualTo(9);

        manage(chosen("t1:settings-things:djs:0", "32"));
        manage(chosen("t1:settings-thing:panel"));
        assertThat(settings().who().djs()).containsExactly(new RoleId(32));
        assertThat(settings().where().panel()).isZero();
    }

    @Test
    void of_more_people_than_a_menu_holds_each_page_is_chosen_by_itself() {
        String[] first = new String[25];
        for (int i = 0; i < 25; i++) first[i] = String.valueOf(100 + i);
        manage(chosen("t1:settings-things:blocked_users:0", first));
        JsonObject answer = manage(chosen("t1:settings-things:blocked_users:1", "300", "301"));
        assertThat(settings().blocked().users()).hasSize(27);
        assertThat(ids(answer))
                .contains(
                        "t1:settings-things:blocked_users:0", "t1:settings-things:blocked_users:1");

        manage(chosen("t1:settings-things:blocked_users:0", "100"));
        assertThat(settings().blocked().users())
                .containsExactlyInAnyOrder(new UserId(100), new UserId(300), new UserId(301));
    }

    @Test
    void numbers_are_asked_for_in_a_form_and_checked() {
        JsonObject form = manage(pressed("t1:settings-numbers:manners"));
        assertThat(form.integer("type")).isEqualTo(9);
        assertThat(form.object("data").string("custom_id")).isEqualTo("t1:settings-filled:manners");

        JsonObject page =
                manage(filled("t1:settings-filled:manners", "alone", "600", "quiet", "0"));
        assertThat(page.integer("type")).isEqualTo(7);
        assertThat(settings().manners().alone()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings().manners().quiet()).isZero();
        assertThat(texts(page)).contains("**Leave when alone after**: 10:00");

        JsonObject wrong =
                manage(filled("t1:settings-filled:manners", "alone", "5", "volume", "loud"));
        assertThat(texts(wrong))
                .contains("`Leave when alone after`: must be 0, 10–86400")
                .contains("`Volume at the start`: must be a whole number");
        assertThat(settings().manners().alone())
                .as("all or nothing")
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void who_may_give_a_command_is_chosen_on_a_page_of_its_own() {
        JsonObject page = manage(chosen("t1:settings-command:0", "effects"));
        assertThat(ids(page)).contains("t1:settings-rule:effects", "t1:settings-command:0");
        manage(chosen("t1:settings-rule:effects:preset", "vote"));
        manage(chosen("t1:settings-rule:skip", "off"));
        assertThat(settings().who().rules())
                .containsEntry("effects preset", CommandRule.VOTE)
                .containsEntry("skip", CommandRule.OFF);
        manage(chosen("t1:settings-rule:skip", "usual"));
        assertThat(settings().who().rules()).doesNotContainKey("skip");
        assertThat(texts(manage(chosen("t1:settings-command:0", "no such command"))))
                .contains(ENGLISH.text("settings.section.hint.commands"));
    }

    @Test
    void an_export_goes_to_discord_as_a_file_and_comes_back_by_an_import() {
        manage(pressed("t1:settings-flag:fair:1"));
        manage(chosen("t1:settings-things:djs:0", "31"));
        GuildSettings before = settings();

        JsonObject response = edge.answer(signed(body(command("export", ""), MANAGER)));
        assertThat(response.integer("statusCode")).isEqualTo(202);
        assertThat(response.string("body")).isEmpty();
        DiscordOutside.Callback callback = edge.outside.callbacks().getFirst();
        assertThat(callback.path())
                .isEqualTo(
                        "/api/v10/interactions/"
                                + IDS.get()
                                + "/"
                                + Interactions.TOKEN
                                + "/callback");
        assertThat(callback.type()).startsWith("multipart/form-data; boundary=");
        List<String> parts = parts(callback);
        assertThat(parts.getFirst()).contains("name=\"payload_json\"");
        String payload = parts.getFirst().substring(parts.getFirst().indexOf("\r\n\r\n")).strip();
        assertThat(payload).contains("attachment://tonearm-settings.json");
        String file = parts.get(1).substring(parts.get(1).indexOf("\r\n\r\n")).strip();
        assertThat(parts.get(1)).contains("name=\"files[0]\"; filename=\"tonearm-settings.json\"");

        forget();
        assertThat(settings()).isEqualTo(GuildSettings.USUAL);
        JsonObject answer = manage(imported(edge.outside.keeps(file), file.length()));
        assertThat(answer.integer("type")).isEqualTo(4);
        assertThat(settings()).isEqualTo(before);
        assertThat(id(answer, "t1:settings-undo:")).isNotEmpty();
        DiscordSchema.named("CreateMessageInteractionCallbackRequest").check(payload);
    }

    @Test
    void a_file_with_mistakes_changes_nothing_and_each_is_named() {
        String file =
                """
                {"who":{"votePercent":101,"rules":{"dance":"dj","settings menu":"off"}},"language":"xx","x":1}\
                """;
        JsonObject answer = manage(imported(edge.outside.keeps(file), file.length()));
        assertThat(texts(answer))
                .contains(ENGLISH.text("settings.import.nothing"))
                .contains("`who.votePercent`: must be 1–100")
                .contains("`who.rules.dance`: there is no such command")
                .contains("`who.rules.settings menu`: is always for who manages the server")
                .contains("`language`: is not a language I speak")
                .contains("`x`: there is no such setting");
        assertThat(settings()).isEqualTo(GuildSettings.USUAL);
    }

    @Test
    void only_a_small_file_that_discord_keeps_is_read() {
        assertThat(texts(manage(imported("http://169.254.169.254/latest", 10))))
                .contains(ENGLISH.text("settings.import.elsewhere"));
        assertThat(texts(manage(imported("no address at all", 10))))
                .contains(ENGLISH.text("settings.import.elsewhere"));
        String user = edge.outside.origin().toString().replace("http://", "http://cdn@");
        assertThat(texts(manage(imported(user + "/attachments/1/0/x", 10))))
                .contains(ENGLISH.text("settings.import.elsewhere"));
        assertThat(texts(manage(imported(edge.outside.origin() + "/attachments/none", 10))))
                .contains(ENGLISH.text("settings.import.away"));
        assertThat(texts(manage(imported(edge.outside.keeps("not json"), 8))))
                .contains(ENGLISH.text("settings.import.no_json"));
        assertThat(texts(manage(imported(edge.outside.keeps("{\"format\":99}"), 13))))
                .contains(ENGLISH.text("settings.import.newer"));
        String tooLong = edge.outside.keeps("{\"x\":\"" + "x".repeat(70_000) + "\"}");
        assertThat(texts(manage(imported(tooLong, 70_000))))
                .contains(ENGLISH.text("settings.import.too_long", 64));
        assertThat(texts(manage(imported(tooLong, 10))))
                .as("a size that is not true")
                .contains(ENGLISH.text("settings.import.too_long", 64));
    }

    @Test
    void a_callback_that_discord_does_not_take_is_told_and_one_that_it_has_is_not() {
        edge.outside.answers(500, "");
        assertThat(texts(manage(command("export", "")))).contains(ENGLISH.text("edge.try_again"));
        edge.outside.answers(
                400, "{\"message\":\"Interaction has already been acknowledged.\",\"code\":40060}");
        assertThat(edge.answer(signed(body(command("export", ""), MANAGER))).integer("statusCode"))
                .isEqualTo(202);
        assertThat(edge.log()).doesNotContain(Interactions.TOKEN);
    }

    @Test
    void everything_is_reset_after_a_question_and_can_be_taken_back() {
        manage(pressed("t1:settings-flag:stays:1"));
        JsonObject asked = manage(command("reset", ""));
        assertThat(ids(asked)).containsExactly("t1:settings-reset", "t1:settings-keep");
        assertThat(settings().manners().stays()).isTrue();

        JsonObject done = manage(pressed("t1:settings-reset"));
        assertThat(settings()).isEqualTo(GuildSettings.USUAL);
        manage(pressed(id(done, "t1:settings-undo:")));
        assertThat(settings().manners().stays()).isTrue();
    }

    @Test
    void settings_that_cannot_be_read_are_not_shown_as_if_nothing_were_set() {
        edge.dynamo.proxy().cut();
        try {
            assertThat(texts(manage(command("menu", "")))).contains(ENGLISH.text("settings.away"));
            assertThat(texts(manage(command("show", "")))).contains(ENGLISH.text("settings.away"));
            assertThat(texts(manage(command("export", ""))))
                    .contains(ENGLISH.text("settings.away"));
            assertThat(texts(manage(pressed("t1:settings-flag:fair:1"))))
                    .contains(ENGLISH.text("edge.not_saved"));
        } finally {
            edge.dynamo.proxy().restore();
        }
    }

    @Test
    void the_player_is_told_at_once_of_what_it_has_to_do_with() {
        manage(chosen("t1:settings-things:djs:0", "31"));
        assertThat(edge.queuedCommands(GUILD)).as("who may do what").isEmpty();
        manage(pressed("t1:settings-flag:fair:1"));
        manage(chosen("t1:settings-thing:requests", "9"));
        manage(chosen("t1:settings-word:language", "de"));
        manage(pressed("t1:settings-flag:fair:1"));
        assertThat(edge.queuedCommands(GUILD))
                .allMatch(command -> command.command().equals(new HouseCommand.Heed()))
                .extracting(command -> command.rules().manners(), CommandEnvelope::language)
                .containsExactly(
                        tuple(Manners.USUAL.withFair(true), "en-US"),
                        tuple(Manners.USUAL.withFair(true).withPanel(9), "en-US"),
                        tuple(Manners.USUAL.withFair(true).withPanel(9), "de"));
    }

    @Test
    void settings_are_saved_while_the_player_cannot_be_told() {
        edge.sqs.proxy().cut();
        try {
            assertThat(texts(manage(pressed("t1:settings-flag:fair:1")))).contains("✅ Saved.");
        } finally {
            edge.sqs.proxy().restore();
        }
        assertThat(settings().manners().fair()).isTrue();
    }

    @Test
    void what_an_older_menu_offers_and_is_no_more_is_of_an_older_message() {
        for (String id :
                List.of(
                        "t1:settings-flag:dance:1",
                        "t1:settings-flag:fair:2",
                        "t1:settings-numbers:nowhere",
                        "t1:settings-undo:djs:0",
                        "t2:settings-flag:fair:1")) {
            assertThat(texts(manage(pressed(id)))).contains(ENGLISH.text("edge.old_button"));
        }
        assertThat(texts(manage(chosen("t1:settings-word:language", "xx"))))
                .contains(ENGLISH.text("edge.old_button"));
        assertThat(texts(manage(chosen("t1:settings-rule:skip", "perhaps"))))
                .contains(ENGLISH.text("edge.old_button"));
    }

    @Test
    void everything_that_is_set_has_a_line() {
        String shown = texts(manage(command("show", "")));
        for (Setting setting : Setting.values()) {
            assertThat(shown)
                    .contains(
                            "**"
                                    + ENGLISH.text(
                                            "setting." + setting.name().toLowerCase(Locale.ROOT))
                                    + "**");
        }
    }

    private GuildSettings settings() {
        return edge.records().settings(GUILD).now();
    }

    /// What somebody who manages the server is answered; it is what Discord describes.
    private JsonObject manage(String data) {
        return answer(data, MANAGER);
    }

    private JsonObject answer(String data, String permissions) {
        JsonObject response = edge.answer(signed(body(data, permissions)));
        assertThat(response.integer("statusCode")).isEqualTo(200);
        bodies.add(response.string("body"));
        return JsonObject.parse(response.string("body"));
    }

    private static byte[] body(String act, String permissions) {
        String body = new String(Interactions.read("play"), UTF_8);
        body = body.substring(0, body.indexOf("\"type\": 2")) + act + "}";
        return body.replace("\"2147483647\"", '"' + permissions + '"')
                .replace(String.valueOf(Interactions.GUILD), GUILD.toString())
                .replace(String.valueOf(Interactions.ID), String.valueOf(IDS.incrementAndGet()))
                .getBytes(UTF_8);
    }

    private static String command(String part, String option) {
        return """
        "type":2,"version":1,"data":{"id":"1","type":1,"name":"settings","options":[\
        {"type":1,"name":"%s","options":[%s]}]%s\
        """
                        .formatted(
                                part,
                                option.isEmpty()
                                        ? ""
                                        : "{\"type\":11,\"name\":\"file\",\"value\":\"5\"}",
                                option.isEmpty()
                                        ? ""
                                        : ",\"resolved\":{\"attachments\":{\"5\":" + option + "}}")
                + "}";
    }

    private static String imported(String url, int size) {
        return command(
                "import",
                """
                {"id":"5","filename":"x.json","content_type":"application/json","size":%d,"url":"%s"}\
                """
                        .formatted(size, url));
    }

    private static String pressed(String id) {
        return component(id, 2, "");
    }

    private static String chosen(String id, String... values) {
        String all = values.length == 0 ? "" : '"' + String.join("\",\"", values) + '"';
        return component(id, 3, ",\"values\":[" + all + "]");
    }

    private static String component(String id, int kind, String more) {
        return """
        "type":3,"version":1,"data":{"id":3,"component_type":%d,"custom_id":"%s"%s},\
        "message":{"id":"9","channel_id":"%d","content":"","components":[],"flags":64,"type":0}\
        """
                .formatted(kind, id, more, Interactions.CHANNEL);
    }

    private static String filled(String id, String... fields) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            labels.add(
                    """
                    {"type":18,"id":%d,"component":{"type":4,"id":%d,"custom_id":"%s","value":"%s"}}\
                    """
                            .formatted(2 * i + 1, 2 * i + 2, fields[i], fields[i + 1]));
        }
        return """
        "type":5,"version":1,"data":{"custom_id":"%s","components":[%s]},\
        "message":{"id":"9","channel_id":"%d","content":"","components":[],"flags":64,"type":0}\
        """
                .formatted(id, String.join(",", labels), Interactions.CHANNEL);
    }

    private static List<String> parts(DiscordOutside.Callback callback) {
        String boundary = callback.type().substring(callback.type().indexOf('=') + 1);
        return List.of(callback.body().split("--" + boundary, -1)).subList(1, 3);
    }

    /// All texts of a message, each on lines of its own.
    private static String texts(JsonObject answer) {
        List<String> texts = new ArrayList<>();
        walk(answer.object("data"), "content", texts);
        return String.join("\n", texts);
    }

    private static List<String> ids(JsonObject answer) {
        List<String> ids = new ArrayList<>();
        walk(answer.object("data"), "custom_id", ids);
        return ids;
    }

    private static String id(JsonObject answer, String prefix) {
        return ids(answer).stream().filter(id -> id.startsWith(prefix)).findFirst().orElse("");
    }

    private static void walk(JsonObject component, String member, List<String> found) {
        component.optionalString(member).ifPresent(found::add);
        for (JsonObject inner : component.objects("components")) walk(inner, member, found);
    }
}
