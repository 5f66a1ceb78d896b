package dev.tonearm.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.locale.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The language of what everybody reads: Discord's, or one that was chosen.
@ExtendWith(SharedEdge.class)
class ServerLanguageTest {
    private static final Texts ENGLISH = Texts.DEFAULT;

    private final TestEdge edge;

    ServerLanguageTest(TestEdge edge) {
        this.edge = edge;
    }

    @Test
    void a_command_says_which_language_the_server_speaks_or_chose_to_speak() {
        Posted spanish =
                Posted.fresh("skip")
                        .with("\"guild_locale\": \"en-US\"", "\"guild_locale\": \"es-ES\"");
        edge.answer(spanish);
        edge.set(settings -> settings.withLanguage("de"));
        edge.answer(Posted.fresh("skip"));
        assertThat(edge.queuedCommands().stream().map(CommandEnvelope::language))
                .containsExactly("es-ES", "de");
    }

    @Test
    void who_manages_the_server_chooses_the_language_of_messages_to_everybody() {
        assertThat(edge.told(Posted.choice("t1:language", "de")))
                .isEqualTo(ENGLISH.text("settings.language.saved", "Deutsch"));
        assertThat(edge.told(Posted.choice("t1:language", "de")))
                .isEqualTo(ENGLISH.text("settings.language.unchanged"));
        edge.answer(Posted.fresh("skip"));
        assertThat(edge.told(Posted.choice("t1:language", "discord")))
                .isEqualTo(ENGLISH.text("settings.language.saved.discord"));
        assertThat(edge.queuedCommands().stream().map(CommandEnvelope::language))
                .as("the player is told of each, and the skip is in between")
                .containsExactly("de", "de", "en-US");
    }

    @Test
    void who_does_not_manage_the_server_chooses_nothing() {
        Posted german = Posted.choice("t1:language", "de").byListener();
        assertThat(edge.told(german))
                .isEqualTo(ENGLISH.text("edge.missing_permission", "Manage Server"));
        assertThat(edge.records().settings(TestEdge.GUILD).now())
                .as("nothing was saved")
                .isEqualTo(GuildSettings.USUAL);
    }

    @Test
    void a_choice_that_the_menu_does_not_offer_is_of_an_older_message() {
        assertThat(edge.told(Posted.choice("t1:language", "xx")))
                .isEqualTo(ENGLISH.text("edge.old_button"));
        assertThat(edge.told(Posted.choice("t2:language", "de")))
                .isEqualTo(ENGLISH.text("edge.old_button"));
    }
}
