package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import org.junit.jupiter.api.Test;

/// What is found at a look around, and mended.
final class VoiceConnectionMendTest extends VoiceConnectionStage {
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
}
