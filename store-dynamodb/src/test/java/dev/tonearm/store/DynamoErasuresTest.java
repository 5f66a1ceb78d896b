package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.privacy.Erasure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoErasuresTest {
    private static final UserId ADA = new UserId(1001);
    private static final UserId BEN = new UserId(1002);

    private final Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private final TestTable table =
            TestTable.create(EmbeddedDynamo.ENDPOINT, "erasures" + System.nanoTime());
    private final DynamoDbClient client = table.client();
    private final DynamoErasures erasures = new DynamoErasures(client, table.settings().table());

    @Test
    void asking_again_while_it_is_under_way_changes_nothing() {
        Erasure asked = erasures.ask(ADA, now);
        assertThat(erasures.ask(ADA, now.plusSeconds(60))).isEqualTo(asked);
        assertThat(erasures.find(ADA)).contains(asked);
        assertThat(erasures.find(BEN)).isEmpty();
    }

    @Test
    void those_that_wait_come_in_the_order_in_which_they_were_asked_for() {
        Erasure bens = erasures.ask(BEN, now);
        Erasure adas = erasures.ask(ADA, now.plusSeconds(1));
        assertThat(erasures.waiting()).containsExactly(bens, adas);
        erasures.done(bens, now.plusSeconds(2));
        assertThat(erasures.waiting()).containsExactly(adas);
    }

    @Test
    void one_that_is_done_can_be_asked_about_for_a_month_and_then_expires() {
        Erasure asked = erasures.ask(ADA, now);
        Instant then = now.plusSeconds(5);
        erasures.done(asked, then);
        erasures.done(asked, then.plusSeconds(60));
        assertThat(erasures.find(ADA)).contains(new Erasure(ADA, now, Optional.of(then)));
        var item =
                client.getItem(get ->
                                get.tableName(table.settings().table()).key(Keys.erasure(ADA)))
                        .item();
        assertThat(Attributes.number(item, TableSchema.TTL))
                .isEqualTo(then.plus(Duration.ofDays(30)).getEpochSecond());
    }

    @Test
    void who_asks_again_afterwards_is_done_again() {
        Erasure first = erasures.ask(ADA, now);
        erasures.done(first, now.plusSeconds(5));
        Erasure again = erasures.ask(ADA, now.plusSeconds(10));
        assertThat(again.done()).isEmpty();
        // Somebody who was slow and still has the first one in hand.
        erasures.done(first, now.plusSeconds(20));
        assertThat(erasures.find(ADA)).contains(again);
    }
}
