package dev.tonearm.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tonearm.e2e.page.Scene.button;
import static dev.tonearm.e2e.page.Scene.field;
import static dev.tonearm.e2e.page.Scene.messages;
import static dev.tonearm.e2e.page.Scene.type;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What people bring to the page and take from it: files, roles, choices of people, words.
class PeoplePageTest {
    @RegisterExtension static final Chromium chromium = new Chromium();

    private static final String COMMANDS =
            """
            [{"name": "settings", "type": 1, "description": "Settings"},
             {"name": "import", "type": 1, "description": "Reads a file", "options": [
               {"name": "file", "type": 11, "description": "The file", "required": true}]}]
            """;
    private static final String CHOICES =
            """
            {"type": 4, "data": {"flags": 32832, "allowed_mentions": {"parse": []}, "components": [
              {"type": 10, "content": "Who is a DJ?"},
              {"type": 1, "components": [{"type": 6, "custom_id": "djs", "placeholder": "DJ roles", "min_values": 0, "max_values": 5}]},
              {"type": 1, "components": [{"type": 8, "custom_id": "places", "placeholder": "Where to write", "channel_types": [0]}]}]}}
            """;
    private static final String FORM =
            """
            {"type": 9, "data": {"custom_id": "form", "title": "Everything", "components": [
              {"type": 18, "label": "Note", "component": {"type": 4, "custom_id": "note", "style": 2, "required": false}},
              {"type": 18, "label": "Host", "component": {"type": 5, "custom_id": "host"}},
              {"type": 18, "label": "File", "component": {"type": 19, "custom_id": "file"}},
              {"type": 18, "label": "Mood", "component": {"type": 21, "custom_id": "mood", "options": [
                {"label": "Calm", "value": "calm", "default": true}, {"label": "Loud", "value": "loud"}]}},
              {"type": 18, "label": "Days", "component": {"type": 22, "custom_id": "days", "options": [
                {"label": "Friday", "value": "fr"}, {"label": "Saturday", "value": "sa"}]}}]}}
            """;
    private static final FilePayload FILE =
            new FilePayload(
                    "my settings.json", "application/json", "{\"volume\": 80}".getBytes(UTF_8));

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene();
        scene.register(COMMANDS);
    }

    @AfterEach
    void close() {
        chromium.leave();
        scene.close();
    }

    @Test
    void a_file_goes_up_with_a_command_and_comes_down_from_the_answer() throws Exception {
        scene.bot.when("import", _ -> "{\"type\": 5}");
        var page = scene.open(chromium);
        field(page).focus();
        page.keyboard().type("/import ");
        Locator choose = page.locator(".popup-row", containing("Choose a file"));
        page.waitForFileChooser(choose::click).setFiles(FILE);
        assertThat(page.getByLabel("file", exactly())).hasValue("my_settings.json");
        page.keyboard().press("Enter");

        JsonNode command = scene.bot.next(2);
        JsonNode sent = command.at("/data/resolved/attachments").elements().next();
        assertThat(scene.control.download(sent.path("url").asText())).isEqualTo(FILE.buffer);
        assertThat(messages(page)).containsText("Tonearm is thinking");
        scene.bot.edit(
                command,
                """
                {"flags": 32768, "attachments": [{"id": 0}], "components": [
                  {"type": 10, "content": "As it is now"}, {"type": 13, "file": {"url": "attachment://now.json"}}]}
                """
                        .replace("\n", ""),
                "now.json",
                "{}");
        Locator file = page.getByRole(AriaRole.LINK, named(Pattern.compile("Download now.json")));
        var download = page.waitForDownload(file::click);
        assertThat(download.suggestedFilename()).isEqualTo("now.json");
        assertThat(Files.readString(download.path())).isEqualTo("{}\n".strip());
    }

    @Test
    void what_names_no_option_is_the_first_ones() throws Exception {
        scene.register(
                """
                [{"name": "play", "type": 1, "description": "Plays", "options": [
                  {"name": "query", "type": 3, "description": "What"}, {"name": "file", "type": 11, "description": "A file"}]}]
                """);
        scene.bot.when("play", _ -> Commands.text(4, "Playing"));
        var page = scene.open(chromium);

        type(page, "/play fine days");

        assertThat(Scene.option(scene.bot.next(2), "query").strip()).isEqualTo("fine days");
    }

    @Test
    void a_role_is_made_given_and_chosen_in_a_menu() throws Exception {
        scene.bot.when("settings", _ -> CHOICES);
        scene.bot.when("djs", _ -> "{\"type\": 6}");
        var page = scene.open(chromium);
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("People")).click();
        button(page, "New role").click();
        page.getByLabel("Name", exactly()).fill("DJ");
        button(page, "Create role").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        button(page, "Roles of Kurt").click();
        page.getByLabel("DJ", exactly()).check();
        button(page, "Save roles").click();
        assertThat(page.locator(".member", new Page.LocatorOptions().setHasText("Kurt")))
                .containsText("DJ");

        type(page, "/settings");
        button(page, "DJ roles").click();
        page.keyboard().type("dj");
        page.keyboard().press("Enter");
        button(page, "Done").click();

        JsonNode data = scene.bot.next(3).path("data");
        assertThat(data.at("/resolved/roles").elements().next().path("name").asText())
                .isEqualTo("DJ");
        button(page, "Where to write").click();
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(2);
    }

    @Test
    void a_form_takes_every_kind_of_answer() throws Exception {
        scene.bot.when("settings", _ -> FORM);
        scene.bot.when("form", _ -> "{\"type\": 4, \"data\": {\"content\": \"Thanks\"}}");
        var page = scene.open(chromium);
        type(page, "/settings");
        page.getByLabel(Pattern.compile("Host")).selectOption("Kurt");
        page.getByLabel("File", exactly()).setInputFiles(FILE);
        assertThat(page.locator(".chosen-files")).containsText("my settings.json, 14 bytes");
        page.getByLabel("Saturday", exactly()).check();
        button(page, "Submit").click();

        assertThat(messages(page)).containsText("Thanks");
        JsonNode data = scene.bot.next(5).path("data");
        assertThat(data.at("/resolved/users/" + scene.kurt + "/username").asText())
                .isEqualTo("kurt");
        assertThat(data.at("/resolved/attachments")).hasSize(1);
        assertThat(data.at("/components/3/component/value").asText()).isEqualTo("calm");
        assertThat(data.at("/components/4/component/values")).hasToString("[\"sa\"]");
    }

    @Test
    void a_message_to_a_person_alone_is_announced_and_can_be_declined() {
        var page = scene.open(chromium);
        Locator direct =
                page.getByRole(AriaRole.REGION, region("Direct message"))
                        .getByRole(AriaRole.BUTTON);
        assertThat(direct).not().containsText("new");
        String channel =
                scene.control.post("users/" + scene.ada + "/dm", Map.of()).path("id").asText();
        scene.bot.says(channel, "{\"content\": \"Your trial ends\"}");

        assertThat(direct).containsText("new");
        direct.click();
        assertThat(messages(page)).containsText("Your trial ends");
        assertThat(direct).not().containsText("new");

        page.locator(".self").click();
        page.getByLabel("Takes direct messages").uncheck();
        assertThat(page.getByLabel("Takes direct messages")).not().isChecked();
        page.waitForCondition(() ->
                scene.control.get("state").path("users").findParents("directMessages").stream()
                        .anyMatch(user -> !user.path("directMessages").asBoolean()));
    }

    private static Page.GetByRoleOptions region(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    @Test
    void people_write_with_files_and_delete_what_they_wrote() {
        var page = scene.open(chromium);
        Locator attach = button(page, "Attach files");
        var song = new FilePayload("a song.wav", "audio/wav", "RIFF".getBytes(UTF_8));
        page.waitForFileChooser(attach::click).setFiles(new FilePayload[] {FILE, song});
        assertThat(page.locator(".pending-files li")).hasCount(2);
        field(page).fill("here they are");
        page.keyboard().press("Enter");

        assertThat(messages(page)).containsText("here they are");
        assertThat(page.locator(".file").first()).containsText("my settings.json");
        assertThat(page.getByLabel("a_song.wav", exactly())).isVisible();
        button(page, "Delete the message from Ada").click();
        assertThat(messages(page)).hasCount(0);
    }

    @Test
    void who_is_called_is_told_and_who_is_only_named_is_not() {
        var page = scene.open(chromium);
        for (String parse : List.of("[]", "[\"users\"]")) {
            scene.bot.says(
                    scene.channel("general"),
                    "{\"content\": \"<@%s> look\", \"allowed_mentions\": {\"parse\": %s}}"
                            .formatted(scene.ada, parse));
        }

        assertThat(messages(page)).hasCount(2);
        assertThat(page.locator(".message.pings")).hasCount(1);
        assertThat(page.locator(".message.pings")).containsText("Mentions you");
    }

    @Test
    void new_messages_are_said_once_and_edits_are_not() throws Exception {
        scene.bot.when("settings", _ -> "{\"type\": 5}");
        var page = scene.open(chromium);
        Locator said = page.locator(".log [role=status][aria-live=polite]");
        type(page, "/settings");
        assertThat(messages(page)).containsText("Tonearm is thinking");
        assertThat(said).isEmpty();
        JsonNode command = scene.bot.next(2);
        scene.bot.edit(command, "{\"content\": \"# All **set**\"}");
        assertThat(said).hasText("Tonearm: All set");

        scene.bot.edit(command, "{\"content\": \"Changed\"}");
        assertThat(messages(page)).containsText("Changed");
        assertThat(said).hasText("Tonearm: All set");
    }

    @Test
    void on_a_stage_a_moderator_lets_people_speak() {
        String stage =
                scene.control
                        .post(
                                "guilds/" + scene.guild + "/channels",
                                Map.of("name", "hall", "kind", "stage"))
                        .path("id")
                        .asText();
        scene.control.put(
                "guilds/" + scene.guild + "/voice/" + scene.kurt, Map.of("channel", stage));
        scene.control.put(
                "guilds/" + scene.guild + "/voice/" + scene.kurt, Map.of("requestToSpeak", true));
        var page = scene.open(chromium);
        Locator kurt = page.locator(".person", new Page.LocatorOptions().setHasText("Kurt"));
        assertThat(kurt).containsText("asks to speak");

        button(page, "Let Kurt speak").click();

        assertThat(kurt).containsText("speaker");
        button(page, "Send Kurt to the audience").click();
        assertThat(kurt).containsText("audience");
    }

    @Test
    void emojis_are_drawn_by_the_font_that_the_page_brings() throws IOException {
        var page = scene.open(chromium);
        String list = Files.readString(Path.of("../discord-simulator/emoji/emoji.txt"));
        String emojis =
                list.lines().filter(line -> !line.startsWith("#")).reduce("", String::concat);

        Object blank = page.evaluate(DRAWING, emojis);

        assertThat(blank).asString().isEmpty();
        assertThat(page.locator("body"))
                .hasCSS("font-family", Pattern.compile("^\"Tonearm Emoji\""));
    }

    /// The emojis that the font of the page does not draw in more than one colour.
    private static final String DRAWING =
            """
            async (emojis) => {
              await document.fonts.load('32px "Tonearm Emoji"', emojis);
              const canvas = new OffscreenCanvas(48, 48);
              const pen = canvas.getContext('2d', { willReadFrequently: true });
              const colours = (text, family) => {
                pen.clearRect(0, 0, 48, 48);
                pen.font = `32px ${family}`;
                pen.fillText(text, 2, 36);
                const { data } = pen.getImageData(0, 0, 48, 48);
                const seen = new Set();
                for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 200) seen.add((data[at] << 16) + (data[at + 1] << 8) + data[at + 2]);
                return seen;
              };
              const black = (set) => [...set].every((colour) => colour === 0);
              return [...emojis].filter((emoji) => { const seen = colours(emoji, '"Tonearm Emoji"'); return seen.size === 0 || black(seen); }).join('');
            }
            """;

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
