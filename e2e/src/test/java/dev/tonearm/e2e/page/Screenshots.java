package dev.tonearm.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tonearm.e2e.page.Scene.button;
import static dev.tonearm.e2e.page.Scene.field;
import static dev.tonearm.e2e.page.Scene.type;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Person;
import dev.tonearm.e2e.journey.StackExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Takes the pictures in `docs/screenshots` anew: `./tonearm screenshots`. No test of the build,
/// whose names end in `Test`; it fails where something that the pictures show is not there.
class Screenshots {
    @RegisterExtension static final Chromium chromium = new Chromium();
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private static final Path FOLDER = Path.of("../docs/screenshots");
    private static final String ROOM = "The Vinyl Room";

    /// Four minutes of looks, each 5 s after the one before.
    private static final Pattern MANY_LOOKS = Pattern.compile("(L[^L]*){48}");

    private static final Duration MUSIC = Duration.ofMinutes(4);
    private static final int BETWEEN = 4_000;
    private static final int WIDE = 1440;
    private static final int HIGH = 900;
    private static final int PHONE_WIDE = 390;
    private static final int PHONE_HIGH = 844;

    /// Discord's picture format for small files; Chromium writes it.
    private static final String TO_WEBP =
            """
            async (png) => {
              const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (each) => each.charCodeAt(0))]));
              const canvas = new OffscreenCanvas(picture.width, picture.height);
              canvas.getContext('2d').drawImage(picture, 0, 0);
              const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.86 })).arrayBuffer());
              let text = '';
              for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
              return btoa(text);
            }
            """;

    private String guild = "";
    private String music = "";
    private Person ada = new Person(STACK.control(), "", "", "");

    @BeforeEach
    void a_room_with_music() throws IOException {
        Files.createDirectories(FOLDER);
        String adaId = user("ada", "Ada", "en-GB");
        String graceId = user("grace", "Grace", "en-US");
        String konradId = user("konrad", "Konrad", "de");
        JsonNode made =
                STACK.control()
                        .post(
                                "guilds",
                                Map.of(
                                        "name", ROOM,
                                        "owner", adaId,
                                        "members", List.of(graceId, konradId),
                                        "text", List.of("general", "music"),
                                        "voice", List.of("Lounge", "Back room")));
        guild = made.get("id").asText();
        STACK.control()
                .post(
                        "guilds/" + guild + "/roles",
                        Map.of("name", "DJ", "color", 0xE8A33D, "mentionable", true));
        music = channel("music");
        ada = person(adaId);
        Person grace = person(graceId);
        Person konrad = person(konradId);
        for (Person each : List.of(ada, grace, konrad)) each.joins(channel("Lounge"));
        List<Piece> pieces = STACK.pieces();
        ada.uses("play", Map.of("query", pieces.getFirst().title()));
        for (int at = 1; at < 6; at++) {
            (at % 2 == 0 ? grace : konrad).uses("play", Map.of("query", pieces.get(at).title()));
        }
    }

    @AfterEach
    void away() {
        chromium.leave();
        STACK.control().delete("guilds/" + guild);
    }

    @Test
    void playing() {
        var page = enter(WIDE, HIGH);
        type(page, "/nowplaying");
        assertThat(page.locator(".turntable")).hasAttribute("data-playing", "true");
        take(page, "playing");

        var phone = enter(PHONE_WIDE, PHONE_HIGH);
        take(phone, "playing-phone");
    }

    @Test
    void queue() {
        shown("/queue", "queue");
    }

    @Test
    void help() {
        shown("/help", "help");
    }

    /// A channel for music alone, in which the player has stood since it was chosen.
    @Test
    void requests() {
        String channel =
                STACK.control()
                        .post(
                                "guilds/" + guild + "/channels",
                                Map.of("name", "requests", "kind", "text"))
                        .get("id")
                        .asText();
        String settings = "{\"where\":{\"requests\":\"%s\"}}".formatted(channel);
        String file = ada.uploads("s.json", "application/json", settings.getBytes(UTF_8));
        ada.uses("settings import", Map.of("file", file));
        List<Piece> pieces = STACK.pieces();
        for (int at = 0; at < 8; at++) {
            ada.uses("play", Map.of("query", pieces.get(at % pieces.size()).title()));
        }
        for (boolean small : List.of(false, true)) {
            var page =
                    small
                            ? enter("requests", PHONE_WIDE, PHONE_HIGH)
                            : enter("requests", WIDE, HIGH);
            assertThat(newest(page)).containsText("Write here what you want to hear");
            assertThat(newest(page)).containsText("10. ");
            take(page, small ? "requests-phone" : "requests");
        }
    }

