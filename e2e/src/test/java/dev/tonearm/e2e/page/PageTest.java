package dev.tonearm.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tonearm.e2e.page.Scene.button;
import static dev.tonearm.e2e.page.Scene.field;
import static dev.tonearm.e2e.page.Scene.messages;
import static dev.tonearm.e2e.page.Scene.option;
import static dev.tonearm.e2e.page.Scene.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a person sees and does on the page, with a bot that answers as each test wants it.
class PageTest {
    @RegisterExtension static final Chromium chromium = new Chromium();

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene();
    }

    @AfterEach
    void close() {
        chromium.leave();
        scene.close();
    }

    @Test
    void a_stranger_is_told_what_to_do_first() {
        var page = scene.open(chromium);

        assertThat(page.getByText("Join a voice channel", exactly())).isVisible();
        assertThat(field(page)).hasAttribute("placeholder", Pattern.compile("#general"));
    }

    @Test
    void the_picker_offers_what_the_bot_registered_in_the_persons_language() {
        var page = scene.open(chromium);
        page.keyboard().press("/");
        assertThat(page.locator(".popup-row")).hasCount(5);
        assertThat(page.locator(".popup-row").first()).containsText("Play a track");

        page.keyboard().press("Escape");
        button(page, "Ada acting as, English (UK)").click();
        page.locator(".self-menu").getByText("Kurt").click();
        field(page).fill("/pl");

        assertThat(page.locator(".popup-row").first()).containsText("Spielt ein Stück");
    }

    @Test
    void a_command_is_written_and_sent_with_the_keyboard_alone() throws Exception {
        scene.bot.when(
                "play",
                interaction ->
                        interaction.path("type").asInt() == 4
                                ? Commands.suggestion("Amber Hour, The Tonearm Trio", "amber")
                                : Commands.text(4, "Playing"));
        var page = scene.open(chromium);

        page.keyboard().press("/");
        page.keyboard().type("pl");
        assertThat(page.locator(".popup-row")).hasText(Pattern.compile("/play"));
        page.keyboard().press("Tab");
        page.keyboard().type("amb");
        assertThat(page.locator(".popup-row").first()).containsText("The Tonearm Trio");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        page.keyboard().type("wh");
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");

        // Whoever types slowly is asked about what stands there before.
        for (String asked = ""; !asked.equals("amb"); ) {
            asked = option(scene.bot.next(4), "query");
            assertThat("amb").startsWith(asked);
        }
        var command = scene.bot.next(2);
        assertThat(option(command, "query")).isEqualTo("amber");
        assertThat(option(command, "when")).isEqualTo("next");
        assertThat(messages(page)).containsText("Ada used /play");
        assertThat(field(page)).isFocused();
    }

    @Test
    void a_value_out_of_range_is_held_back_with_a_hint() {
        var page = scene.open(chromium);

        type(page, "/volume 201");

        assertThat(page.locator(".composer-hint")).hasText("percent: Give at most 200.");
        assertThat(page.getByLabel("percent")).hasAttribute("aria-invalid", "true");
        assertThat(messages(page)).hasCount(0);
    }

    @Test
    void a_deferred_answer_thinks_and_becomes_the_reply_in_its_place() throws Exception {
        scene.bot.when("volume", _ -> Commands.DEFERRED);
        var page = scene.open(chromium);

        type(page, "/volume 50");

        assertThat(messages(page)).hasText(Pattern.compile("Tonearm is thinking"));
        scene.bot.edit(scene.bot.next(2), Commands.edit("Half as **loud**"));
        assertThat(messages(page).locator("strong", containing("loud"))).isVisible();
        assertThat(messages(page)).hasCount(1);
    }

    @Test
    void an_ephemeral_answer_is_for_one_person_until_dismissed() {
        scene.bot.when("secret", _ -> Commands.SECRET);
        var page = scene.open(chromium);
        type(page, "/secret");
        assertThat(page.getByText("Only you can see this")).isVisible();

        button(page, "Dismiss message").click();
        assertThat(messages(page)).hasCount(0);

        type(page, "/secret");
        assertThat(messages(page)).hasCount(1);
        page.locator(".self").click();
        page.locator(".self-menu").getByText("Kurt").click();
        assertThat(messages(page)).hasCount(0);
    }

    @Test
    void a_bot_that_stays_silent_is_said_not_to_respond() throws Exception {
        scene.control.patch("settings", Map.of("answerDeadlineMs", 300));
        var never = new CountDownLatch(1);
        scene.bot.when("secret", _ -> waiting(never));
        var page = scene.open(chromium);

        type(page, "/secret");

        assertThat(
                        page.getByRole(AriaRole.ALERT)
                                .filter(
                                        new Locator.FilterOptions()
                                                .setHasText("The application did not respond")))
                .isVisible();
        never.countDown();
    }

    @Test
    void a_button_waits_for_its_answer_and_the_message_changes_in_place() {
        var answer = new CountDownLatch(1);
        scene.bot.when("panel", _ -> Commands.panel(4, "Pause"));
        scene.bot.when(
                "toggle",
                _ -> {
                    waiting(answer);
                    return Commands.panel(7, "Resume");
                });
        var page = scene.open(chromium);
        type(page, "/panel");
        assertThat(button(page, "Shuffle")).isDisabled();

        button(page, "Pause").press("Enter");

        assertThat(button(page, "Pause")).hasAttribute("aria-busy", "true");
        answer.countDown();
        assertThat(button(page, "Resume")).isFocused();
        assertThat(messages(page)).hasCount(1);
    }

    @Test
    void a_menu_sends_what_was_picked_by_keyboard() throws Exception {
        scene.bot.when("panel", _ -> Commands.panel(4, "Pause"));
        scene.bot.when("menu", _ -> "{\"type\": 6}");
        var page = scene.open(chromium);
        type(page, "/panel");

        button(page, "Pick a piece").press("Enter");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        JsonNode values = scene.bot.next(3).path("data").path("values");
        assertThat(values.path(0).asText()).isEqualTo("ferry");
    }

    @Test
    void a_modal_is_filled_in_and_its_answer_shown() throws Exception {
        scene.bot.when("station", _ -> Commands.MODAL);
        scene.bot.when("station-modal", _ -> Commands.text(4, "Station saved"));
        var page = scene.open(chromium);

        type(page, "/station");
        page.getByLabel("Station", new Page.GetByLabelOptions().setExact(true)).fill("Night Owls");
        button(page, "Submit").click();

        assertThat(messages(page)).containsText("Station saved");
        assertThat(scene.bot.next(5).toString()).contains("Night Owls");
    }

    @Test
    void markdown_is_shown_and_times_count_by_themselves() {
        scene.bot.when("panel", _ -> Commands.panel(4, "Pause"));
        var page = scene.open(chromium);

        type(page, "/panel");

        assertThat(page.locator(".container h3")).hasText("Now playing");
        assertThat(page.locator(".container a")).hasAttribute("href", "https://tonearm.dev/amber");
        assertThat(page.locator(".container time")).hasText(Pattern.compile("in \\d+ years"));
    }

    @Test
    void a_reload_finds_the_same_channel_person_and_messages() {
        scene.bot.when("volume", _ -> Commands.text(4, "Half as loud"));
        var page = scene.open(chromium);
        page.getByText("requests", exactly()).click();
        type(page, "/volume 50");
        assertThat(messages(page)).containsText("Half as loud");

        page.reload();

        assertThat(messages(page)).containsText("Half as loud");
        assertThat(field(page)).hasAttribute("placeholder", Pattern.compile("#requests"));
    }

    @Test
    void who_joins_and_leaves_voice_is_seen_at_once() {
        var page = scene.open(chromium);
        page.getByLabel("Join lounge, 0 inside").click();
        assertThat(page.locator(".person")).hasText(Pattern.compile("Ada you"));

        var lounge = scene.channel("lounge");
        scene.control.put(
                "guilds/%s/voice/%s".formatted(scene.guild, scene.kurt), Map.of("channel", lounge));
        assertThat(page.locator(".person")).hasCount(2);

        page.getByLabel("Leave the voice channel").click();
        assertThat(page.locator(".person")).hasCount(1);
        assertThat(page.locator(".person")).hasText(Pattern.compile("Kurt"));
    }

    @Test
    void the_page_fits_a_small_phone() {
        scene.bot.when("panel", _ -> Commands.panel(4, "Pause"));
        var page = scene.open(chromium, 390, 780);
        type(page, "/panel");
        assertThat(button(page, "Pause")).isVisible();
        assertFits(page);

        button(page, "Record player and works").click();
        assertFits(page);
        page.keyboard().press("Escape");
        button(page, "Channels").click();
        assertFits(page);
        // Somebody else comes: that closes nothing.
        scene.control.put(
                "guilds/%s/voice/%s".formatted(scene.guild, scene.kurt),
                Map.of("channel", scene.channel("lounge")));
        assertThat(page.getByLabel("Join lounge, 1 inside")).isVisible();
        assertThat(page.locator("#left")).hasClass("left open");
        page.getByLabel("Join lounge, 1 inside").click();
        assertThat(page.locator("#left")).hasClass("left");
        page.keyboard().press("Escape");

        assertThat(page.locator("#left")).not().isInViewport();
    }

    /// Nothing scrolls sideways, and what is pressed is large enough for a finger.
    private static void assertFits(Page page) {
        assertThat(
                        page.evaluate(
                                "document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                .isEqualTo(false);
        assertThat(page.evaluate(TOO_SMALL)).asInstanceOf(LIST).isEmpty();
    }

    /// What stands inside a line of text has the line's height.
    private static final String TOO_SMALL =
            """
            [...document.querySelectorAll('button, a, input, select, textarea, [role=tab]')]
              .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('.md'))
              .filter((each) => { const box = (each.closest('label') ?? each).getBoundingClientRect(); return box.height < 43.5 || box.width < 43.5; })
              .map((each) => each.outerHTML.slice(0, 120))
            """;

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Locator.LocatorOptions containing(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static String waiting(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Commands.DEFERRED;
    }
}
