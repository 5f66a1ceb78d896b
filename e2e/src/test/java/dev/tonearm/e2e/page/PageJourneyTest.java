package dev.tonearm.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tonearm.e2e.page.Scene.button;
import static dev.tonearm.e2e.page.Scene.field;
import static dev.tonearm.e2e.page.Scene.joinLounge;
import static dev.tonearm.e2e.page.Scene.messages;
import static dev.tonearm.e2e.page.Scene.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a stranger does on the page, with everything behind it running: function, queue, worker,
/// node, voice.
class PageJourneyTest {
    private static final Pattern AUDIBLE = Pattern.compile("[1-9]\\d*");
    private static final double RESTART_MS = 60_000;

    // Without Chromium no stack is started: its extension waits for the first question.
    @RegisterExtension static final Chromium chromium = new Chromium();
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private static final AtomicInteger rooms = new AtomicInteger();

    private final String room = "Room " + rooms.incrementAndGet();
    private final Server server = STACK.server(room);
    private final Piece piece = STACK.pieces().getFirst();

    @AfterEach
    void everything_is_back() {
        STACK.restoreAll();
    }

    @Test
    void a_stranger_asks_for_a_piece_and_hears_it() {
        var page = enter();
        joinLounge(page);
        page.keyboard().press("/");
        page.keyboard().type("play");
        assertThat(page.locator(".popup-row").first()).containsText("/play");
        page.keyboard().press("Tab");
        page.keyboard().type(piece.title().substring(0, 5));
        assertThat(page.locator(".popup-row").first()).containsText(piece.title());
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");

        assertThat(messages(page).first()).containsText("used /play");
        assertThat(page.locator(".container").last()).containsText(piece.author());
        assertHeard(page);
        STACK.hears(server, piece);
        assertThat(page.locator(".person.speaking")).isVisible();
        assertThat(page.locator(".hop-name"))
                .hasText(
                        new String[] {
                            "endpoint", "queue", "worker", "source", "state", "node", "reply"
                        });
        STACK.eventually("the whole way is one trace", PageJourneyTest::oneTrace);
    }

    /// From the edge to the answer: each span but the edge's has its parent in the same trace.
    private static boolean oneTrace() {
        List<JsonNode> spans = new ArrayList<>();
        STACK.control().get("spans/last").path("spans").forEach(spans::add);
        List<String> names = told(spans, "name");
        List<String> ids = told(spans, "span");
        List<String> orphans = new ArrayList<>();
        for (JsonNode span : spans) {
            if (!ids.contains(span.path("parent").asText())) {
                orphans.add(span.path("name").asText());
            }
        }
        return new HashSet<>(told(spans, "trace")).size() == 1
                && new HashSet<>(told(spans, "service"))
                        .equals(Set.of("tonearm-interactions", "tonearm-worker"))
                && orphans.equals(List.of("endpoint"))
                && names.containsAll(
                        List.of(
                                "gate",
                                "send",
                                "GET /v4/loadtracks",
                                "journal append",
                                "PATCH /v4/sessions/{session}/players/{guild}"))
                && names.stream().anyMatch(name -> name.contains("/webhooks/{"));
    }

    private static List<String> told(List<JsonNode> spans, String what) {
        return spans.stream().map(span -> span.path(what).asText()).toList();
    }

    @Test
    void the_now_playing_buttons_hold_the_music_and_let_it_go_on() {
        var page = playing();

        button(page, "Pause").click();
        assertThat(button(page, "Resume")).isVisible();
        assertSilent(page);

        button(page, "Resume").click();
        assertThat(button(page, "Pause")).isVisible();
        assertHeard(page);
        STACK.hears(server, piece);
    }

    @Test
    void who_is_not_in_voice_is_told_what_to_do() {
        var page = enter();

        type(page, "/play " + piece.title());

        assertThat(messages(page)).containsText("Join a voice channel first");
    }

