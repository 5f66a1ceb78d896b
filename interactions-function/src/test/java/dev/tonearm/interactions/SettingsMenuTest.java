package dev.tonearm.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Times;
import dev.tonearm.function.wire.DiscordSchema;
import dev.tonearm.interactions.SettingsVisitor.Shown;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody presses, chooses and fills in at `/settings menu`.
@ExtendWith(SharedEdge.class)
class SettingsMenuTest {
    private static final Texts ENGLISH = Texts.DEFAULT;

    private final SettingsVisitor manager;
    private final SettingsVisitor listener;

    SettingsMenuTest(TestEdge edge) {
        this.manager = SettingsVisitor.manager(edge);
        this.listener = SettingsVisitor.listener(edge);
    }

    @Test
    void the_menu_is_for_who_manages_the_server() {
        assertThat(listener.says("menu").texts())
                .contains(ENGLISH.text("edge.missing_permission", "Manage Server"));
        assertThat(listener.presses("t1:settings-flag:fair:1").texts())
                .contains(ENGLISH.text("edge.missing_permission", "Manage Server"));
        assertThat(manager.settings()).isEqualTo(GuildSettings.USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "language",
                "djs",
                "commands",
                "channels",
                "message",
                "manners",
                "limits",
                "blocked"
            })
    void each_page_is_as_discord_describes_one(String section) {
        Shown answer = manager.chooses("t1:settings-section", section);
        assertThat(answer.type()).isEqualTo(7);
        assertThat(answer.texts()).contains(ENGLISH.text("settings.section.hint." + section));
        DiscordSchema.named("UpdateMessageInteractionCallbackRequest").check(answer.body());
    }

    @Test
    void a_press_is_saved_at_once_and_the_page_shows_it_with_a_button_that_takes_it_back() {
        Shown answer = manager.presses("t1:settings-flag:fair:1");

        assertThat(answer.type()).isEqualTo(7);
        assertThat(manager.settings().manners().fair()).isTrue();
        assertThat(answer.texts()).contains("✅ Saved.");
        String undo = answer.id("t1:settings-undo:");
        assertThat(manager.presses(undo).texts())
                .contains("**Fair queue**: off", "The earlier settings are back: **Fair queue**")
                .doesNotContain("Saved");
        assertThat(manager.settings()).isEqualTo(GuildSettings.USUAL);
        assertThat(manager.presses(undo).texts())
                .as("it is undone already")
                .contains(ENGLISH.text("settings.undo.late"));
    }

    @Test
    void an_undo_names_all_that_is_what_it_was_and_is_taken_back_itself() {
        manager.presses("t1:settings-flag:fair:1");
        manager.chooses("t1:settings-thing:panel", "9");
        Shown reset = manager.presses("t1:settings-reset");

        Shown undone = manager.presses(reset.id("t1:settings-undo:"));
        assertThat(undone.texts())
                .contains("are back: **Place of the player message**, **Fair queue**");
        assertThat(manager.settings().where().panel()).isEqualTo(9);

        Shown redone = manager.presses(undone.id("t1:settings-undo:"));
        assertThat(redone.texts()).contains("are back:");
        assertThat(manager.settings()).isEqualTo(GuildSettings.USUAL);
    }

    @Test
    void roles_channels_and_people_are_what_was_chosen() {
        manager.chooses("t1:settings-things:djs:0", "31", "32");
        manager.chooses("t1:settings-things:text_channels:0", "7");
        manager.chooses("t1:settings-things:blocked_users:0", "42");
        manager.chooses("t1:settings-thing:panel", "9");
        assertThat(manager.settings().who().djs())
                .containsExactlyInAnyOrder(new RoleId(31), new RoleId(32));
        assertThat(manager.settings().where().text()).containsExactly(new ChannelId(7));
        assertThat(manager.settings().blocked().users()).containsExactly(new UserId(42));
        assertThat(manager.settings().where().panel()).isEqualTo(9);

        manager.chooses("t1:settings-things:djs:0", "32");
        manager.chooses("t1:settings-thing:panel");
        assertThat(manager.settings().who().djs()).containsExactly(new RoleId(32));
        assertThat(manager.settings().where().panel()).isZero();
    }

