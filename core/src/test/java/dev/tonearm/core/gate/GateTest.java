package dev.tonearm.core.gate;

import static dev.tonearm.core.guild.GuildSettings.USUAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.Among;
import dev.tonearm.core.guild.Asker;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.Reach;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Allowance;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.SomePlans;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GateTest {
    private static final Plans PLANS = SomePlans.free(Allowance.ALL.withQueue(100).withCommands(5));
    private static final Limits LIMITS = PLANS.limits(Plan.FREE);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ChannelId HALL = new ChannelId(7);
    private static final ChannelId MUSIC = new ChannelId(8);
    private static final RoleId DJ = new RoleId(21);
    private static final UserId ADA = new UserId(42);
    private static final long MANAGE_GUILD = 1L << 5;

    private final Asker ada = new Asker(ADA, Set.of(), 0, HALL, 0);
    private final Asker dj = new Asker(ADA, Set.of(DJ), 0, HALL, 0);
    private final Asker manager = new Asker(ADA, Set.of(), MANAGE_GUILD, HALL, 0);

    @Test
    void a_command_within_the_limit_goes_on_with_the_plans_limits() {
        assertThat(decide(record(USUAL, 5), question("skip", Among.VOTE, ada), NOON))
                .isEqualTo(new Verdict.Allowed(LIMITS, "", HouseRules.USUAL));
    }

    @Test
    void one_more_waits_for_the_next_window() {
        Question skip = question("skip", Among.FREE, ada);
        assertThat(decide(record(USUAL, 6), skip, NOON))
                .isEqualTo(new Verdict.RateLimited(Duration.ofSeconds(60), LIMITS));
        assertThat(decide(record(USUAL, 6), skip, NOON.plusMillis(59_500)))
                .isEqualTo(new Verdict.RateLimited(Duration.ofMillis(500), LIMITS));
    }

    @Test
    void a_command_of_a_full_window_is_too_much_when_the_window_is_over_too() {
        assertThat(
                        decide(
                                record(USUAL, 6),
                                question("skip", Among.FREE, ada),
                                NOON.plusSeconds(240)))
                .isEqualTo(new Verdict.RateLimited(Duration.ZERO, LIMITS));
    }

    @Test
    void a_command_that_is_off_is_off_for_everybody() {
        GuildSettings settings = ruled("skip", CommandRule.OFF);
        assertThat(verdict(settings, "skip", ada)).isEqualTo(new Verdict.Off("skip"));
        assertThat(verdict(settings, "skip", manager)).isEqualTo(new Verdict.Off("skip"));
        assertThat(verdict(settings, "skipper", ada)).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void a_group_is_off_with_all_that_is_in_it_but_for_what_the_server_says_more_exactly() {
        GuildSettings settings = ruled("effects", CommandRule.OFF);
        settings = settings.with(settings.who().withRule("effects show", CommandRule.EVERYONE));
        assertThat(verdict(settings, "effects preset", ada)).isEqualTo(new Verdict.Off("effects"));
        assertThat(verdict(settings, "effects", ada)).isEqualTo(new Verdict.Off("effects"));
        assertThat(verdict(settings, "effects show", ada)).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void without_djs_everything_is_everybodys() {
        for (Among among : Among.values()) {
            assertThat(allowed(USUAL, question("stop", among, ada)).rules().rule())
                    .isEqualTo(Rule.OPEN);
        }
    }

    @Test
    void with_djs_a_listener_is_asked_what_the_command_asks_of_one() {
        GuildSettings settings = withDjs();
        assertThat(allowed(settings, question("play", Among.FREE, ada)).rules().rule())
                .isEqualTo(Rule.OPEN);
        assertThat(allowed(settings, question("skip", Among.VOTE, ada)).rules().rule())
                .isEqualTo(new Rule.Vote(50));
        assertThat(allowed(settings, question("remove", Among.OWN_FREE, ada)).rules().rule())
                .as("only the player knows whose the track is")
                .isEqualTo(Rule.DJS);
        assertThat(decide(record(settings, 1), question("stop", Among.DJ, ada), NOON))
                .isEqualTo(new Verdict.DjsOnly(Set.of(DJ)));
    }

    @Test
    void what_the_server_says_of_a_command_counts_more_than_what_the_command_says() {
        GuildSettings settings = ruled("play", CommandRule.DJ);
        assertThat(verdict(settings, "play", ada)).isEqualTo(new Verdict.DjsOnly(Set.of()));
        assertThat(verdict(settings, "play", manager)).isInstanceOf(Verdict.Allowed.class);
        GuildSettings open = withDjs();
        open = open.with(open.who().withRule("stop", CommandRule.EVERYONE));
        assertThat(allowed(open, question("stop", Among.DJ, ada)).rules().rule())
                .isEqualTo(Rule.OPEN);
        GuildSettings voted = USUAL.with(USUAL.who().withVotePercent(75));
        voted = voted.with(voted.who().withRule("clear", CommandRule.VOTE));
        assertThat(allowed(voted, question("clear", Among.DJ, ada)).rules().rule())
                .isEqualTo(new Rule.Vote(75));
    }

    @Test
    void whose_business_it_may_be_comes_to_the_player_whatever_the_rule_is() {
        GuildSettings usual = withDjs();
        assertThat(allowed(usual, question("skip", Among.OWN_OR_VOTE, ada)).rules().rule())
                .isEqualTo(new Rule.Vote(50));
        GuildSettings djs = usual.with(usual.who().withRule("skip", CommandRule.DJ));
        assertThat(allowed(djs, question("skip", Among.OWN_OR_VOTE, ada)).rules().rule())
                .isEqualTo(Rule.DJS);
        assertThat(decide(record(djs, 1), question("skip", Among.VOTE, ada), NOON))
                .isEqualTo(new Verdict.DjsOnly(Set.of(DJ)));
    }

    @Test
    void a_dj_and_whoever_manages_the_server_count_as_djs() {
        GuildSettings settings = withDjs();
        Asker administrator = new Asker(ADA, Set.of(), 1L << 3, HALL, 0);
        for (Asker asker : Set.of(dj, manager, administrator)) {
            assertThat(allowed(settings, question("stop", Among.DJ, asker)).rules().standing())
                    .isEqualTo(Standing.DJ);
        }
        assertThat(allowed(settings, question("play", Among.FREE, ada)).rules().standing())
                .isEqualTo(Standing.LISTENER);
    }

    @Test
    void who_is_blocked_may_do_nothing_unless_they_manage_the_server() {
        GuildSettings settings = USUAL.with(USUAL.blocked().withUsers(Set.of(ADA)));
        assertThat(verdict(settings, "help", ada)).isEqualTo(new Verdict.Blocked());
        assertThat(verdict(settings, "play", manager)).isInstanceOf(Verdict.Allowed.class);
        GuildSettings role = USUAL.with(USUAL.blocked().withRoles(Set.of(DJ)));
        assertThat(verdict(role, "play", dj)).isEqualTo(new Verdict.Blocked());
        assertThat(verdict(role, "play", ada)).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void what_is_kept_about_somebody_is_theirs_whatever_the_server_says() {
        GuildSettings settings =
                USUAL.with(USUAL.blocked().withUsers(Set.of(ADA)))
                        .with(USUAL.where().withText(Set.of(MUSIC)))
                        .with(USUAL.who().withRule("privacy", CommandRule.OFF));
        assertThat(verdict(settings, "privacy delete", ada)).isInstanceOf(Verdict.Allowed.class);
        assertThat(Gate.isRuled("privacy")).isFalse();
        assertThat(Gate.isRuled("premium")).isTrue();
    }

    @Test
    void commands_are_taken_in_the_servers_channels_their_threads_and_categories() {
        GuildSettings settings = USUAL.with(USUAL.where().withText(Set.of(MUSIC)));
        assertThat(verdict(settings, "play", ada)).isEqualTo(new Verdict.Elsewhere(Set.of(MUSIC)));
        assertThat(verdict(settings, "play", manager))
                .as("it is no matter of permission")
                .isEqualTo(new Verdict.Elsewhere(Set.of(MUSIC)));
        assertThat(verdict(settings, "play", new Asker(ADA, Set.of(), 0, MUSIC, 0)))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(verdict(settings, "play", new Asker(ADA, Set.of(), 0, HALL, MUSIC.value())))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(verdict(settings, "help", ada))
                .as("it says where commands are taken")
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void the_buttons_work_where_the_server_wants_its_message() {
        GuildSettings.Where where = USUAL.where().withText(Set.of(MUSIC));
        assertThat(verdict(USUAL.with(where.withPanel(HALL.value())), "skip", ada))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(verdict(USUAL.with(where.withRequests(HALL.value())), "play", ada))
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void one_listener_has_so_many_commands_a_minute_and_a_dj_as_many_as_they_like() {
        GuildSettings settings = withDjs();
        settings = settings.with(settings.share().withCommandsPerMinute(3));
        Instant later = NOON.plusSeconds(20);
        GuildRecord third = new GuildRecord(stored(settings), StoredGrants.NONE, 1, 3);
        GuildRecord fourth = new GuildRecord(stored(settings), StoredGrants.NONE, 1, 4);
        assertThat(decide(third, question("play", Among.FREE, ada), later))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(decide(fourth, question("play", Among.FREE, ada), later))
                .isEqualTo(new Verdict.TooMany(3, Duration.ofSeconds(40)));
        assertThat(decide(fourth, question("play", Among.FREE, dj), later))
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void a_listeners_command_that_comes_when_its_minute_is_forgotten_is_too_much() {
        GuildSettings settings = USUAL.with(USUAL.share().withCommandsPerMinute(3));
        Question question = question("play", Among.FREE, ada);
        assertThat(decide(record(settings, 1), question, NOON.plusSeconds(119)))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(decide(record(settings, 1), question, NOON.plusSeconds(120)))
                .isEqualTo(new Verdict.TooMany(3, Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource(CommandRule.class)
    void whoever_manages_the_server_always_comes_to_its_settings(CommandRule rule) {
        GuildSettings settings = ruled("settings", rule);
        settings =
                settings.with(settings.where().withText(Set.of(MUSIC)))
                        .with(settings.blocked().withUsers(Set.of(ADA)))
                        .with(settings.share().withCommandsPerMinute(1));
        GuildRecord record = new GuildRecord(stored(settings), StoredGrants.NONE, 1, 50);
        assertThat(decide(record, question("settings menu", Among.DJ, manager), NOON))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(decide(record, question("settings menu", Among.DJ, ada), NOON))
                .isEqualTo(new Verdict.Blocked());
    }

    @Test
    void what_only_the_player_can_decide_travels_with_the_command() {
        ChannelId stage = new ChannelId(99);
        GuildSettings settings =
                USUAL.withLanguage("de")
                        .with(USUAL.who().withReach(Reach.DJS))
                        .with(USUAL.where().withVoice(Set.of(stage)).withPanel(5).withRequests(6))
                        .with(USUAL.share().withQueue(20))
                        .with(Manners.USUAL.withFair(true));
        assertThat(decide(record(settings, 1), question("play", Among.FREE, ada), NOON))
                .isEqualTo(
                        new Verdict.Allowed(
                                LIMITS,
                                "de",
                                new HouseRules(
                                        Standing.LISTENER,
                                        Rule.OPEN,
                                        Reach.DJS,
                                        Set.of(stage),
                                        20,
                                        Manners.USUAL.withFair(true).withRequests(6))));
    }

    @Test
    void windows_follow_each_other_without_a_gap() {
        assertThat(Gate.windowAt(NOON.plusMillis(59_999))).isEqualTo(Gate.windowAt(NOON));
        assertThat(Gate.windowAt(NOON.plusMillis(60_000))).isEqualTo(Gate.windowAt(NOON) + 1);
        assertThat(Gate.listenersWindowAt(NOON.plusMillis(60_000)))
                .isEqualTo(Gate.listenersWindowAt(NOON.plusMillis(59_999)) + 1);
    }

    private static GuildSettings withDjs() {
        return USUAL.with(USUAL.who().withDjs(Set.of(DJ)));
    }

    private static GuildSettings ruled(String path, CommandRule rule) {
        return USUAL.with(USUAL.who().withRule(path, rule));
    }

    private static Verdict verdict(GuildSettings settings, String path, Asker asker) {
        return decide(record(settings, 1), question(path, Among.FREE, asker), NOON);
    }

    private static Verdict.Allowed allowed(GuildSettings settings, Question question) {
        return (Verdict.Allowed) decide(record(settings, 1), question, NOON);
    }

    private static Question question(String path, Among among, Asker asker) {
        return new Question(path, among, asker, NOON);
    }

    private static Verdict decide(GuildRecord record, Question question, Instant now) {
        return Gate.decide(record, question, Gate.limits(record, PLANS, now), now);
    }

    private static GuildRecord record(GuildSettings settings, long commandsInWindow) {
        return new GuildRecord(stored(settings), StoredGrants.NONE, commandsInWindow, 1);
    }

    private static StoredSettings stored(GuildSettings settings) {
        return new StoredSettings(settings, 1, false);
    }
}
