package dev.tonearm.interactions;

import static dev.tonearm.interactions.TestEdge.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.function.wire.DiscordSchema;
import dev.tonearm.interactions.SettingsVisitor.Shown;
import dev.tonearm.interactions.wire.Interactions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `/settings export` and `/settings import`, and the way of a file.
@ExtendWith(SharedEdge.class)
class SettingsFilesTest {
    private static final Texts ENGLISH = Texts.DEFAULT;

    private final TestEdge edge;
    private final SettingsVisitor manager;

    SettingsFilesTest(TestEdge edge) {
        this.edge = edge;
        this.manager = SettingsVisitor.manager(edge);
    }

    @Test
    void an_export_goes_to_discord_as_a_file_and_comes_back_by_an_import() {
        manager.presses("t1:settings-flag:fair:1");
        manager.chooses("t1:settings-things:djs:0", "31");
        GuildSettings before = manager.settings();

        Posted export = manager.saying("export");
        JsonObject response = edge.answer(signed(export.bytes()));
        assertThat(response.integer("statusCode")).isEqualTo(202);
        assertThat(response.string("body")).isEmpty();
        DiscordOutside.Callback callback = edge.outside.callbacks().getFirst();
        assertThat(callback.path())
                .isEqualTo(
                        "/api/v10/interactions/"
                                + export.id()
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

        edge.repair();
        assertThat(manager.settings()).isEqualTo(GuildSettings.USUAL);
        Shown answer = manager.imports(file);
        assertThat(answer.type()).isEqualTo(4);
        assertThat(manager.settings()).isEqualTo(before);
        assertThat(answer.id("t1:settings-undo:")).isNotEmpty();
        DiscordSchema.named("CreateMessageInteractionCallbackRequest").check(payload);
    }

    @Test
    void a_file_with_mistakes_changes_nothing_and_each_is_named() {
        String file =
                """
                {"who":{"votePercent":101,"rules":{"dance":"dj","settings menu":"off"}},"language":"xx","x":1}\
                """;
        Shown answer = manager.imports(file);
        assertThat(answer.texts())
                .contains(ENGLISH.text("settings.import.nothing"))
                .contains("`who.votePercent`: must be 1–100")
                .contains("`who.rules.dance`: there is no such command")
                .contains("`who.rules.settings menu`: cannot have a rule")
                .contains("`language`: is not a language I speak")
                .contains("`x`: there is no such setting");
        assertThat(manager.settings()).isEqualTo(GuildSettings.USUAL);
    }

    @Test
    void a_value_of_a_wrong_type_is_named_with_what_it_must_be() {
        String file =
                """
                {"who":[],"manners":{"fair":"yes","volume":"loud"},"share":{"queue":10001},\
                "blocked":{"users":[42]},"where":{"text":"7","panel":9},"format":"two"}\
                """;
        assertThat(manager.imports(file).texts())
                .contains(
                        ENGLISH.text("settings.import.nothing"),
                        "`who`: must be a group of settings",
                        "`manners.fair`: must be true or false",
                        "`manners.volume`: must be a whole number",
                        "`share.queue`: must be 0, 1–10000",
                        "`blocked.users[0]`: must be a Discord id",
                        "`where.text`: must be a list",
                        "`where.panel`: must be a Discord id",
                        "`format`: must be a whole number");
        assertThat(manager.settings()).isEqualTo(GuildSettings.USUAL);
    }

    @Test
    void of_another_servers_file_roles_and_channels_stay_as_they_are_here() {
        manager.chooses("t1:settings-things:djs:0", "31");
        manager.chooses("t1:settings-thing:panel", "9");
        GuildSettings before = manager.settings();
        String file =
                """
                {"format":2,"server":"5","who":{"djs":["77"],"votePercent":60},\
                "where":{"panel":"9","text":["78"]},"blocked":{"users":["42"]}}\
                """;
        Shown answer = manager.imports(file);
        assertThat(answer.texts())
                .contains(
                        "from another server",
                        "stay as they were: **DJ roles**, **Text channels**",
                        "✅ Saved.");
        assertThat(manager.settings().who().djs()).containsExactly(new RoleId(31));
        assertThat(manager.settings().who().votePercent()).isEqualTo(60);
        assertThat(manager.settings().where()).isEqualTo(before.where());
        assertThat(manager.settings().blocked().users()).containsExactly(new UserId(42));

        manager.presses(answer.id("t1:settings-undo:"));
        assertThat(manager.settings()).as("an import is undone whole").isEqualTo(before);
    }

    @Test
    void a_file_that_is_no_longer_whole_says_in_which_line() {
        String file = "{\n  \"language\": \"de\",\n  \"who\": {\n";
        assertThat(manager.imports(file).texts())
                .contains(ENGLISH.text("settings.import.broken", 4));
    }

    @Test
    void only_a_small_file_that_discord_keeps_is_read() {
        assertThat(manager.imports("http://169.254.169.254/latest", 10).texts())
                .contains(ENGLISH.text("settings.import.elsewhere"));
        assertThat(manager.imports("no address at all", 10).texts())
                .contains(ENGLISH.text("settings.import.elsewhere"));
        String user = edge.outside.origin().toString().replace("http://", "http://cdn@");
        assertThat(manager.imports(user + "/attachments/1/0/x", 10).texts())
                .contains(ENGLISH.text("settings.import.elsewhere"));
        assertThat(manager.imports(edge.outside.origin() + "/attachments/none", 10).texts())
                .contains(ENGLISH.text("settings.import.away"));
        assertThat(manager.imports("not json").texts())
                .contains(ENGLISH.text("settings.import.no_json"));
        assertThat(manager.imports("{\"format\":99}").texts())
                .contains(ENGLISH.text("settings.import.newer"));
        String tooLong = edge.outside.keeps("{\"x\":\"" + "x".repeat(70_000) + "\"}");
        assertThat(manager.imports(tooLong, 70_000).texts())
                .contains(ENGLISH.text("settings.import.too_long", 64));
        assertThat(manager.imports(tooLong, 10).texts())
                .as("a size that is not true")
                .contains(ENGLISH.text("settings.import.too_long", 64));
    }

    @Test
    void a_callback_that_discord_does_not_take_is_told_and_one_that_it_has_is_not() {
        edge.outside.answers(500, "");
        assertThat(manager.says("export").texts()).contains(ENGLISH.text("edge.try_again"));
        edge.outside.answers(
                400, "{\"message\":\"Interaction has already been acknowledged.\",\"code\":40060}");
        Posted again = manager.saying("export");
        assertThat(edge.answer(signed(again.bytes())).integer("statusCode")).isEqualTo(202);
        assertThat(edge.log()).doesNotContain(Interactions.TOKEN);
    }

    private static List<String> parts(DiscordOutside.Callback callback) {
        String boundary = callback.type().substring(callback.type().indexOf('=') + 1);
        return List.of(callback.body().split("--" + boundary, -1)).subList(1, 3);
    }
}
