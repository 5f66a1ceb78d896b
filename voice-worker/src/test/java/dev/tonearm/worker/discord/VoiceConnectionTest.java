package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import org.junit.jupiter.api.Test;

/// What is asked of Discord, and which answers to it open the way.
final class VoiceConnectionTest extends VoiceConnectionStage {
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
    void leaving_asks_once_and_reports_nothing() {
        joined();
        ask(Whereabouts.NOWHERE);
        connection.be(Whereabouts.NOWHERE, Urgency.PLAYING);
        connection.state(Whereabouts.NOWHERE, "s1", now);
        connection.be(Whereabouts.NOWHERE, Urgency.PLAYING);
        assertThat(moves).hasSize(2);
        assertThat(reports).isEmpty();
    }
}