    @Test
    void who_looks_at_the_queue_does_so_in_private() {
        var page = playing();

        type(page, "/queue");

        var queue = page.locator(".message.ephemeral");
        assertThat(queue).containsText(piece.title());
        button(page, "Dismiss message").click();
        assertThat(queue).hasCount(0);
    }

    @Test
    void an_effect_is_chosen_on_the_now_playing_message_and_heard() {
        var page = playing();

        button(page, "Choose an effect").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Nightcore")).click();

        assertThat(button(page, "Choose an effect")).hasText("Nightcore");
        double higher = piece.hertz() * 1.2;
        STACK.eventually(
                "a higher sound",
                () -> Math.abs(server.heard().dominantHertz() - higher) < higher * 0.02);
    }

    @Test
    void bands_are_set_in_a_form_that_shows_how_they_are() {
        var page = playing();

        type(page, "/effects equalizer");
        button(page, "25 to 160 Hz").click();
        var form = page.getByRole(AriaRole.DIALOG);
        assertThat(form.locator("input")).hasCount(5);
        form.getByLabel("25 Hz").fill("0.3");
        button(page, "Submit").click();
        assertThat(form).hasCount(0);

        button(page, "25 to 160 Hz").click();
        assertThat(form.getByLabel("25 Hz")).hasValue("0.3");
        assertThat(form.getByLabel("40 Hz")).hasValue("0");
    }

    @Test
    void a_reload_changes_nothing() {
        var page = playing();

        page.reload();

        assertThat(button(page, "Pause")).isVisible();
        assertThat(page.locator(".guild-name")).hasText(room);
        assertHeard(page);
    }

    @Test
    void a_worker_that_was_killed_comes_back_and_the_music_goes_on() {
        var page = playing();

        kill(page, "worker");
        button(page, "start worker").click();

        assertUp(page, "worker");
        assertHeard(page);
        button(page, "Pause").click();
        assertThat(button(page, "Resume")).isVisible();
        assertSilent(page);
        button(page, "Resume").click();
        assertHeard(page);
        STACK.hears(server, piece);
    }

    @Test
    void a_node_that_was_killed_comes_back_and_the_music_goes_on() {
        var page = playing();

        kill(page, "node");
        assertSilent(page);
        button(page, "start node").click();

        assertUp(page, "node");
        assertThat(page.locator(".turntable"))
                .hasAttribute(
                        "data-playing", "true", new HasAttributeOptions().setTimeout(RESTART_MS));
        STACK.hears(server, piece);
    }

    private Page enter() {
        var page = chromium.open(STACK.page(), 1440, 900);
        button(page, room).click();
        assertThat(page.locator(".guild-name")).hasText(room);
        assertThat(field(page)).isEnabled();
        return page;
    }

    private Page playing() {
        var page = enter();
        joinLounge(page);
        type(page, "/play " + piece.title());
        assertHeard(page);
        // So that it outlasts any test, however long a worker takes to start.
        server.ada().uses("loop", Map.of("mode", "track"));
        assertThat(button(page, "Pause")).isVisible();
        return page;
    }

    private static void kill(Page page, String part) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Parts")).click();
        button(page, "kill " + part).click();
        assertThat(page.locator("[data-part=" + part + "]")).hasAttribute("data-state", "down");
    }

    private static void assertUp(Page page, String part) {
        assertThat(page.locator("[data-part=" + part + "]"))
                .hasAttribute("data-state", "up", new HasAttributeOptions().setTimeout(RESTART_MS));
    }

    /// Real samples reach the page: the meter shows what it measured in them.
    private static void assertHeard(Page page) {
        assertThat(page.locator(".turntable")).hasAttribute("data-playing", "true");
        Locator meter = page.locator(".meter");
        assertThat(meter).hasAttribute("aria-valuenow", AUDIBLE);
    }

    private static void assertSilent(Page page) {
        assertThat(page.locator(".turntable")).hasAttribute("data-playing", "false");
    }
}