    @Test
    void settings() {
        var desk = enter(WIDE, HIGH);
        var phone = enter(PHONE_WIDE, PHONE_HIGH);
        type(desk, "/settings menu");
        choose(desk, "Settings", "DJs and votes");
        choose(desk, "DJ roles", "DJ");
        button(desk, "Done").click();
        assertThat(newest(desk)).containsText("Saved");
        take(desk, "settings");
        assertThat(newest(phone)).containsText("Saved");
        take(phone, "settings-phone");
    }

    /// What an operator sees of a stack in which people have listened and asked for things for
    /// minutes.
    @Test
    void operations() {
        STACK.observe();
        listeners(enter(WIDE, HIGH));
        for (boolean small : List.of(false, true)) {
            var page =
                    chromium.open(
                            STACK.page().resolve("operations.html#audio"),
                            small ? PHONE_WIDE : WIDE,
                            small ? PHONE_HIGH : HIGH);
            page.getByLabel("Range").selectOption("5 minutes");
            page.getByLabel("Refresh").first().selectOption("every 5 s");
            var players = page.locator("[aria-label=Players] .chart-line").first();
            assertThat(players).hasAttribute("d", MANY_LOOKS, patiently());
            take(page, small ? "operations-phone" : "operations");
        }
    }

    /// Four minutes of a channel whose music nobody stops.
    private void listeners(Page page) {
        List<Piece> pieces = STACK.pieces();
        Instant over = Instant.now().plus(MUSIC);
        for (int at = 0; Instant.now().isBefore(over); at++) {
            ada.sends("play", Map.of("query", pieces.get(at % pieces.size()).title()));
            page.waitForTimeout(BETWEEN);
            ada.sends("volume", Map.of("percent", 60 + at % 40));
            page.waitForTimeout(BETWEEN);
        }
    }

    private static LocatorAssertions.HasAttributeOptions patiently() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(180_000);
    }

    /// Chooses in the menu of the newest message whose name or choice is this.
    private static void choose(Page page, String menu, String choice) {
        var menus = newest(page).locator(".select");
        (menu.equals("Settings") ? menus.last() : menus.first()).click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(choice))
                .first()
                .click();
    }

    private static Locator newest(Page page) {
        return page.locator(".message").last();
    }

    /// What a command answers, on a desk and in a hand.
    private void shown(String command, String name) {
        for (boolean small : List.of(false, true)) {
            var page = small ? enter(PHONE_WIDE, PHONE_HIGH) : enter(WIDE, HIGH);
            type(page, command);
            assertThat(
                            page.locator(".message.ephemeral .container, .message.ephemeral .md")
                                    .first())
                    .isVisible();
            take(page, small ? name + "-phone" : name);
        }
    }

    private Page enter(int width, int height) {
        return enter("music", width, height);
    }

    private Page enter(String name, int width, int height) {
        var page = chromium.open(STACK.page(), width, height);
        if (width < 800) button(page, "Channels").click();
        button(page, ROOM).last().click();
        assertThat(page.locator(".guild-name")).hasText(ROOM);
        Locator channel = page.locator(".channel", new Page.LocatorOptions().setHasText(name));
        channel.click();
        assertThat(field(page)).isEnabled();
        assertThat(page.locator(".message").first()).isVisible();
        return page;
    }

    private static void take(Page page, String name) {
        page.evaluate("document.fonts.ready");
        page.waitForTimeout(400);
        byte[] png = page.screenshot();
        Object webp = page.evaluate(TO_WEBP, Base64.getEncoder().encodeToString(png));
        try {
            Files.write(
                    FOLDER.resolve(name + ".webp"),
                    Base64.getDecoder().decode(String.valueOf(webp)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Person person(String user) {
        return new Person(STACK.control(), guild, music, user);
    }

    private static String user(String name, String shown, String locale) {
        return STACK.control()
                .post("users", Map.of("name", name, "globalName", shown, "locale", locale))
                .get("id")
                .asText();
    }

    private String channel(String name) {
        for (JsonNode each : STACK.control().get("guilds/" + guild).get("channels")) {
            if (each.get("name").asText().equals(name)) return each.get("id").asText();
        }
        throw new IllegalStateException("no channel " + name);
    }
}
