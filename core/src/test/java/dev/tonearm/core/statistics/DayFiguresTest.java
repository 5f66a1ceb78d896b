package dev.tonearm.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayFiguresTest {
    @Test
    void a_week_adds_up_what_happened_and_has_of_what_was_so_the_last_day() {
        DayFigures monday =
                DayFigures.NONE
                        .plus(DayFigures.TRACKS, 10)
                        .plus("servers.premium", 3)
                        .plus("paid.lost", 1);
        DayFigures tuesday =
                DayFigures.NONE
                        .plus(DayFigures.TRACKS, 5)
                        .plus("servers.premium", 2)
                        .plus("revenue.premium.usd", 1_798);

        DayFigures week = DayFigures.over(List.of(monday, tuesday));
        assertThat(week.of(DayFigures.TRACKS)).isEqualTo(15);
        assertThat(week.of("servers.premium")).isEqualTo(2);
        assertThat(week.of("paid.lost")).isEqualTo(1);
        assertThat(week.of("revenue.premium.usd")).isEqualTo(1_798);
        assertThat(week.of(DayFigures.DAYS)).isEqualTo(2);
    }

    @Test
    void a_plan_that_nobody_has_any_more_is_not_remembered() {
        DayFigures monday = DayFigures.NONE.plus("servers.premium", 3);

        assertThat(DayFigures.over(List.of(monday, DayFigures.NONE)).of("servers.premium"))
                .isZero();
    }

    @Test
    void who_was_active_on_two_days_is_not_counted_twice() {
        DayFigures day =
                DayFigures.NONE.plus(DayFigures.ACTIVE_USERS, 5).plus(DayFigures.ACTIVE_SERVERS, 2);

        assertThat(DayFigures.over(List.of(day, day)).byName()).containsOnlyKeys(DayFigures.DAYS);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, 2026-W48, 2026-11-23",
        "2026-11-29, 2026-W48, 2026-11-23",
        "2027-01-01, 2026-W53, 2026-12-28",
        "2024-12-30, 2025-W01, 2024-12-30",
    })
    void a_week_is_that_of_its_monday(LocalDate day, String name, LocalDate monday) {
        Period week = Period.week(day);

        assertThat(week.name()).isEqualTo(name);
        assertThat(week.first()).isEqualTo(monday);
        assertThat(week.days()).hasSize(7).contains(day);
    }

    @Test
    void a_month_has_all_its_days() {
        assertThat(Period.month(LocalDate.parse("2028-02-29")).days()).hasSize(29);
        assertThat(Period.month(LocalDate.parse("2026-11-30")).name()).isEqualTo("2026-11");
    }
}
