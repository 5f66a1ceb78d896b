package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.local.stack.Lavalink;
import dev.tonearm.local.stack.LavalinkCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An operator who gives the stack a Lavalink of their own.
class OwnLavalinkJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    @Test
    void one_that_answers_as_the_newest_do_is_taken() {
        assertThatCode(() -> LavalinkCheck.pass(STACK.lavalink())).doesNotThrowAnyException();
    }

    @Test
    void a_wrong_password_is_said_to_be_one_and_stays_unsaid() {
        var given = new Lavalink(STACK.lavalink().url(), "a-wrong-one");

        assertThatThrownBy(() -> LavalinkCheck.pass(given))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("refuses the password")
                .hasMessageContaining("--lavalink-password")
                .hasMessageNotContaining("a-wrong-one");
    }
}
