package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.VoiceServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What others do to a voice connection that stands: moves, closes, outages.
final class VoiceConnectionLossTest extends VoiceConnectionStage {
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
}
