package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Person;
import dev.tonearm.drive.Server;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `/setup`: an owner walks through it once, chooses something at each step, and everybody meets
/// what was chosen at once.
class SetupJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("setup");
    private final Person ada = server.ada();
    private final Person ben = server.ben();
    private final Piece piece = STACK.pieces().getFirst();

    @SideBySide
    void what_is_chosen_on_the_walk_holds_as_soon_as_it_is_chosen() {
        String role = server.role("Disc jockeys");
        String music = server.channel("music", "text");
        Interaction setup = ada.uses("setup");
        assertThat(setup.text()).contains("step 1 of 4", "as Discord says");
        Interaction german = choose(setup, "t1:settings-word:language:walk", "de");
        assertThat(german.text()).contains("step 1 of 4", "Deutsch", "✅ Saved.");

        assertThat(press(setup, "t1:setup-step:1").text()).contains("step 2 of 4");
        Interaction djs = choose(setup, "t1:settings-things:djs:0:walk", role);
        assertThat(djs.text()).contains("step 2 of 4", "<@&" + role + ">");
        ben.joins(server.lounge());
        assertThat(ben.uses("stop").text()).contains("for DJs only", "<@&" + role + ">");

        assertThat(press(setup, "t1:setup-step:2").text()).contains("step 3 of 4");
        choose(setup, "t1:settings-things:text_channels:0:walk", music);
        assertThat(ben.uses("queue").text()).contains("<#" + music + ">");
        Interaction studio =
                choose(setup, "t1:settings-things:voice_channels:0:walk", server.studio());
        assertThat(ben.in(music).uses("play", Map.of("query", piece.title())).text())
                .contains("<#" + server.studio() + ">");
        assertThat(press(setup, undo(studio)).text())
                .contains("step 3 of 4", "**Voice channels**: all", "<#" + music + ">");

        assertThat(press(setup, "t1:setup-step:3").text()).contains("step 4 of 4");
        choose(setup, "t1:settings-thing:panel:walk", server.text());
        assertThat(press(setup, "t1:setup-step:4").text()).contains("All set");

        ben.in(music).uses("play", Map.of("query", piece.title()));
        STACK.eventually(
                "the player's message stands where it was wanted, in German",
                () -> {
                    String says = Interaction.texts(STACK.panel(server));
                    return says.contains(Texts.of("de").text("panel.playing"))
                            && says.contains(piece.title());
                });
    }

    @SideBySide
    void the_walk_goes_back_and_is_for_who_manages_the_server() {
        assertThat(ben.uses("setup").text()).contains("Manage Server");
        Interaction setup = ada.uses("setup");
        press(setup, "t1:setup-step:1");
        assertThat(press(setup, "t1:setup-step:0").text()).contains("step 1 of 4");
    }

    private Interaction press(Interaction setup, String id) {
        return ada.presses(message(setup), id);
    }

    private Interaction choose(Interaction setup, String id, String value) {
        return ada.chooses(message(setup), id, value);
    }

    private static JsonNode message(Interaction setup) {
        return setup.json().get("message");
    }

    private static String undo(Interaction page) {
        Matcher undo =
                Pattern.compile("t1:settings-undo:[a-z]+:\\d+:walk")
                        .matcher(page.json().toString());
        assertThat(undo.find()).isTrue();
        return undo.group();
    }
}
