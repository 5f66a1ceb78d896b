package dev.tonearm.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tonearm.e2e.page.Scene.button;
import static dev.tonearm.e2e.page.Scene.field;
import static dev.tonearm.e2e.page.Scene.messages;
import static dev.tonearm.e2e.page.Scene.option;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who types faster than the page and the bot can follow loses nothing.
class HastePageTest {
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
    void a_command_begun_before_the_commands_arrive_goes_on_when_they_do() {
        var page = chromium.newPage(1440, 900);
        var letThemCome = holdingTheCommands(page);
        scene.open(page);

        field(page).focus();
        page.keyboard().type("/pl");
        assertThat(page.locator(".popup-note")).hasText(Pattern.compile("on their way"));
        page.keyboard().press("Tab");
        assertThat(button(page, "Send")).isFocused();
        letThemCome.run();

        assertThat(page.locator(".popup-row")).hasText(Pattern.compile("/play"));
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("query")).isFocused();
    }

    @Test
    void what_is_sent_before_the_commands_arrive_goes_once_when_they_do() throws Exception {
        scene.bot.when("play", _ -> Commands.text(4, "Playing"));
        var page = chromium.newPage(1440, 900);
        var letThemCome = holdingTheCommands(page);
        scene.open(page);

        field(page).focus();
        page.keyboard().type("/play amber when: next");
        for (int impatient = 0; impatient < 4; impatient++) page.keyboard().press("Enter");
        assertThat(page.locator(".composer-hint")).hasText(Pattern.compile("on their way"));
        letThemCome.run();

        assertThat(option(scene.bot.next(2), "when")).isEqualTo("next");
        assertThat(field(page)).isFocused();
        assertThat(messages(page)).containsText("Playing");
        assertThat(messages(page)).hasCount(1);
    }

    @Test
    void who_writes_on_after_sending_too_early_has_not_sent() {
        var page = chromium.newPage(1440, 900);
        var letThemCome = holdingTheCommands(page);
        scene.open(page);

        field(page).focus();
        page.keyboard().type("/volume 5");
        page.keyboard().press("Enter");
        page.keyboard().type("0");
        letThemCome.run();

        assertThat(page.getByLabel("percent")).hasValue("50");
        assertThat(page.getByLabel("percent")).isFocused();
        assertThat(messages(page)).hasCount(0);
    }

    @Test
    void a_row_that_was_marked_stays_so_when_the_bot_answers_again() {
        var answer = new CountDownLatch(1);
        scene.bot.when(
                "play",
                asked -> {
                    if (option(asked, "query").equals("amb")) waiting(answer);
                    return Commands.suggestion("Amber Hour, The Tonearm Trio", "amber");
                });
        var page = scene.open(chromium);

        field(page).focus();
        page.keyboard().type("/play am");
        assertThat(page.locator(".popup-row").first()).containsText("The Tonearm Trio");
        page.keyboard().type("b");
        assertThat(page.locator(".popup-note")).hasText(Pattern.compile("Asking"));
        page.keyboard().press("ArrowDown");
        answer.countDown();

        assertThat(page.locator(".popup-note")).isHidden();
        assertThat(page.locator(".popup-row").first()).hasAttribute("aria-selected", "true");
    }

    @Test
    void a_whole_line_typed_before_the_commands_arrive_becomes_the_command() throws Exception {
        var page = chromium.newPage(1440, 900);
        var letThemCome = holdingTheCommands(page);
        scene.open(page);

        field(page).focus();
        page.keyboard().type("/volume 5");
        page.locator(".log").click();
        letThemCome.run();
        // The click took the focus: the line waits until its writer comes back to it.
        assertThat(page.locator(".popup")).isHidden();
        field(page).focus();
        assertThat(page.getByLabel("percent")).hasValue("5");
        page.keyboard().type("0");
        page.keyboard().press("Enter");

        assertThat(option(scene.bot.next(2), "percent")).isEqualTo("50");
    }

    @Test
    void a_server_chosen_while_the_page_reads_another_one_stays_chosen() {
        scene.another("Room 3");
        var page = chromium.newPage(1440, 900);
        List<Route> held = new ArrayList<>();
        var read = new AtomicBoolean();
        page.route(
                "**/control/guilds/" + scene.guild,
                route -> {
                    if (read.getAndSet(true)) held.add(route);
                    else route.resume();
                });
        scene.open(page);
        // It knows who acts by now, and reads everything again as that person.
        page.waitForCondition(() -> !held.isEmpty());

        button(page, "Room 3").click();
        assertThat(page.locator(".guild-name")).hasText("Room 3");
        held.forEach(Route::resume);

        assertThat(page.locator(".connection")).hasAttribute("data-status", "live");
        assertThat(page.locator(".guild-name")).hasText("Room 3");
    }

    /// Keeps back what the page asks about the commands until the returned action lets it go.
    private static Runnable holdingTheCommands(Page page) {
        String asked = "**/control/commands*";
        List<Route> held = new ArrayList<>();
        page.route(asked, held::add);
        return () -> {
            page.unroute(asked);
            held.forEach(Route::resume);
        };
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
