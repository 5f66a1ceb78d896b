package dev.tonearm.e2e.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Server;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Settings of a server: from the menu to those whom they keep from something.
class SettingsJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("settings");

    @SideBySide
    void who_is_no_dj_reads_so_until_the_owner_takes_it_back() {
        String role = server.role("Disc jockeys");
        Interaction menu = server.ada().uses("settings menu");
        Interaction page = turn(menu, "djs");
        Interaction chosen = choose(page, "t1:settings-things:djs:0", role);
        assertThat(chosen.text()).contains("<@&" + role + ">", "✅ Saved.");

        server.ben().joins(server.lounge());
        assertThat(server.ben().uses("stop").text())
                .contains("for DJs only", "<@&" + role + ">", "/settings menu");
        server.ben().has(role);
        assertThat(server.ben().uses("stop").text()).doesNotContain("DJs only");
        server.ben().has();

        Interaction rule = choose(turn(menu, "commands"), "t1:settings-command:0", "queue");
        Interaction off = choose(rule, "t1:settings-rule:queue", "off");
        assertThat(server.ben().uses("queue").text()).contains("turned off");
        assertThat(server.ada().uses("queue").text()).contains("turned off");

        server.ada().presses(message(menu), undo(off));
        assertThat(server.ada().uses("settings show").text()).contains("none, all is as usual");
        server.ada().joins(server.lounge());
        assertThat(server.ada().uses("queue").text()).doesNotContain("turned off");
    }

    @SideBySide
    void numbers_are_filled_in_and_the_settings_go_to_another_server_as_a_file() {
        Interaction menu = server.ada().uses("settings menu");
        turn(menu, "limits");
        Interaction form = server.ada().presses(message(menu), "t1:settings-numbers:limits");
        server.ada().submits(form, Map.of("queue_share", "3", "commands_per_minute", "30"));
        assertThat(server.ada().uses("settings show").text())
                .contains("**Tracks that wait**: 3", "**Commands a minute**: 30");

        JsonNode file = server.ada().uses("settings export").files().get(0);
        assertThat(file.get("filename").asText()).isEqualTo("tonearm-settings.json");
        Server other = STACK.server("settings-too");
        String attached =
                other.ada().uploads("settings.json", "application/json", STACK.content(file));
        Interaction imported = other.ada().uses("settings import", Map.of("file", attached));
        assertThat(imported.text()).contains("**Tracks that wait**: 3", "✅ Saved.");

        String wrong =
                other.ada()
                        .uploads(
                                "settings.json",
                                "application/json",
                                "{\"who\":[]}".getBytes(UTF_8));
        assertThat(other.ada().uses("settings import", Map.of("file", wrong)).text())
                .contains("Nothing was changed", "`who`");
    }

    @SideBySide
    void the_message_that_all_see_speaks_a_language_as_soon_as_it_is_chosen() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", STACK.pieces().getFirst().title()));
        STACK.eventually("the message stands", () -> panelSays(Texts.DEFAULT));
        Interaction menu = server.ada().uses("settings menu");
        choose(turn(menu, "language"), "t1:settings-word:language", "de");
        STACK.eventually("the message is in German", () -> panelSays(Texts.of("de")));
    }

    private boolean panelSays(Texts texts) {
        return Interaction.texts(STACK.panel(server)).contains(texts.text("panel.playing"));
    }

    private Interaction turn(Interaction menu, String section) {
        return choose(menu, "t1:settings-section", section);
    }

    private Interaction choose(Interaction menu, String id, String... values) {
        return server.ada().chooses(message(menu), id, values);
    }

    private static JsonNode message(Interaction menu) {
        return menu.json().get("message");
    }

    private static String undo(Interaction menu) {
        Matcher undo =
                Pattern.compile("t1:settings-undo:[a-z]+:\\d+").matcher(message(menu).toString());
        assertThat(undo.find()).isTrue();
        return undo.group();
    }
}
