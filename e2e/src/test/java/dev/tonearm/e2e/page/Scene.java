package dev.tonearm.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tonearm.discord.DiscordSimulator;
import dev.tonearm.discord.SimulatorSettings;
import dev.tonearm.drive.Control;
import dev.tonearm.standin.web.Doorkeeper;
import dev.tonearm.standin.web.ServerThreads;
import io.javalin.Javalin;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// A simulated Discord with the page, one server with Ada and Kurt, and a bot that does as told.
final class Scene implements AutoCloseable {
    final ScriptedBot bot;
    final Control control;
    final URI address;
    final String guild;
    final String ada;
    final String kurt;

    private final DiscordSimulator discord;
    private final Javalin server;

    Scene() throws IOException {
        var settings = SimulatorSettings.defaults();
        discord = DiscordSimulator.create(settings, new NoVoice());
        server =
                Javalin.create(
                                config -> {
                                    config.jetty.threadPool = ServerThreads.named("scene");
                                    Doorkeeper.at(config);
                                    discord.register(config);
                                    config.staticFiles.add("/page", Location.CLASSPATH);
                                })
                        .start("127.0.0.1", 0);
        address = URI.create("http://127.0.0.1:" + server.port() + "/");
        discord.started(address);
        control = new Control(address.resolve("control/"));
        bot = new ScriptedBot(address.resolve("api/v10/"), settings.botToken());
        control.patch("settings", Map.of("signatureProbeIntervalMs", 0));
        control.put("endpoint", Map.of("url", bot.endpoint(), "probe", false));
        ada = person("ada", "Ada", "en-GB");
        kurt = person("kurt", "Kurt", "de");
        guild =
                control.post(
                                "guilds",
                                Map.of(
                                        "name", "The Listening Room",
                                        "owner", ada,
                                        "members", List.of(kurt),
                                        "text", List.of("general", "requests"),
                                        "voice", List.of("lounge", "studio")))
                        .path("id")
                        .asText();
        register(Commands.ALL);
    }

    /// One more server of Ada's.
    void another(String name) {
        control.post("guilds", Map.of("name", name, "owner", ada, "text", List.of("general")));
    }

    /// Puts other commands in place of those that are registered.
    void register(String commands) {
        bot.register(control.get("state").path("applicationId").asText(), commands);
    }

    /// The page as somebody sees it who was never here, when it knows everything and misses nothing
    /// more.
    Page open(Chromium chromium) {
        return open(chromium, 1440, 900);
    }

    Page open(Chromium chromium, int width, int height) {
        Page page = chromium.newPage(width, height);
        open(page);
        assertThat(page.locator(".connection")).hasAttribute("data-status", "live");
        return page;
    }

    /// Brings a page of one's own making here, until it can be typed in.
    void open(Page page) {
        page.navigate(address.toString());
        assertThat(field(page)).isEnabled();
    }

    private String person(String name, String shown, String locale) {
        return control.post("users", Map.of("name", name, "globalName", shown, "locale", locale))
                .path("id")
                .asText();
    }

    String channel(String name) {
        return StreamSupport.stream(
                        control.get("guilds/" + guild).path("channels").spliterator(), false)
                .filter(channel -> channel.path("name").asText().equals(name))
                .map(channel -> channel.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    /// Writes a whole command with the keyboard and sends it.
    static void type(Page page, String line) {
        field(page).focus();
        page.keyboard().type(line + " ");
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Command")).waitFor();
        page.keyboard().press("Enter");
    }

    /// Joins the empty lounge, and goes on when everybody knows it.
    static void joinLounge(Page page) {
        page.getByLabel("Join lounge, 0 inside").press("Enter");
        assertThat(page.getByLabel("Leave the voice channel")).isVisible();
    }

    static Locator field(Page page) {
        return page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true));
    }

    static Locator messages(Page page) {
        return page.locator(".message");
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static String option(JsonNode interaction, String name) {
        return StreamSupport.stream(interaction.path("data").path("options").spliterator(), false)
                .filter(option -> option.path("name").asText().equals(name))
                .map(option -> option.path("value").asText())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        control.close();
        bot.close();
        discord.close();
        server.stop();
    }
}
