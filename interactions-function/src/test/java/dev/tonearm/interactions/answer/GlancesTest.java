package dev.tonearm.interactions.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlancesTest {
    private static final GuildId GUILD = new GuildId(7);

    private final Lines journal = new Lines();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final GuildStates states = new GuildStates(journal, journal, () -> now);
    private final Glances glances = new Glances(states, journal, () -> now);

    @ParameterizedTest
    @ValueSource(ints = {10, 900, 10_000})
    void who_types_a_word_causes_one_look_however_long_the_queue_is(int tracks) {
        journal.enqueue(tracks);
        for (int key = 0; key < 12; key++) {
            glances.queue(GUILD);
            now = now.plusMillis(150);
        }
        assertThat(journal.looks()).isEqualTo(1);
        assertThat(journal.loads).isZero();
    }

    @Test
    void a_history_is_looked_at_every_ten_seconds() {
        journal.enqueue(3);
        for (int second = 0; second < 20; second++) {
            assertThat(glances.history(GUILD)).hasSize(3);
            now = now.plusSeconds(1);
        }
        assertThat(journal.histories).isEqualTo(2);
        assertThat(journal.loads).isZero();
    }

    @Test
    void many_guilds_that_type_together_cause_so_many_looks_a_second_and_no_more() {
        for (int tenth = 0; tenth < 100; tenth++) {
            for (int guild = 0; guild < 50; guild++) glances.history(new GuildId(guild));
            now = now.plusMillis(100);
        }
        assertThat(journal.looks()).isBetween(110, 121);
    }

    @Test
    void without_a_look_what_was_seen_before_is_shown_for_a_minute() {
        journal.enqueue(3);
        glances.history(GUILD);
        now = now.plusSeconds(11);
        for (int guild = 100; guild < 107; guild++) glances.history(new GuildId(guild));
        glances.history(GUILD);
        now = now.plusSeconds(11);
        // Seven other guilds are kept beside it, and type until nothing is left.
        for (int more = 0; more < 3; more++) {
            for (int guild = 100; guild < 107; guild++) glances.queue(new GuildId(guild));
            now = now.plusMillis(1);
        }
        assertThat(glances.history(GUILD)).hasSize(3);
    }

    @Test
    void a_store_that_is_away_is_left_alone_for_a_while() {
        journal.away = true;
        assertThatThrownBy(() -> glances.history(GUILD))
                .isInstanceOf(JournalUnavailableException.class);
        for (int key = 0; key < 40; key++) {
            now = now.plusMillis(100);
            assertThat(glances.history(GUILD)).isEmpty();
        }
        assertThat(journal.looks()).isEqualTo(1);
        journal.away = false;
        journal.enqueue(2);
        now = now.plus(Duration.ofSeconds(2));
        assertThat(glances.history(GUILD)).hasSize(2);
    }

    @Test
    void a_queue_that_is_too_long_for_a_glance_is_unknown() {
        journal.enqueue(10_000);
        assertThat(glances.queue(GUILD)).isEmpty();
    }

    @Test
    void a_guild_without_a_journal_has_nothing() {
        assertThat(glances.queue(GUILD)).contains(List.of());
        assertThat(glances.history(GUILD)).isEmpty();
    }
}
