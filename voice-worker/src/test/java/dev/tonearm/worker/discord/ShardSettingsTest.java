package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tonearm.core.partition.Partitions;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ShardSettingsTest {
    private static final Partitions TWO = new Partitions(2);

    @Test
    void the_usual_bounds_stay_inside_discords() {
        ShardSettings settings = ShardSettings.of(ShardSettings.DISCORD, "token", TWO, 0);
        assertThat(settings.identifySpacing()).isGreaterThan(Duration.ofSeconds(5));
        assertThat(settings.joinsPerMinute()).isLessThan(115);
        assertThat(settings.answerTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.restTimeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void what_would_tear_a_partition_apart_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("token", 3))
                .withMessageContaining("multiple");
    }

    @Test
    void a_missing_token_or_a_half_address_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> of(" ", 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ShardSettings.of(URI.create("http://127.0.0.1/api/v10"), "token", TWO, 2));
    }

    @Test
    void the_token_is_not_printed() {
        assertThat(of("s3cret", 2).toString()).doesNotContain("s3cret");
    }

    private static ShardSettings of(String token, int shards) {
        return ShardSettings.of(ShardSettings.DISCORD, token, TWO, shards);
    }
}
