package dev.tonearm.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.census.Found;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.grant.GrantJson;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.PlaybackEvent.Ended;
import dev.tonearm.core.player.PlaybackEvent.Returned;
import dev.tonearm.core.player.PlaybackEvent.Started;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent.Enqueued;
import dev.tonearm.core.player.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollUpTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-26T00:00:00Z");
    private static final GuildId ONE = new GuildId(1);
    private static final GuildId TWO = new GuildId(2);
    private static final UserId ANNA = new UserId(10);
    private static final UserId BEN = new UserId(11);
    private static final Plans PLANS = PlansFile.read(PlansFile.shipped(PlansFile.TIERS));

    private final RollUp rollUp = new RollUp(Set.of(DAY, DAY.minusDays(1)), PLANS);
    private long sequence;
    private long revision;

    @Test
    void a_day_of_two_servers() {
        line(ONE, NOON, asked(ANNA, "play"), queued(1, "https://www.youtube.com/watch?v=1"));
        line(ONE, NOON, asked(BEN, "skip"), ended(1, EndReason.SKIPPED));
        line(TWO, NOON, asked(ANNA, "volume"));

        RollUp.Tally day = rollUp.of(DAY);
        assertThat(day.figures().of(DayFigures.ACTIVE_SERVERS)).isEqualTo(2);
        assertThat(day.people()).containsExactlyInAnyOrder(ANNA, BEN);
        assertThat(day.servers()).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(day.figures().of(DayFigures.COMMANDS)).isEqualTo(3);
        assertThat(day.figures().of("commands.playback")).isEqualTo(2);
        assertThat(day.figures().of("commands.sound")).isEqualTo(1);
    }

    @Test
    void a_command_that_no_family_has_any_more_is_counted_among_others() {
        line(ONE, NOON, asked(ANNA, "dance"));

        assertThat(rollUp.of(DAY).figures().of("commands.other")).isEqualTo(1);
    }

    @Test
    void what_a_node_or_discord_reports_is_no_command_and_nobody_is_active_by_it() {
        line(ONE, NOON, Cause.NODE, new Started(new EntryId(7), "a", 0));

        RollUp.Tally day = rollUp.of(DAY);
        assertThat(day.figures().of(DayFigures.COMMANDS)).isZero();
        assertThat(day.people()).isEmpty();
        assertThat(day.servers()).containsExactly(ONE);
    }

    @Test
    void what_the_player_is_told_by_us_is_no_command_of_anybody() {
        line(ONE, NOON, asked(ANNA, "heed"));

        RollUp.Tally day = rollUp.of(DAY);
        assertThat(day.figures().of(DayFigures.COMMANDS)).isZero();
        assertThat(day.people()).isEmpty();
        assertThat(day.servers()).containsExactly(ONE);
    }

    @Test
    void a_track_is_played_when_it_starts_at_its_beginning_and_its_source_is_known_from_its_day() {
        line(ONE, NOON, Cause.NODE, new Started(new EntryId(1), "a", 0));
        line(ONE, NOON, asked(ANNA, "play"), queued(1, "https://soundcloud.com/a/b"));
        line(ONE, NOON, Cause.NODE, new Started(new EntryId(1), "a", 90_000));
        line(ONE, NOON, Cause.NODE, new Started(new EntryId(99), "of yesterday", 0));
        line(ONE, NOON, asked(ANNA, "previous"), new Returned(entry(3, "https://youtu.be/x")));
        line(ONE, NOON, Cause.NODE, ended(3, EndReason.FAILED));

        DayFigures day = rollUp.of(DAY).figures();
        assertThat(day.of(DayFigures.TRACKS)).isEqualTo(3);
        assertThat(day.of("tracks.played.soundcloud")).isEqualTo(1);
        assertThat(day.of("tracks.played.youtube")).isEqualTo(1);
        assertThat(day.of("tracks.played.unknown")).isEqualTo(1);
        assertThat(day.of(DayFigures.FAILED_TRACKS)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.youtube.com/watch?v=1, YOUTUBE",
        "https://youtu.be/1, YOUTUBE",
        "https://notyoutube.com/1, WEB",
        "https://youtube.com.evil.example/1, WEB",
        "https://open.spotify.com/track/1, SPOTIFY",
        "https://cdn.discordapp.com/attachments/1/2/a.mp3, FILE",
        "https://radio.example/stream, WEB",
        "not an address, WEB",
        "'', UNKNOWN",
    })
    void a_source_is_named_if_everybody_knows_it(String address, Source source) {
        assertThat(Source.of(entry(1, address).track())).isEqualTo(source);
    }

    @Test
    void a_line_belongs_to_its_day_in_utc_up_to_the_last_moment() {
        line(ONE, MIDNIGHT.minusMillis(1), asked(ANNA, "play"));
        line(ONE, MIDNIGHT, asked(ANNA, "play"));
        line(ONE, NOON.minus(Duration.ofDays(1)), asked(BEN, "play"));

        assertThat(rollUp.of(DAY).figures().of(DayFigures.COMMANDS)).isEqualTo(1);
        assertThat(rollUp.of(DAY.minusDays(1)).people()).containsExactly(BEN);
    }

    @Test
    void a_newer_line_is_counted_as_unread_and_nothing_is_guessed_of_it() {
        rollUp.add(new Found.Line(ONE, new Reading.Newer<>(3)));
        rollUp.add(new Found.Broken("journal#1 line#1", "JsonException"));

        RollUp.Tally day = rollUp.of(DAY);
        assertThat(day.figures().of(DayFigures.UNREAD_LINES)).isEqualTo(1);
        assertThat(day.figures().of(DayFigures.BROKEN)).isEqualTo(1);
        assertThat(day.figures().of(DayFigures.ACTIVE_SERVERS)).isZero();
    }

    @Test
    void a_trial_is_begun_on_one_day_and_gives_its_plan_at_the_end_of_it() {
        told(ONE, NOON, "", trial(ANNA, NOON));

        DayFigures day = rollUp.of(DAY).figures();
        assertThat(day.of(DayFigures.TRIALS)).isEqualTo(1);
        assertThat(day.of("servers." + PLANS.trial().wire())).isEqualTo(1);
        assertThat(day.of("servers.by.trial")).isEqualTo(1);
        assertThat(day.of(DayFigures.PAID_SERVERS)).isZero();
        assertThat(rollUp.of(DAY.minusDays(1)).figures().of(DayFigures.TRIALS)).isZero();
    }

    @Test
    void who_pays_for_the_first_time_after_a_trial_is_converted_on_that_day_alone() {
        Instant before = NOON.minus(Duration.ofDays(1));
        Grant trial = trial(ANNA, before);
        told(ONE, before, "", trial);
        told(ONE, NOON, "", paid("sub_1", Payment.PAID, NOON, NOON));
        told(TWO, NOON, "", paid("sub_2", Payment.PAID, NOON, NOON));

        DayFigures day = rollUp.of(DAY).figures();
        assertThat(day.of(DayFigures.CONVERTED)).isEqualTo(1);
        assertThat(day.of(DayFigures.WON)).isEqualTo(2);
        assertThat(day.of(DayFigures.PAID_SERVERS)).isEqualTo(2);
        DayFigures earlier = rollUp.of(DAY.minusDays(1)).figures();
        assertThat(earlier.of(DayFigures.CONVERTED)).isZero();
        assertThat(earlier.of(DayFigures.PAID_SERVERS)).isZero();
    }

    @Test
    void a_renewal_converts_nobody_again_and_wins_nobody() {
        Instant before = NOON.minus(Duration.ofDays(1));
        told(ONE, before, "", trial(ANNA, before));
        told(ONE, before, "", paid("sub_1", Payment.PAID, before, before));
        told(ONE, NOON, "x", paid("sub_1", Payment.PAID, before, NOON));

        DayFigures day = rollUp.of(DAY).figures();
        assertThat(day.of(DayFigures.CONVERTED)).isZero();
        assertThat(day.of(DayFigures.WON)).isZero();
        assertThat(day.of(DayFigures.LOST)).isZero();
        assertThat(day.of(DayFigures.PAID_SERVERS)).isEqualTo(1);
    }

    @Test
    void a_server_is_lost_on_the_day_on_which_nothing_is_paid_any_more() {
        Instant before = NOON.minus(Duration.ofDays(1));
        told(ONE, before, "", paid("sub_1", Payment.PAID, before, before));
        told(ONE, NOON, "x", paid("sub_1", Payment.ENDED, before, NOON));

        assertThat(rollUp.of(DAY).figures().of(DayFigures.LOST)).isEqualTo(1);
        assertThat(rollUp.of(DAY).figures().of(DayFigures.PAID_SERVERS)).isZero();
        assertThat(rollUp.of(DAY.minusDays(1)).figures().of(DayFigures.LOST)).isZero();
        assertThat(rollUp.of(DAY.minusDays(1)).figures().of(DayFigures.PAID_SERVERS)).isEqualTo(1);
    }

    @Test
    void what_was_told_after_a_day_changes_nothing_of_it() {
        told(ONE, NOON, "", paid("sub_1", Payment.PAID, NOON, NOON));
        DayFigures before = rollUp.of(DAY).figures();
        Instant later = MIDNIGHT.plusSeconds(60);
        Grant ended = paid("sub_1", Payment.ENDED, NOON, later);
        told(ONE, later, "x", ended);
        told(TWO, later, "", trial(BEN, later));

        assertThat(rollUp.of(DAY).figures()).isEqualTo(before);
    }

    @Test
    void of_a_grant_whose_changes_are_forgotten_the_server_itself_tells() {
        Instant longAgo = NOON.minus(Duration.ofDays(800));
        var bought =
                new Grant.DiscordEntitlement("5", ANNA, Plan.PREMIUM, longAgo, Grant.OPEN, longAgo);
        rollUp.add(new Found.Server(ONE, new StoredGrants(Grants.of(List.of(bought)), 1)));

        DayFigures day = rollUp.of(DAY).figures();
        assertThat(day.of("servers.premium")).isEqualTo(1);
        assertThat(day.of("servers.by.discord")).isEqualTo(1);
        assertThat(day.of(DayFigures.PAID_SERVERS)).isEqualTo(1);
        assertThat(day.of(DayFigures.WON)).isZero();
        assertThat(day.of(DayFigures.KNOWN_SERVERS)).isEqualTo(1);
    }

    @Test
    void a_grant_of_a_newer_build_is_unread() {
        var newer = new Grant.Unknown(new GrantId("moon", "1"), NOON, "{\"plan\":\"lunar\"}");
        rollUp.add(new Found.Server(ONE, new StoredGrants(Grants.of(List.of(newer)), 1)));

        assertThat(rollUp.of(DAY).figures().of(DayFigures.UNREAD_GRANTS)).isEqualTo(1);
    }

    private void line(GuildId guild, Instant at, Cause cause, PlayerEvent... events) {
        var line = new JournalLine(++sequence, at, cause, List.of(events));
        rollUp.add(new Found.Line(guild, new Reading.Read<>(line)));
    }

    private void told(GuildId guild, Instant at, String before, Grant after) {
        var entry =
                new GrantEntry(
                        ++revision, after.id(), "us", "e", at, before, GrantJson.write(after));
        rollUp.add(new Found.Told(guild, entry));
    }

    private static Cause asked(UserId user, String command) {
        return new Cause.Asked(new InteractionId(1), user, command);
    }

    private static Grant trial(UserId buyer, Instant from) {
        return new Grant.Trial(buyer, PLANS.trial(), from, from.plus(PLANS.trialTime()));
    }

    private static Grant paid(String id, Payment payment, Instant from, Instant version) {
        Instant until = payment == Payment.PAID ? version.plus(Duration.ofDays(30)) : version;
        return new Grant.StripeSubscription(
                id, "cus_1", ANNA, Plan.BASIC, from, until, payment, version);
    }

    private static PlayerEvent queued(long id, String address) {
        return new Enqueued(0, List.of(entry(id, address)), "");
    }

    private static PlayerEvent ended(long id, EndReason why) {
        return new Ended(new EntryId(id), "a", why, false, "");
    }

    private static QueueEntry entry(long id, String address) {
        var track = new Track("e", "Title", "Author", 1_000, address, "", false, true);
        return new QueueEntry(new EntryId(id), track, ANNA);
    }
}
