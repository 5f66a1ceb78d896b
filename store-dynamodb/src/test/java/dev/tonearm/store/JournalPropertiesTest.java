package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.Moves;
import dev.tonearm.core.player.PlayerJournal.AppendOutcome;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.player.Stored;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The journal with a store in the loop: whatever is played, whenever snapshots are written,
/// settled or lost half-way, what is loaded is what was folded.
class JournalPropertiesTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "properties");
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private static final DynamoPlayerJournal JOURNAL = TABLE.journal(TABLE.client(_ -> NETWORK));
    private static final DynamoDbClient DIRECT = TABLE.client();
    private static final DynamoPlayerJournal OTHER = TABLE.journal(DIRECT);
    private static final RawTable RAW = new RawTable(DIRECT, TABLE.settings().table());

    /// What the worker does with the store after a move.
    enum Upkeep {
        NONE,
        SNAPSHOT,
        SNAPSHOT_OF_AN_OLDER_STATE,
        SNAPSHOT_THAT_BREAKS_OFF,
        SETTLE,
        LOSE_ANSWERS
    }

    /// A move and what follows it.
    record Step(Moves.Move move, Upkeep upkeep) {}

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void what_is_loaded_is_what_was_folded(@ForAll("evenings") List<Step> evening) {
        GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong(1L << 40) << 23);
        Scene scene = Scene.aQuietGuild().whereTheQueueHolds(8);
        int written = 0;
        long settled = 0;
        for (Step step : evening) {
            step.move().make().accept(scene);
            for (JournalLine line : scene.lines().subList(written, scene.lines().size())) {
                assertThat(JOURNAL.append(guild, List.of(line)))
                        .isEqualTo(new AppendOutcome.Appended());
            }
            written = scene.lines().size();
            NETWORK.restore();
            if (step.upkeep() == Upkeep.SETTLE) settled = scene.state().sequence();
            keepUp(step.upkeep(), guild, scene);

            boolean open = scene.state().sequence() > settled;
            assertThat(OTHER.open(0).contains(guild)).isEqualTo(open);
            assertThat(OTHER.load(guild)).isEqualTo(new Loaded.Whole(scene.state()));
            long covered = RAW.covered(guild);
            assertThat(RAW.expiring(guild)).allMatch(sequence -> sequence <= covered);
        }
        NETWORK.restore();
        assertThat(OTHER.lines(guild, 1, Integer.MAX_VALUE).stream().map(Stored::read))
                .isEqualTo(scene.lines());
    }

    private static void keepUp(Upkeep upkeep, GuildId guild, Scene scene) {
        switch (upkeep) {
            case NONE -> {}
            case SNAPSHOT -> JOURNAL.snapshot(guild, scene.state());
            case SNAPSHOT_OF_AN_OLDER_STATE ->
                    JOURNAL.snapshot(guild, scene.states().get(scene.states().size() / 2));
            case SNAPSHOT_THAT_BREAKS_OFF -> {
                NETWORK.cutAfter(2);
                try {
                    JOURNAL.snapshot(guild, scene.state());
                } catch (JournalUnavailableException e) {
                    assertThat(e).hasMessageContaining(guild.toString());
                }
                NETWORK.restore();
            }
            case SETTLE -> JOURNAL.settle(guild, scene.state());
            case LOSE_ANSWERS -> NETWORK.loseEveryOtherAnswer();
        }
    }

    @Provide
    Arbitrary<List<Step>> evenings() {
        Arbitrary<Upkeep> upkeeps =
                Arbitraries.frequency(
                        Tuple.of(8, Upkeep.NONE),
                        Tuple.of(2, Upkeep.SNAPSHOT),
                        Tuple.of(1, Upkeep.SNAPSHOT_OF_AN_OLDER_STATE),
                        Tuple.of(1, Upkeep.SNAPSHOT_THAT_BREAKS_OFF),
                        Tuple.of(2, Upkeep.SETTLE),
                        Tuple.of(3, Upkeep.LOSE_ANSWERS));
        return Combinators.combine(Moves.moves(), upkeeps)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
