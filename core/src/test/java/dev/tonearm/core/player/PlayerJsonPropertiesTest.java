package dev.tonearm.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlayerJsonPropertiesTest {
    @Property
    void a_line_is_read_as_it_was_written(@ForAll("lines") JournalLine line) {
        assertThat(Stored.line(Stored.write(line))).isEqualTo(line);
    }

    @Property
    void a_state_is_read_as_it_was_written(@ForAll("states") PlayerState state) {
        assertThat(Stored.state(Stored.write(state))).isEqualTo(state);
    }

    @Provide
    Arbitrary<JournalLine> lines() {
        return PlayerArbitraries.lines();
    }

    @Provide
    Arbitrary<PlayerState> states() {
        return PlayerArbitraries.states();
    }
}
