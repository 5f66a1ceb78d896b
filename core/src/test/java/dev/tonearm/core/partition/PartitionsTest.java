package dev.tonearm.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.guild.GuildId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {
    /// Discord's own arithmetic, unsigned; a partition holds the guild's shard for every shard
    /// count that is its multiple.
    @Property
    void a_partition_holds_exactly_the_shards_of_its_guilds(
            @ForAll long guild,
            @ForAll @IntRange(min = 0, max = 6) int power,
            @ForAll @IntRange(min = 1, max = 50) int factor) {
        Partitions partitions = new Partitions(1 << power);
        int shards = partitions.count() * factor;
        int shard = (int) Long.remainderUnsigned(guild >>> 22, shards);
        int partition = partitions.of(new GuildId(guild));
        for (int p = 0; p < partitions.count(); p++) {
            assertThat(partitions.holdsShard(p, shard)).isEqualTo(p == partition);
        }
    }

    @Property
    void discords_recommendation_is_rounded_up(
            @ForAll @IntRange(min = 1, max = 5_000) int recommended) {
        int shards = new Partitions(16).shardsFor(recommended);
        assertThat(shards).isGreaterThanOrEqualTo(recommended).isLessThan(recommended + 16);
        assertThat(shards % 16).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3, 12})
    void a_count_that_is_no_power_of_two_is_refused(int count) {
        assertThatThrownBy(() -> new Partitions(count)).hasMessageContaining("power of two");
    }
}
