package dev.tonearm.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tonearm.e2e.page.Scene.button;
import static dev.tonearm.e2e.page.Scene.field;
import static dev.tonearm.e2e.page.Scene.messages;
import static dev.tonearm.e2e.page.Scene.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Commands with subcommands, menus and forms, as a person uses them on the page.
class EffectsPageTest {
    @RegisterExtension static final Chromium chromium = new Chromium();

    private static final String EFFECTS =
            """
            [{"name": "effects", "type": 1, "description": "How it sounds", "name_localizations": {"de": "effekte"}, "options": [
              {"type": 1, "name": "reset", "description": "As it was"},
              {"type": 1, "name": "preset", "description": "Ready-made", "name_localizations": {"de": "vorlage"}, "options": [
                {"type": 3, "name": "name", "description": "Which", "required": true, "choices": [
                  {"name": "Nightcore", "value": "nightcore"},
                  {"name": "Bass boost, a lot", "value": "bass-high", "name_localizations": {"de": "Viel Bass"}}]}]},
              {"type": 1, "name": "speed", "description": "How fast", "options": [
                {"type": 10, "name": "factor", "description": "1 is as it was", "required": true, "min_value": 0.5, "max_value": 2}]},
              {"type": 2, "name": "equaliser", "description": "Bands", "options": [
                {"type": 1, "name": "band", "description": "One band", "options": [
                  {"type": 4, "name": "band", "description": "Which", "required": true, "min_value": 1, "max_value": 15},
                  {"type": 5, "name": "loud", "description": "More of it"},
                  {"type": 6, "name": "for", "description": "Who"},
                  {"type": 7, "name": "where", "description": "Where", "channel_types": [2]}]},
                {"type": 1, "name": "menu", "description": "By a menu"},
                {"type": 1, "name": "load", "description": "From a file", "options": [
                  {"type": 11, "name": "file", "description": "Which", "required": true}]}]}]}]
            """;

    private static final String BANDS =
            """
            {"type": 4, "data": {"content": "Bands", "allowed_mentions": {"parse": []}, "components": [{"type": 1, "components": [
              {"type": 3, "custom_id": "bands", "placeholder": "Which bands", "min_values": 0, "max_values": 2, "options": [
                {"label": "25 Hz", "value": "0", "description": "Felt more than heard"}, {"label": "40 Hz", "value": "1", "default": true},
                {"label": "63 Hz", "value": "2"}]}]}]}}
            """;

    private static final String GAIN =
            """
            {"type": 9, "data": {"custom_id": "gain", "title": "Gain of a band", "components": [
              {"type": 10, "content": "From **-12** to 12"},
              {"type": 18, "label": "Gain", "description": "In decibels", "component":
                {"type": 4, "custom_id": "db", "style": 1, "max_length": 5, "placeholder": "6"}},
              {"type": 18, "label": "Until", "component":
                {"type": 3, "custom_id": "until", "required": false, "options": [{"label": "the end", "value": "end"}, {"label": "for good", "value": "ever"}]}}]}}
            """;

