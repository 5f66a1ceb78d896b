package dev.tonearm.store;

import static dev.tonearm.core.player.Examples.asked;
import static dev.tonearm.core.player.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.player.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// What a worker waits for that takes up a guild of which it knows nothing.
final class ColdReadCostTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "cold-read");

    private final Calls calls = new Calls();
    private final DynamoPlayerJournal journal = TABLE.journal(TABLE.client(calls));
    private final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong(1L << 38) << 22);
    private final Random random = new Random(5);
    private PlayerState state = PlayerState.NEW;

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 2_500, 10_000})
    void a_cold_guild_is_there_after_two_round_trips_however_long_its_queue_is(int tracks) {
        append(new SoundEvent.VolumeSet(70));
        if (tracks > 0) append(new QueueEvent.Enqueued(0, entries(tracks), "all"));
        journal.snapshot(guild, state);
        for (int i = 0; i < 40; i++) append(new SoundEvent.VolumeSet(i));
        calls.made.clear();

        assertThat(journal.load(guild)).isEqualTo(new Loaded.Whole(state));
        assertThat(calls.made).as("%d tracks", tracks).hasSizeLessThanOrEqualTo(2);
    }

    private void append(PlayerEvent event) {
        JournalLine next = line(state, asked(state.sequence() + 1, "test"), event);
        journal.append(guild, List.of(next));
        state = state.after(next);
    }

    /// Tracks of which a compressor makes as much as of those of usual sources: what a node calls
    /// them is half chance.
    private List<QueueEntry> entries(int count) {
        List<QueueEntry> entries = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String id = Long.toString(random.nextLong(1L << 55), 36);
            String title = "A song about " + Long.toString(random.nextLong(1L << 30), 36);
            entries.add(
                    new QueueEntry(
                            new EntryId(i),
                            new Track(
                                    "QAAAjQIAJ" + id + "AAtyaWNrIGFzdGxleQAAAAAAAzgYAAs" + title,
                                    title,
                                    "Artist " + random.nextInt(400),
                                    120_000 + random.nextInt(240_000),
                                    "https://music.example/watch?v=" + id,
                                    "https://pictures.example/vi/" + id + "/large.jpg",
                                    false,
                                    true),
                            new UserId(1_300_000_000_000_000_000L + random.nextInt(50))));
        }
        return entries;
    }

    private static final class Calls implements ExecutionInterceptor {
        private final List<String> made = new ArrayList<>();

        @Override
        public void beforeTransmission(
                Context.BeforeTransmission context, ExecutionAttributes attributes) {
            made.add(context.request().getClass().getSimpleName());
        }
    }
}
