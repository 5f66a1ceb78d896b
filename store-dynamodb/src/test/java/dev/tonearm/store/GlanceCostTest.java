package dev.tonearm.store;

import static dev.tonearm.core.player.Examples.asked;
import static dev.tonearm.core.player.Examples.entries;
import static dev.tonearm.core.player.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.SoundEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/// What a key that somebody presses costs: DynamoDB bills half a read unit for each begun 4 KB.
final class GlanceCostTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "glance");

    private final Meter meter = new Meter();
    private final DynamoPlayerJournal journal = TABLE.journal(TABLE.client());
    private final DynamoJournalGlance glance =
            new DynamoJournalGlance(
                    TABLE.client(meter),
                    TABLE.settings().table(),
                    Formats.CURRENT,
                    InstantSource.system());
    private final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong(1L << 38) << 22);
    private PlayerState state = PlayerState.NEW;

    @ParameterizedTest
    @ValueSource(ints = {10, 2_500, 10_000})
    void the_newest_lines_cost_the_same_however_long_the_queue_is(int tracks) {
        given(tracks);
        for (int i = 0; i < 40; i++) append(new SoundEvent.VolumeSet(i));
        append(new QueueEvent.Enqueued(tracks, entries(50_000, 1), ""));

        List<JournalLine> newest = glance.newest(guild);
        assertThat(newest.getFirst().sequence()).isEqualTo(state.sequence());
        assertThat(newest).isSortedAccordingTo((a, b) -> Long.compare(b.sequence(), a.sequence()));
        assertThat(newest).hasSizeGreaterThan(40);
        assertThat(meter.units).isLessThan(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 500})
    void a_queue_that_fits_is_seen_whole(int tracks) {
        given(tracks);
        append(new SoundEvent.VolumeSet(30));
        assertThat(glance.state(guild)).contains(state);
        assertThat(meter.units).isLessThan(40);
    }

    @Test
    void a_queue_that_does_not_fit_costs_next_to_nothing_and_is_unknown() {
        given(10_000);
        append(new SoundEvent.VolumeSet(30));
        assertThat(glance.state(guild)).isEmpty();
        assertThat(meter.units).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 10_000})
    void what_came_since_costs_the_same_however_long_the_queue_is(int tracks) {
        given(tracks);
        PlayerState before = state;
        append(new SoundEvent.VolumeSet(30));
        append(new QueueEvent.Enqueued(0, entries(50_000, 1), ""));
        assertThat(glance.since(guild, before)).contains(state);
        assertThat(meter.units).isEqualTo(0.5);
    }

    @Test
    void a_long_playlist_since_is_too_much_for_a_glance() {
        given(10);
        PlayerState before = state;
        append(new QueueEvent.Enqueued(0, entries(100, 5_000), "all"));
        assertThat(glance.since(guild, before)).isEmpty();
        assertThat(meter.units).isLessThan(1);
        assertThat(glance.newest(guild))
                .extracting(JournalLine::sequence)
                .doesNotContain(state.sequence());
    }

    @Test
    void lines_without_end_are_not_followed() {
        given(10);
        PlayerState before = state;
        for (int i = 0; i < 50; i++)
            append(new QueueEvent.Enqueued(0, entries(100 + 80L * i, 80), ""));
        assertThat(glance.since(guild, before)).isEmpty();
        // Two pages of lines of some 15 KB, of eight.
        assertThat(meter.units).isLessThan(70);
    }

    @Test
    void a_settled_guild_is_seen_as_it_is() {
        given(3);
        journal.settle(guild, state);
        assertThat(glance.state(guild)).contains(state);
        assertThat(glance.newest(guild)).hasSize((int) state.sequence());
    }

    @Test
    void what_is_newer_ends_what_is_seen() {
        given(3);
        PlayerState before = state;
        Formats next = Formats.CURRENT.rehearsing(Set.of("volume"));
        DynamoPlayerJournal newer = TABLE.journal(TABLE.client(), next);
        append(newer, new SoundEvent.VolumeSet(30));
        append(newer, new QueueEvent.Enqueued(0, entries(50_000, 1), ""));
        assertThat(glance.state(guild)).contains(before);
        assertThat(glance.since(guild, before)).contains(before);
        assertThat(glance.newest(guild))
                .extracting(JournalLine::sequence)
                .containsExactly(state.sequence(), 2L, 1L);
        newer.snapshot(guild, state);
        assertThat(glance.state(guild)).isEmpty();
    }

    private void given(int tracks) {
        append(new SoundEvent.VolumeSet(70));
        if (tracks > 0) append(new QueueEvent.Enqueued(0, entries(1, tracks), "all"));
        journal.snapshot(guild, state);
    }

    private void append(PlayerEvent event) {
        append(journal, event);
    }

    private void append(DynamoPlayerJournal to, PlayerEvent event) {
        JournalLine next = line(state, asked(state.sequence() + 1, "test"), event);
        to.append(guild, List.of(next));
        state = state.after(next);
    }

    /// Adds up the read units.
    private static final class Meter implements ExecutionInterceptor {
        private double units;

        @Override
        public SdkRequest modifyRequest(
                Context.ModifyRequest context, ExecutionAttributes attributes) {
            return switch (context.request()) {
                case GetItemRequest get ->
                        get.toBuilder()
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .build();
                case QueryRequest query ->
                        query.toBuilder()
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .build();
                default -> context.request();
            };
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            switch (context.response()) {
                case GetItemResponse get -> units += get.consumedCapacity().capacityUnits();
                case QueryResponse query -> units += query.consumedCapacity().capacityUnits();
                default -> {}
            }
        }
    }
}