    private static final byte[] BANDS_FILE = "[0.5]".getBytes(StandardCharsets.UTF_8);

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene();
        scene.register(EFFECTS);
        scene.bot.when("effects", _ -> Commands.text(4, "Done"));
    }

    @AfterEach
    void close() {
        chromium.leave();
        scene.close();
    }

    @Test
    void subcommands_are_found_by_any_part_of_their_path() throws Exception {
        var page = scene.open(chromium);

        field(page).focus();
        page.keyboard().type("/effects");
        assertThat(page.locator(".popup-row")).hasCount(6);
        page.keyboard().type(" pre");
        assertThat(page.locator(".popup-row")).hasText(Pattern.compile("/effects preset"));
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("name")).isFocused();
        page.keyboard().type("night");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        JsonNode preset = scene.bot.next(2).at("/data/options/0");
        assertThat(preset.path("name").asText()).isEqualTo("preset");
        assertThat(preset.at("/options/0/value").asText()).isEqualTo("nightcore");
        assertThat(messages(page)).containsText("Ada used /effects preset");
    }

    @Test
    void enter_takes_the_choice_whose_whole_name_was_typed() throws Exception {
        var page = scene.open(chromium);

        field(page).focus();
        page.keyboard().type("/effects preset name:bass boost, a lot");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");

        JsonNode preset = scene.bot.next(2).at("/data/options/0");
        assertThat(preset.at("/options/0/value").asText()).isEqualTo("bass-high");
    }

    @Test
    void a_typed_line_is_understood_with_its_decimals() throws Exception {
        var page = scene.open(chromium);

        type(page, "/effects speed factor: 3.5");
        assertThat(page.locator(".composer-hint")).hasText("factor: Give at most 2.");
        page.getByLabel("factor").fill("1.25");
        page.keyboard().press("Enter");

        JsonNode speed = scene.bot.next(2).at("/data/options/0/options/0");
        assertThat(speed.path("type").asInt()).isEqualTo(10);
        assertThat(speed.path("value").asDouble()).isEqualTo(1.25);
    }

    @Test
    void a_group_takes_truth_people_and_channels_from_lists() throws Exception {
        var page = scene.open(chromium);

        type(page, "/effects equaliser band band: 3 loud: true for: Kurt where: lounge");
        // The first Enter took the channel that the list offered.
        page.keyboard().press("Enter");

        JsonNode sent = scene.bot.next(2);
        JsonNode band = sent.at("/data/options/0/options/0");
        assertThat(band.path("options"))
                .extracting(option -> option.path("value").asText())
                .containsExactly("3", "true", scene.kurt, scene.channel("lounge"));
        assertThat(sent.at("/data/resolved/members").has(scene.kurt)).isTrue();
    }

    @Test
    void a_file_is_chosen_and_can_be_fetched_by_the_bot() throws Exception {
        var page = scene.open(chromium);

        // From the beginning, so that the browser asks nobody when it comes to it.
        page.onFileChooser(chooser ->
                chooser.setFiles(new FilePayload("my bands.json", "application/json", BANDS_FILE)));
        field(page).focus();
        page.keyboard().type("/effects equaliser load ");
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("file")))
                .isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("file")))
                .hasValue("my_bands.json");
        page.keyboard().press("Enter");

        JsonNode sent = scene.bot.next(2);
        String id = sent.at("/data/options/0/options/0/options/0/value").asText();
        JsonNode file = sent.at("/data/resolved/attachments").path(id);
        assertThat(file.path("filename").asText()).isEqualTo("my_bands.json");
        assertThat(file.path("size").asInt()).isEqualTo(BANDS_FILE.length);
        try (var in = URI.create(file.path("url").asText()).toURL().openStream()) {
            assertThat(in.readAllBytes()).isEqualTo(BANDS_FILE);
        }
    }

    @Test
    void everything_is_named_in_the_persons_language_and_sent_by_its_own_name() throws Exception {
        scene.control.patch("users/" + scene.ada, Map.of("locale", "de"));
        var page = scene.open(chromium);

        field(page).focus();
        page.keyboard().type("/effekte vorl");
        assertThat(page.locator(".popup-row")).hasText(Pattern.compile("/effekte vorlage"));
        page.keyboard().press("Tab");
        page.keyboard().type("viel");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        JsonNode sent = scene.bot.next(2);
        assertThat(sent.path("locale").asText()).isEqualTo("de");
        assertThat(sent.at("/data/options/0/name").asText()).isEqualTo("preset");
        assertThat(sent.at("/data/options/0/options/0/value").asText()).isEqualTo("bass-high");
    }

    @Test
    void a_menu_of_several_shows_what_is_chosen_and_sends_it_when_done() throws Exception {
        scene.bot.when("effects", _ -> BANDS);
        scene.bot.when("bands", _ -> Commands.text(7, "Changed"));
        var page = scene.open(chromium);
        type(page, "/effects equaliser menu");

        button(page, "Which bands").click();
        assertThat(chosen(page, "40 Hz")).hasAttribute("aria-selected", "true");
        chosen(page, "40 Hz").click();
        chosen(page, "25 Hz").click();
        chosen(page, "63 Hz").click();
        button(page, "Done").click();

        assertThat(messages(page)).containsText("Changed");
        assertThat(scene.bot.next(3).at("/data/values")).hasToString("[\"0\",\"2\"]");
    }

    @Test
    void a_menu_that_is_left_sends_nothing() {
        scene.bot.when("effects", _ -> BANDS);
        var page = scene.open(chromium);
        type(page, "/effects equaliser menu");

        button(page, "Which bands").press("Enter");
        assertThat(
                        page.getByRole(
                                AriaRole.LISTBOX,
                                new Page.GetByRoleOptions().setName("Which bands")))
                .isFocused();
        page.keyboard().press("Escape");

        assertThat(page.getByRole(AriaRole.LISTBOX)).hasCount(0);
        assertThat(button(page, "Which bands")).isFocused();
        assertThat(button(page, "Which bands")).isEnabled();
    }

    @Test
    void a_form_opens_from_a_menu_keeps_what_was_written_and_closes_when_it_is_answered()
            throws Exception {
        scene.bot.when("effects", _ -> BANDS);
        scene.bot.when("bands", _ -> GAIN);
        scene.bot.when("gain", _ -> "{\"type\": 9}");
        var page = scene.open(chromium);
        type(page, "/effects equaliser menu");
        button(page, "Which bands").click();
        button(page, "Done").click();

        var dialog =
                page.getByRole(
                        AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Gain of a band"));
        assertThat(dialog.locator("strong")).hasText("-12");
        dialog.getByLabel("Gain").fill("4.5");
        button(page, "Submit").click();

        assertThat(dialog.getByRole(AriaRole.ALERT)).hasText("Something went wrong. Try again.");
        assertThat(dialog.getByLabel("Gain")).hasValue("4.5");
        assertThat(scene.bot.next(5).findValues("values")).hasToString("[[]]");
        dialog.getByLabel("Until").selectOption("for good");
        scene.bot.when("gain", _ -> Commands.text(7, "4.5 dB more"));
        button(page, "Submit").click();

        assertThat(dialog).hasCount(0);
        assertThat(messages(page)).containsText("4.5 dB more");
        JsonNode written = scene.bot.next(5).at("/data/components");
        assertThat(written.findValuesAsText("value")).containsExactly("4.5");
        assertThat(written.findValues("values")).hasToString("[[\"ever\"]]");
    }

    @Test
    void a_form_that_is_cancelled_sends_nothing() {
        scene.bot.when("effects", _ -> GAIN);
        var page = scene.open(chromium);
        type(page, "/effects reset");

        button(page, "Cancel").click();

        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(messages(page)).hasCount(0);
    }

    private static Locator chosen(Page page, String label) {
        return page.getByRole(
                AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + label)));
    }
}
