package dev.tonearm.core.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/// What figures are of: a day, a week from Monday or a month, in UTC.
///
/// @param name such as `2026-11-25`, `2026-W48`, `2026-11`; later ones sort behind
/// @param first its first day
/// @param end the day after its last
public record Period(Kind kind, String name, LocalDate first, LocalDate end) {
    /// How long it is.
    public enum Kind {
        DAY,
        WEEK,
        MONTH,

        /// What subscriptions came to at the end of a day, which their service says.
        REVENUE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Period day(LocalDate day) {
        return new Period(Kind.DAY, day.toString(), day, day.plusDays(1));
    }

    public static Period revenue(LocalDate day) {
        return new Period(Kind.REVENUE, day.toString(), day, day.plusDays(1));
    }

    /// The week that a day is in.
    public static Period week(LocalDate day) {
        LocalDate monday = day.with(ChronoField.DAY_OF_WEEK, 1);
        String name =
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        monday.get(IsoFields.WEEK_BASED_YEAR),
                        monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return new Period(Kind.WEEK, name, monday, monday.plusWeeks(1));
    }

    /// The month that a day is in.
    public static Period month(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return new Period(
                Kind.MONTH, month.toString(), month.atDay(1), month.plusMonths(1).atDay(1));
    }

    public List<LocalDate> days() {
        return first.datesUntil(end).toList();
    }
}
