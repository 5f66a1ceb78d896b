package dev.tonearm.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
    private static final String START = "2026-11-26T12:34:56Z[UTC]"; // a Thursday

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 3 * * ? *            | 2026-11-27T03:10Z[UTC]",
                "35 12 * * ? *           | 2026-11-26T12:35Z[UTC]",
                "34 12 * * ? *           | 2026-11-27T12:34Z[UTC]",
                "0/15 * * * ? *          | 2026-11-26T12:45Z[UTC]",
                "0,40 13 * * ? *         | 2026-11-26T13:00Z[UTC]",
                "0 8-10 1 * ? *          | 2026-12-01T08:00Z[UTC]",
                "0 0 ? * MON-FRI *       | 2026-11-27T00:00Z[UTC]",
                "0 0 ? * SUN *           | 2026-11-29T00:00Z[UTC]",
                "0 0 ? * 1 *             | 2026-11-29T00:00Z[UTC]",
                "0 0 29 FEB ? *          | 2028-02-29T00:00Z[UTC]",
                "0 0 1 1 ? 2030          | 2030-01-01T00:00Z[UTC]",
            })
    void it_comes_next(String cron, String next) {
        assertThat(CronExpression.parse(cron).after(ZonedDateTime.parse(START)))
                .isEqualTo(ZonedDateTime.parse(next));
    }

    @Test
    void in_a_zone_whose_clock_changes_it_comes_at_the_hour_of_that_clock() {
        var before = ZonedDateTime.parse("2026-10-24T12:00:00+02:00[Europe/Berlin]");
        var cron = CronExpression.parse("0 9 * * ? *");
        assertThat(cron.after(before))
                .isEqualTo(ZonedDateTime.parse("2026-10-25T09:00:00+01:00[Europe/Berlin]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * * *",
                "0 0 * * * *",
                "0 0 ? * ? *",
                "60 0 * * ? *",
                "0 24 * * ? *",
                "0 0 32 * ? *",
                "0 0 ? * 8 *",
                "0 0 L * ? *",
                "0 0 ? * MON#1 *",
                "5-1 0 * * ? *",
                "1/2/3 0 * * ? *",
                "0 0 * * ? 1969",
                "x 0 * * ? *"
            })
    void what_is_none_is_refused(String cron) {
        assertThatThrownBy(() -> CronExpression.parse(cron))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_that_never_comes_is_said_to_be_none() {
        var never = CronExpression.parse("0 0 31 FEB ? *");
        assertThatThrownBy(() -> never.after(ZonedDateTime.parse(START)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
