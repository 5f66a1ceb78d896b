package dev.tonearm.interactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.house.HouseCommand;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.interactions.SettingsVisitor.Shown;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What comes of settings that are shown, changed and reset.
@ExtendWith(SharedEdge.class)
class SettingsEndpointTest {
    private static final Texts ENGLISH = Texts.DEFAULT;

    private final TestEdge edge;
    private final SettingsVisitor manager;

    SettingsEndpointTest(TestEdge edge) {
        this.edge = edge;
        this.manager = SettingsVisitor.manager(edge);
    }

    @Test
    void everything_that_is_set_has_a_line() {
        String shown = manager.says("show").texts();
        for (Setting setting : Setting.values()) {
            assertThat(shown)
                    .contains(
                            "**"
                                    + ENGLISH.text(
                                            "setting." + setting.name().toLowerCase(Locale.ROOT))
                                    + "**");
        }
    }

    @Test
    void everything_is_reset_after_a_question_and_can_be_taken_back() {
        manager.presses("t1:settings-flag:stays:1");
        Shown asked = manager.says("reset");
        assertThat(asked.ids()).containsExactly("t1:settings-reset", "t1:settings-keep");
        assertThat(manager.settings().manners().stays()).isTrue();

        Shown done = manager.presses("t1:settings-reset");
        assertThat(manager.settings()).isEqualTo(GuildSettings.USUAL);
        manager.presses(done.id("t1:settings-undo:"));
        assertThat(manager.settings().manners().stays()).isTrue();
    }

    @Test
    void the_player_is_told_at_once_of_what_it_has_to_do_with() {
        manager.chooses("t1:settings-things:djs:0", "31");
        assertThat(edge.queuedCommands()).as("who may do what").isEmpty();
        manager.presses("t1:settings-flag:fair:1");
        manager.chooses("t1:settings-thing:requests", "9");
        manager.chooses("t1:settings-word:language", "de");
        manager.presses("t1:settings-flag:fair:1");
        assertThat(edge.queuedCommands())
                .allMatch(command -> command.command().equals(new HouseCommand.Heed()))
                .extracting(command -> command.rules().manners(), CommandEnvelope::language)
                .containsExactly(
                        tuple(Manners.USUAL.withFair(true), "en-US"),
                        tuple(Manners.USUAL.withFair(true).withRequests(9), "en-US"),
                        tuple(Manners.USUAL.withFair(true).withRequests(9), "de"));
    }

    @Test
    void settings_are_saved_while_the_player_cannot_be_told() {
        edge.sqs.proxy().cut();
        assertThat(manager.presses("t1:settings-flag:fair:1").texts()).contains("✅ Saved.");
        assertThat(manager.settings().manners().fair()).isTrue();
    }

    @Test
    void settings_that_cannot_be_read_are_not_shown_as_if_nothing_were_set() {
        edge.dynamo.proxy().cut();
        for (String part : List.of("menu", "show", "export")) {
            assertThat(manager.says(part).texts()).contains(ENGLISH.text("settings.away"));
        }
        assertThat(manager.presses("t1:settings-flag:fair:1").texts())
                .contains(ENGLISH.text("edge.not_saved"));
    }
}