    @Test
    void of_more_people_than_a_menu_holds_each_page_is_chosen_by_itself() {
        String[] first = new String[25];
        for (int i = 0; i < 25; i++) first[i] = String.valueOf(100 + i);
        manager.chooses("t1:settings-things:blocked_users:0", first);
        Shown answer = manager.chooses("t1:settings-things:blocked_users:1", "300", "301");
        assertThat(manager.settings().blocked().users()).hasSize(27);
        assertThat(answer.ids())
                .contains(
                        "t1:settings-things:blocked_users:0", "t1:settings-things:blocked_users:1");

        manager.chooses("t1:settings-things:blocked_users:0", "100");
        assertThat(manager.settings().blocked().users())
                .containsExactlyInAnyOrder(new UserId(100), new UserId(300), new UserId(301));
    }

    @Test
    void numbers_are_asked_for_in_a_form_and_checked() {
        Shown form = manager.presses("t1:settings-numbers:manners");
        assertThat(form.type()).isEqualTo(9);
        assertThat(form.json().object("data").string("custom_id"))
                .isEqualTo("t1:settings-filled:manners");

        Shown page = manager.fillsIn("t1:settings-filled:manners", "alone", "600", "quiet", "0");
        assertThat(page.type()).isEqualTo(7);
        assertThat(manager.settings().manners().alone()).isEqualTo(Duration.ofMinutes(10));
        assertThat(manager.settings().manners().quiet()).isZero();
        assertThat(page.texts()).contains("**Leave when alone after**: 10:00");

        Shown wrong = manager.fillsIn("t1:settings-filled:manners", "alone", "5", "volume", "loud");
        assertThat(wrong.texts())
                .contains("`Leave when alone after`: must be a time, 0, 0:10–24:00:00, written as")
                .contains("`Volume at the start`: must be a whole number");
        assertThat(manager.settings().manners().alone())
                .as("all or nothing")
                .isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @CsvSource({"5:30, 330", "90s, 90", "7m, 420", "1h30m, 5400", "24:00:00, 86400", "45, 45"})
    void a_time_is_filled_in_as_the_page_shows_it_and_as_seek_takes_one(
            String typed, long seconds) {
        manager.fillsIn("t1:settings-filled:manners", "alone", typed);
        assertThat(manager.settings().manners().alone()).isEqualTo(Duration.ofSeconds(seconds));

        String form = manager.presses("t1:settings-numbers:manners").body();
        assertThat(form)
                .as("the form shows it as the page does")
                .contains("\"value\":\"" + Times.clock(Duration.ofSeconds(seconds)) + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 minutes", "0:05", "25h", "-5m", "5:", "never"})
    void what_is_no_such_time_is_refused_with_the_forms_that_are(String typed) {
        Shown refused = manager.fillsIn("t1:settings-filled:manners", "alone", typed);
        assertThat(refused.texts())
                .contains("0, 0:10–24:00:00", "`5:00`, `90s`, `5m`, `1h30m` or in seconds");
        assertThat(manager.settings()).isEqualTo(GuildSettings.USUAL);
    }

    @Test
    void who_may_give_a_command_is_chosen_on_a_page_of_its_own() {
        Shown page = manager.chooses("t1:settings-command:0", "effects");
        assertThat(page.ids()).contains("t1:settings-rule:effects", "t1:settings-command:0");
        manager.chooses("t1:settings-rule:effects:preset", "vote");
        manager.chooses("t1:settings-rule:skip", "off");
        assertThat(manager.settings().who().rules())
                .containsEntry("effects preset", CommandRule.VOTE)
                .containsEntry("skip", CommandRule.OFF);
        manager.chooses("t1:settings-rule:skip", "usual");
        assertThat(manager.settings().who().rules()).doesNotContainKey("skip");
        assertThat(manager.chooses("t1:settings-command:0", "no such command").texts())
                .contains(ENGLISH.text("settings.section.hint.commands"));
    }

    @Test
    void what_an_older_menu_offers_and_is_no_more_is_of_an_older_message() {
        for (String id :
                List.of(
                        "t1:settings-flag:dance:1",
                        "t1:settings-flag:fair:2",
                        "t1:settings-numbers:nowhere",
                        "t1:settings-undo:djs:0",
                        "t2:settings-flag:fair:1")) {
            assertThat(manager.presses(id).texts()).contains(ENGLISH.text("edge.old_button"));
        }
        assertThat(manager.chooses("t1:settings-word:language", "xx").texts())
                .contains(ENGLISH.text("edge.old_button"));
        assertThat(manager.chooses("t1:settings-rule:skip", "perhaps").texts())
                .contains(ENGLISH.text("edge.old_button"));
    }
}
