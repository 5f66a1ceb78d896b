package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VoiceConnectionTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final ChannelId LOUNGE = new ChannelId(10);
    private static final ChannelId ATTIC = new ChannelId(11);
    private static final Whereabouts IN_LOUNGE = new Whereabouts.InVoice(LOUNGE);
    private static final Whereabouts IN_ATTIC = new Whereabouts.InVoice(ATTIC);

    private final List<JoinPace.Move> moves = new ArrayList<>();
    private final List<Urgency> reordered = new ArrayList<>();
    private final List<VoiceServer> opened = new ArrayList<>();
    private final List<PlayerInput> reports = new ArrayList<>();
    private final VoiceConnection connection = connection(Whereabouts.NOWHERE);
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void a_state_and_then_a_server_open_the_way() {
        ask(IN_LOUNGE);
        connection.state(IN_LOUNGE, "s1", now);
        assertThat(opened).isEmpty();
        connection.server("endpoint", "t1", now);
        assertThat(opened).containsExactly(server(LOUNGE, "t1", "s1"));
    }

    @Test
    void a_server_and_then_a_state_open_it_as_well() {
        ask(IN_LOUNGE);
        connection.server("endpoint", "t1", now);
        assertThat(opened).isEmpty();
        connection.state(IN_LOUNGE, "s1", now);
        assertThat(opened).containsExactly(server(LOUNGE, "t1", "s1"));
    }

    @Test
    void no_answer_at_all_is_asked_for_once_more_and_then_unreachable() {
        ask(IN_LOUNGE);
        pass(6);
        assertThat(moves).hasSize(2);
        assertThat(reports).isEmpty();
        connection.sent(now);
        pass(6);
        assertThat(reports).containsExactly(new PlayerInput.VoiceUnreachable(LOUNGE));
        assertThat(moves.getLast().to()).isEqualTo(Whereabouts.NOWHERE);
    }

    @Test
    void an_answer_that_comes_after_all_was_given_up_is_left_again() {
        ask(IN_LOUNGE);
        pass(6);
        connection.sent(now);
        pass(6);
        connection.be(Whereabouts.NOWHERE, Urgency.PLAYING);
        connection.sent(now);
        pass(6);
        connection.state(IN_LOUNGE, "s1", now);
        assertThat(moves.getLast().to()).isEqualTo(Whereabouts.NOWHERE);
        assertThat(reports).hasSize(1);
    }

    @Test
    void a_leave_need_not_wait_for_the_join_to_be_answered() {
        ask(IN_LOUNGE);
        ask(Whereabouts.NOWHERE);
        assertThat(moves).hasSize(2);
        connection.state(IN_LOUNGE, "s1", now);
        connection.server("endpoint", "t1", now);
        connection.state(Whereabouts.NOWHERE, "s1", now);
        assertThat(opened).isEmpty();
        assertThat(reports).isEmpty();
        assertThat(moves).hasSize(2);
    }

    @Test
    void a_third_wish_waits_for_the_answers_to_two_and_takes_neither_for_its_own() {
        ask(IN_LOUNGE);
        ask(Whereabouts.NOWHERE);
        connection.be(IN_LOUNGE, Urgency.PLAYING);
        connection.state(IN_LOUNGE, "s1", now);
        connection.server("endpoint", "t1", now);
        assertThat(moves).hasSize(2);
        connection.state(Whereabouts.NOWHERE, "s1", now);
        assertThat(moves).hasSize(3);
        connection.sent(now);
        connection.state(IN_LOUNGE, "s2", now);
        connection.server("endpoint", "t2", now);
        assertThat(opened).containsExactly(server(LOUNGE, "t2", "s2"));
        assertThat(reports).isEmpty();
    }

    @Test
    void a_voice_server_of_the_stay_before_is_no_answer_to_who_left_and_came_again() {
        ask(IN_LOUNGE);
        connection.state(IN_LOUNGE, "s1", now);
        ask(Whereabouts.NOWHERE);
        ask(IN_LOUNGE);
        connection.server("endpoint", "t1", now);
        assertThat(opened).isEmpty();
        connection.state(Whereabouts.NOWHERE, "s1", now);
        connection.state(IN_LOUNGE, "s2", now);
        connection.server("endpoint", "t2", now);
        assertThat(opened).containsExactly(server(LOUNGE, "t2", "s2"));
        assertThat(reports).isEmpty();
    }

    @Test
    void a_wish_that_waits_for_an_answer_that_never_comes_is_asked_then() {
        ask(IN_LOUNGE);
        ask(Whereabouts.NOWHERE);
        connection.be(IN_ATTIC, Urgency.PLAYING);
        pass(6);
        assertThat(moves.getLast().to()).isEqualTo(IN_ATTIC);
        assertThat(reports).isEmpty();
    }

    @Test
    void what_was_not_yet_sent_is_replaced() {
        connection.be(IN_LOUNGE, Urgency.PLAYING);
        connection.be(IN_ATTIC, Urgency.PLAYING);
        connection.be(IN_LOUNGE, Urgency.PLAYING);
        assertThat(moves)
                .extracting(JoinPace.Move::to)
                .containsExactly(IN_LOUNGE, IN_ATTIC, IN_LOUNGE);
    }

    @Test
    void what_waits_for_its_turn_is_not_late() {
        connection.be(IN_LOUNGE, Urgency.PLAYING);
        pass(300);
        assertThat(reports).isEmpty();
    }

    @Test
    void music_that_begins_while_the_join_waits_hurries_it() {
        connection.be(IN_LOUNGE, Urgency.QUIET);
        connection.be(IN_LOUNGE, Urgency.PLAYING);
        assertThat(moves).hasSize(1);
        assertThat(reordered).containsExactly(Urgency.PLAYING);
    }

    @Test
    void a_rejoin_is_as_urgent_as_what_plays() {
        joined();
        connection.sessionLost();
        connection.sessionBegan(Whereabouts.NOWHERE, now);
        assertThat(moves.getLast().urgency()).isEqualTo(Urgency.PLAYING);
    }

    @Test
    void the_place_another_session_left_us_in_is_taken_over() {
        VoiceConnection successor = connection(IN_LOUNGE);
        successor.be(IN_LOUNGE, Urgency.PLAYING);
        assertThat(moves).hasSize(1);
    }

    @Test
    void somebody_elses_move_is_reported_and_brings_a_new_server_in_either_order() {
        joined();
        connection.server("endpoint", "t2", now);
        connection.state(IN_ATTIC, "s1", now);
        assertThat(reports).containsExactly(new PlayerInput.BotMoved(IN_ATTIC));
        assertThat(opened.getLast()).isEqualTo(server(ATTIC, "t2", "s1"));
        pass(60);
        connection.state(IN_LOUNGE, "s1", now);
        assertThat(opened.getLast()).isEqualTo(server(ATTIC, "t2", "s1"));
        connection.server("endpoint", "t3", now);
        assertThat(opened.getLast()).isEqualTo(server(LOUNGE, "t3", "s1"));
    }

    @Test
    void a_move_without_a_new_server_is_asked_about() {
        joined();
        pass(60);
        connection.state(IN_ATTIC, "s1", now);
        pass(6);
        assertThat(moves.getLast().to()).isEqualTo(IN_ATTIC);
    }

    @Test
    void a_kick_is_reported_and_its_close_changes_nothing() {
        joined();
        connection.state(Whereabouts.NOWHERE, "s1", now);
        connection.closed(opened.getLast(), 4014, now);
        pass(10);
        assertThat(reports).containsExactly(new PlayerInput.BotMoved(Whereabouts.NOWHERE));
        assertThat(moves).hasSize(1);
    }

    @Test
    void a_close_4014_while_our_state_still_has_us_there_asks_again() {
        joined();
        connection.closed(opened.getLast(), 4014, now);
        pass(1);
        assertThat(moves).hasSize(1);
        pass(2);
        assertThat(moves).hasSize(2);
    }

    @Test
    void a_close_4006_asks_again_unless_a_new_server_comes_by_itself() {
        joined();
        VoiceServer first = opened.getLast();
        connection.closed(first, 4006, now);
        connection.server("endpoint", "t2", now);
        pass(10);
        assertThat(moves).hasSize(1);
        connection.closed(first, 4006, now);
        pass(10);
        assertThat(moves).as("the old server's close is old news").hasSize(1);
        connection.closed(opened.getLast(), 4006, now);
        pass(10);
        assertThat(moves).hasSize(2);
    }

    @Test
    void a_close_4021_rests_a_minute() {
        joined();
        connection.closed(opened.getLast(), 4021, now);
        pass(59);
        assertThat(moves).hasSize(1);
        pass(2);
        assertThat(moves).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"4012, INCOMPATIBLE", "4016, INCOMPATIBLE", "4017, NOT_ENCRYPTED"})
    void a_close_that_would_come_again_for_ever_gives_up_at_once_and_says_why(
            int code, LeaveReason why) {
        joined();
        connection.closed(opened.getLast(), code, now);
        pass(120);
        assertThat(reports).containsExactly(new PlayerInput.VoiceUnreachable(LOUNGE, why));
        assertThat(moves).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                1000, 1001, 1006, 4001, 4002, 4003, 4004, 4005, 4006, 4009, 4011, 4014, 4015, 4020,
                4021, 4022
            })
    void after_every_other_close_a_new_voice_server_is_asked_for_once(int code) {
        joined();
        connection.closed(opened.getLast(), code, now);
        pass(70);
        assertThat(moves).hasSize(2);
        assertThat(moves.getLast().to()).isEqualTo(IN_LOUNGE);
        assertThat(reports).isEmpty();
    }

    @Test
    void a_channel_that_closes_again_and_again_is_unreachable() {
        joined();
        for (int i = 0; i < 6 && reports.isEmpty(); i++) {
            connection.closed(opened.getLast(), 4006, now);
            pass(20);
            connection.sent(now);
            connection.state(IN_LOUNGE, "s1", now);
            connection.server("endpoint", "again" + i, now);
        }
        assertThat(reports)
                .containsExactly(new PlayerInput.VoiceUnreachable(LOUNGE, LeaveReason.UNSTABLE));
    }

    @Test
    void a_voice_server_that_goes_away_is_waited_for() {
        joined();
        connection.noServer();
        pass(30);
        assertThat(moves).hasSize(1);
        connection.server("endpoint", "t2", now);
        assertThat(opened.getLast()).isEqualTo(server(LOUNGE, "t2", "s1"));
    }

    @Test
    void a_new_gateway_session_joins_again() {
        joined();
        connection.sessionLost();
        connection.sessionBegan(Whereabouts.NOWHERE, now);
        assertThat(moves).hasSize(2);
        assertThat(moves.getLast().to()).isEqualTo(IN_LOUNGE);
        assertThat(reports).isEmpty();
    }

    @Test
    void who_was_dropped_in_an_outage_joins_again_and_nobody_has_disconnected_it() {
        joined();
        connection.sessionBegan(Whereabouts.NOWHERE, now);
        assertThat(moves).hasSize(2);
        assertThat(moves.getLast().to()).isEqualTo(IN_LOUNGE);
        connection.sent(now);
        connection.state(IN_LOUNGE, "s2", now);
        connection.server("endpoint", "t2", now);
        assertThat(opened.getLast()).isEqualTo(server(LOUNGE, "t2", "s2"));
        assertThat(reports).isEmpty();
    }

    @Test
    void who_is_still_there_after_an_outage_stays_and_who_was_moved_stays_there() {
        joined();
        connection.sessionBegan(IN_LOUNGE, now);
        assertThat(moves).hasSize(1);
        connection.sessionBegan(IN_ATTIC, now);
        assertThat(reports).containsExactly(new PlayerInput.BotMoved(IN_ATTIC));
    }

    @Test
    void leaving_asks_once_and_reports_nothing() {
        joined();
        ask(Whereabouts.NOWHERE);
        connection.be(Whereabouts.NOWHERE, Urgency.PLAYING);
        connection.state(Whereabouts.NOWHERE, "s1", now);
        connection.be(Whereabouts.NOWHERE, Urgency.PLAYING);
        assertThat(moves).hasSize(2);
        assertThat(reports).isEmpty();
    }

    @Test
    void what_is_as_it_should_be_or_under_way_is_not_mended() {
        assertThat(mend(Whereabouts.NOWHERE, Whereabouts.NOWHERE)).isEmpty();
        connection.be(IN_LOUNGE, Urgency.PLAYING);
        assertThat(mend(IN_LOUNGE, Whereabouts.NOWHERE)).isEmpty();
        joined();
        assertThat(mend(IN_LOUNGE, IN_LOUNGE)).isEmpty();
        assertThat(mend(IN_LOUNGE, IN_LOUNGE)).isEmpty();
        connection.closed(opened.getLast(), 4021, now);
        assertThat(mend(IN_LOUNGE, IN_LOUNGE)).isEmpty();
        assertThat(moves).hasSize(1);
    }

    @Test
    void a_kick_that_discord_never_told_is_found_and_reported() {
        joined();
        assertThat(mend(IN_LOUNGE, Whereabouts.NOWHERE)).isPresent();
        assertThat(reports).containsExactly(new PlayerInput.BotMoved(Whereabouts.NOWHERE));
        assertThat(moves).hasSize(1);
    }

    @Test
    void a_guild_that_should_be_in_a_channel_and_is_not_is_joined_again() {
        joined();
        connection.sessionLost();
        assertThat(mend(IN_LOUNGE, Whereabouts.NOWHERE)).isPresent();
        assertThat(moves).hasSize(2);
        assertThat(moves.getLast().to()).isEqualTo(IN_LOUNGE);
        assertThat(mend(IN_LOUNGE, Whereabouts.NOWHERE)).as("it waits for its turn").isEmpty();
    }

    @Test
    void a_bot_that_should_have_left_leaves() {
        joined();
        ask(Whereabouts.NOWHERE);
        assertThat(connection.strayed(IN_LOUNGE)).as("its leaving is under way").isFalse();
        pass(6);
        assertThat(connection.strayed(IN_LOUNGE)).isTrue();
        assertThat(mend(Whereabouts.NOWHERE, IN_LOUNGE)).isPresent();
        assertThat(moves.getLast().to()).isEqualTo(Whereabouts.NOWHERE);
        assertThat(moves).hasSize(3);
    }

    @Test
    void a_move_whose_report_the_journal_never_took_is_undone_at_the_second_look() {
        joined();
        connection.state(Whereabouts.NOWHERE, "s1", now);
        assertThat(mend(IN_LOUNGE, Whereabouts.NOWHERE)).as("it may be on its way").isEmpty();
        assertThat(mend(IN_LOUNGE, Whereabouts.NOWHERE)).isPresent();
        assertThat(moves.getLast().to()).isEqualTo(IN_LOUNGE);
    }

    @Test
    void a_voice_server_that_never_came_is_asked_for_at_the_second_look() {
        joined();
        connection.noServer();
        assertThat(mend(IN_LOUNGE, IN_LOUNGE)).isEmpty();
        assertThat(mend(IN_LOUNGE, IN_LOUNGE)).isPresent();
        assertThat(moves).hasSize(2);
        assertThat(moves.getLast().to()).isEqualTo(IN_LOUNGE);
    }

    private Optional<String> mend(Whereabouts journal, Whereabouts discord) {
        return connection.mend(journal, Urgency.PLAYING, discord, now);
    }

    private VoiceConnection connection(Whereabouts seen) {
        return new VoiceConnection(
                new GuildId(1),
                seen,
                TIMEOUT,
                new VoiceConnection.Outside() {
                    @Override
                    public void send(JoinPace.Move move) {
                        moves.add(move);
                    }

                    @Override
                    public void reorder(GuildId guild, Urgency urgency) {
                        reordered.add(urgency);
                    }

                    @Override
                    public void opened(GuildId guild, VoiceServer server) {
                        opened.add(server);
                    }

                    @Override
                    public void closed(GuildId guild) {}

                    @Override
                    public void report(GuildId guild, PlayerInput input) {
                        reports.add(input);
                    }
                });
    }

    private void joined() {
        ask(IN_LOUNGE);
        connection.state(IN_LOUNGE, "s1", now);
        connection.server("endpoint", "t1", now);
    }

    private void ask(Whereabouts where) {
        connection.be(where, Urgency.PLAYING);
        connection.sent(now);
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds * 4; i++) {
            now = now.plusMillis(250);
            connection.tick(now);
        }
    }

    private static VoiceServer server(ChannelId channel, String token, String session) {
        return new VoiceServer(channel, "endpoint", token, session);
    }
}
