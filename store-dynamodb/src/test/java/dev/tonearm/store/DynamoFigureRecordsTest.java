package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.statistics.DayFigures;
import dev.tonearm.core.statistics.FigureRecords;
import dev.tonearm.core.statistics.FigureRecordsUnavailableException;
import dev.tonearm.core.statistics.Period;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class DynamoFigureRecordsTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "figures");
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private static final FigureRecords RECORDS =
            new DynamoFigureRecords(TABLE.client(_ -> NETWORK), TABLE.settings().table());
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");
    private static final DayFigures SOME =
            DayFigures.NONE.plus(DayFigures.TRACKS, 7).plus("zero", 0);

    @AfterEach
    void restore() {
        NETWORK.restore();
    }

    @Test
    void figures_are_written_over_what_was_read_and_over_nothing_else() {
        Period week = Period.week(DAY);
        assertThat(RECORDS.find(week)).isEmpty();
        assertThat(RECORDS.keep(week, Optional.empty(), SOME)).isTrue();
        var kept = RECORDS.find(week);
        assertThat(kept).map(FigureRecords.Kept::figures).contains(SOME);

        assertThat(RECORDS.keep(week, Optional.empty(), DayFigures.NONE)).isFalse();
        assertThat(RECORDS.keep(week, kept, SOME.plus(DayFigures.TRACKS, 1))).isTrue();
        assertThat(RECORDS.keep(week, kept, DayFigures.NONE)).isFalse();
        assertThat(RECORDS.find(week).orElseThrow().figures().of(DayFigures.TRACKS)).isEqualTo(8);
    }

    @Test
    void those_of_some_time_are_found_by_their_names() {
        for (int day = 1; day <= 9; day++) {
            Period one = Period.day(LocalDate.of(2026, 10, day));
            RECORDS.keep(one, Optional.empty(), DayFigures.NONE.plus(DayFigures.TRACKS, day));
        }

        assertThat(RECORDS.between(Period.Kind.DAY, "2026-10-03", "2026-10-05"))
                .containsOnlyKeys("2026-10-03", "2026-10-04", "2026-10-05")
                .containsEntry("2026-10-04", DayFigures.NONE.plus(DayFigures.TRACKS, 4));
        assertThat(RECORDS.between(Period.Kind.MONTH, "2026-01", "2026-12")).isEmpty();
    }

    @Test
    void sketches_are_kept_as_they_are() {
        assertThat(RECORDS.sketches(DAY)).isEmpty();
        RECORDS.keepSketches(DAY, Map.of("a", new byte[] {1, 2}, "b", new byte[] {3}));

        assertThat(RECORDS.sketches(DAY)).containsOnlyKeys("a", "b");
        assertThat(RECORDS.sketches(DAY).get("a")).containsExactly(1, 2);
    }

    @Test
    void a_secret_is_the_first_one_whoever_asks_and_another_for_another_time() {
        Period month = Period.month(DAY);

        assertThat(RECORDS.secret(month, new byte[] {1})).containsExactly(1);
        assertThat(RECORDS.secret(month, new byte[] {2})).containsExactly(1);
        NETWORK.loseAnswerTo("PutItem");
        assertThat(RECORDS.secret(Period.week(DAY), new byte[] {3})).containsExactly(3);
        assertThat(RECORDS.secret(month, new byte[] {4})).containsExactly(1);
    }

    @Test
    void a_store_that_is_away_says_so() {
        NETWORK.cutAfter(0);
        assertThatThrownBy(() -> RECORDS.find(Period.day(DAY)))
                .isInstanceOf(FigureRecordsUnavailableException.class)
                .hasMessageContaining("2026-11-25");
    }
}
