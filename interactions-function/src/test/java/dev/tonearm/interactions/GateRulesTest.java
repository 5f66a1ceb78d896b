package dev.tonearm.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.Reach;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.interactions.wire.Interactions;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who may give which command, and how often: what a server has set, and what holds everywhere.
@ExtendWith(SharedEdge.class)
class GateRulesTest {
    private static final Texts ENGLISH = Texts.DEFAULT;
    private static final Texts GERMAN = Texts.of("de");

    private final TestEdge edge;

    GateRulesTest(TestEdge edge) {
        this.edge = edge;
    }

    @Test
    void who_may_not_connect_may_change_nothing_by_command_or_button() {
        String needed =
                ENGLISH.text("edge.missing_permission", ENGLISH.text("edge.permission.connect"));
        Posted button = Posted.fresh("button-pause").byWhoMay("2048");

        assertThat(edge.told(Posted.fresh("without-permission"))).isEqualTo(needed);
        assertThat(edge.told(button)).isEqualTo(needed);
        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void a_command_that_the_server_turned_off_is_off_as_a_button_too() {
        edge.set(settings -> settings.with(settings.who().withRule("pause", CommandRule.OFF)));

        assertThat(edge.told(Posted.fresh("button-pause"))).isEqualTo(ruled("gate.off", "/pause"));
        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void what_only_the_player_can_decide_goes_on_with_the_command() {
        edge.answer(Posted.fresh("skip").byListener());
        edge.set(settings ->
                settings.with(settings.who().withDjs(Set.of(Posted.DJ)).withVotePercent(60))
                        .with(settings.share().withQueue(7))
                        .with(Manners.USUAL.withFair(true)));
        edge.answer(Posted.fresh("skip").byListener());
        edge.answer(Posted.fresh("skip").byDj());

        Manners fair = Manners.USUAL.withFair(true);
        assertThat(edge.queuedCommands())
                .extracting(CommandEnvelope::rules)
                .containsExactly(
                        HouseRules.USUAL,
                        rules(Standing.LISTENER, new Rule.Vote(60), 7, fair),
                        rules(Standing.DJ, new Rule.Vote(60), 7, fair));
    }

    @Test
    void a_dj_is_known_by_their_role_and_whoever_manages_the_server_by_that() {
        edge.set(settings -> settings.with(settings.who().withDjs(Set.of(Posted.DJ))));

        assertThat(edge.told(Posted.fresh("volume-with-text").byListener()))
                .as("it is no value, whoever gives it")
                .isEqualTo(ENGLISH.text("invalid.wrong_type", "percent"));
        assertThat(edge.told(stopping().byListener()))
                .isEqualTo(ruled("gate.djs_only", "/stop", "<@&" + Posted.DJ + ">"));
        assertThat(edge.answer(stopping().byDj()).integer("type")).isEqualTo(6);
        assertThat(edge.answer(stopping()).integer("type")).isEqualTo(6);
    }

    @Test
    void who_is_blocked_reads_so_and_who_can_change_it() {
        UserId ada = new UserId(Interactions.USER);
        edge.set(settings -> settings.with(settings.blocked().withUsers(Set.of(ada))));

        assertThat(edge.told(Posted.fresh("skip").byListener())).isEqualTo(ruled("gate.blocked"));
        assertThat(edge.answer(Posted.fresh("skip")).integer("type"))
                .as("who manages")
                .isEqualTo(5);
    }

    @Test
    void commands_are_taken_where_the_server_wants_them_and_in_the_threads_there() {
        ChannelId music = new ChannelId(77);
        edge.set(settings -> settings.with(settings.where().withText(Set.of(music))));

        assertThat(edge.told(Posted.fresh("skip"))).isEqualTo(ruled("gate.elsewhere", "<#77>"));
        Posted thread = Posted.fresh("skip").with("\"parent_id\": null", "\"parent_id\": \"77\"");
        assertThat(edge.answer(thread).integer("type")).isEqualTo(5);
        assertThat(edge.answer(Posted.fresh("help")).integer("type")).isEqualTo(4);
    }

    @Test
    void a_listener_has_so_many_commands_a_minute() {
        edge.set(settings -> settings.with(settings.share().withCommandsPerMinute(2)));
        for (int i = 0; i < 2; i++) {
            assertThat(edge.answer(skipByBen().byListener()).integer("type")).isEqualTo(5);
        }
        assertThat(edge.told(skipByBen().byListener())).isEqualTo(ruled("gate.too_many", 2, 60));
        assertThat(edge.answer(skipByBen()).integer("type"))
                .as("who manages the server")
                .isEqualTo(5);
    }

    @Test
    void a_server_that_sends_more_than_people_can_type_is_slowed_down() {
        GuildId other = new GuildId(1_200_000_000_000_000_777L);
        Posted help = Posted.fresh("help").in(other).madeAt(TestEdge.NOW);
        for (int i = 0; i < TestEdge.MOST_COMMANDS; i++) edge.answer(help);

        assertThat(edge.told(help)).isEqualTo(tooMany(GERMAN, 60));
    }

    @Test
    void a_command_that_was_too_much_is_not_done_when_it_is_sent_again_later() {
        GuildId other = new GuildId(1_200_000_000_000_000_888L);
        Instant then = TestEdge.NOW.minusSeconds(200);
        Posted skip = Posted.fresh("skip").in(other).madeAt(then);
        Posted help = Posted.fresh("help").in(other).madeAt(then);
        for (int i = 0; i < TestEdge.MOST_COMMANDS; i++) edge.answer(help);
        for (int window = 190; window >= 0; window -= 10) {
            Instant made = TestEdge.NOW.minusSeconds(window);
            edge.answer(Posted.fresh("help").in(other).madeAt(made));
        }

        assertThat(edge.told(skip)).isEqualTo(tooMany(ENGLISH, 1));
    }

    private static String tooMany(Texts texts, int seconds) {
        return texts.text("lacks.commands", "Free", TestEdge.MOST_COMMANDS, seconds)
                + "\n-# "
                + texts.text("lacks.offer", "Basic");
    }

    private static Posted skipByBen() {
        return Posted.fresh("skip").by(1_400_000_000_000_000_099L).madeAt(TestEdge.NOW);
    }

    private static Posted stopping() {
        return Posted.fresh("button-pause").with("t1:pause", "t1:stop");
    }

    private static HouseRules rules(Standing standing, Rule rule, int share, Manners manners) {
        return new HouseRules(standing, rule, Reach.TOGETHER, Set.of(), share, manners);
    }

    /// What somebody reads whose command a rule of the server is against.
    private static String ruled(String key, Object... arguments) {
        return ENGLISH.text(key, arguments) + "\n-# " + ENGLISH.text("gate.who");
    }
}
