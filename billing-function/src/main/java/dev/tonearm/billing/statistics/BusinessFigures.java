package dev.tonearm.billing.statistics;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.cost.CommandCost;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.statistics.DayFigures;
import dev.tonearm.core.statistics.FigureRecords;
import dev.tonearm.core.statistics.Period;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/// Tells of the business what a night has added up: of its day, and of the week and the month that
/// the day is in.
public final class BusinessFigures {
    private final FigureRecords records;
    private final Counts figures;

    public BusinessFigures(FigureRecords records, Counts figures) {
        this.records = records;
        this.figures = figures;
    }

    public void tell(LocalDate day) {
        DayFigures ofDay = of(Period.day(day));
        DayFigures ofMonth = of(Period.month(day));
        active(Period.Kind.DAY, ofDay);
        active(Period.Kind.WEEK, of(Period.week(day)));
        active(Period.Kind.MONTH, ofMonth);
        put(BillingMetric.SERVERS_KNOWN, ofDay, DayFigures.KNOWN_SERVERS);
        put(BillingMetric.COMMANDS, ofDay, DayFigures.COMMANDS);
        put(BillingMetric.PLAYS, ofDay, DayFigures.TRACKS);
        put(BillingMetric.TRIALS_BEGUN, ofDay, DayFigures.TRIALS);
        put(BillingMetric.TRIALS_CONVERTED, ofDay, DayFigures.CONVERTED);
        put(BillingMetric.PAYING_SERVERS, ofDay, DayFigures.PAID_SERVERS);
        ratio(
                BillingMetric.CONVERSION_RATIO,
                ofMonth.of(DayFigures.CONVERTED),
                ofMonth.of(DayFigures.TRIALS));
        long lost = ofMonth.of(DayFigures.LOST);
        long before = ofMonth.of(DayFigures.PAID_SERVERS) + lost - ofMonth.of(DayFigures.WON);
        ratio(BillingMetric.CHURN_RATIO, lost, before);
        for (Map.Entry<String, Long> one : ofDay.revenue().entrySet()) {
            figures.put(BillingMetric.REVENUE, one.getKey(), one.getValue() / 100.0);
        }
        CommandCost.perMillion(ofDay.of(DayFigures.COMMANDS), ofDay.of(DayFigures.NIGHT_UNITS))
                .ifPresent(dollars -> put(BillingMetric.COMMAND_COST, dollars));
    }

    private DayFigures of(Period period) {
        return records.find(period).map(FigureRecords.Kept::figures).orElse(DayFigures.NONE);
    }

    private void active(Period.Kind kind, DayFigures of) {
        String period = kind.name().toLowerCase(Locale.ROOT);
        double servers = of.of(DayFigures.ACTIVE_SERVERS);
        double people = of.of(DayFigures.ACTIVE_USERS);
        figures.put(BillingMetric.SERVERS_ACTIVE, period, servers);
        figures.put(BillingMetric.USERS_ACTIVE, period, people);
    }

    /// A share of nothing is none: it is not told.
    private void ratio(BillingMetric metric, long part, long whole) {
        if (whole > 0) put(metric, (double) part / whole);
    }

    private void put(BillingMetric metric, DayFigures of, String name) {
        figures.count(metric, of.of(name));
    }

    private void put(BillingMetric metric, double value) {
        figures.put(metric, "", value);
    }
}
