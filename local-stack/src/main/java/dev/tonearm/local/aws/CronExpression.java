package dev.tonearm.local.aws;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// AWS's `cron(minutes hours day-of-month month day-of-week year)`, without `L`, `W` and `#`.
final class CronExpression {
    /// Years that a schedule may name (docs.aws.amazon.com, EventBridge Scheduler).
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2199;
    private static final List<String> MONTHS =
            List.of(
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");
    private static final List<String> DAYS =
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet daysOfMonth;
    private final BitSet months;
    private final BitSet daysOfWeek;
    private final BitSet years;

    private CronExpression(List<BitSet> fields) {
        minutes = fields.get(0);
        hours = fields.get(1);
        daysOfMonth = fields.get(2);
        months = fields.get(3);
        daysOfWeek = fields.get(4);
        years = fields.get(5);
    }

    /// Reads what stands between the brackets.
    ///
    /// @throws IllegalArgumentException if it is none
    static CronExpression parse(String text) {
        String[] parts = text.strip().split("\\s+", -1);
        if (parts.length != 6) throw new IllegalArgumentException("six fields");
        // Either day may be left open, and one of them has to be.
        if (parts[2].equals("?") == parts[4].equals("?")) {
            throw new IllegalArgumentException("? for one of day of month and day of week");
        }
        List<BitSet> fields = new ArrayList<>();
        fields.add(field(parts[0], 0, 59, List.of()));
        fields.add(field(parts[1], 0, 23, List.of()));
        fields.add(field(parts[2].replace('?', '*'), 1, 31, List.of()));
        fields.add(field(parts[3], 1, 12, MONTHS));
        fields.add(field(parts[4].replace('?', '*'), 1, 7, DAYS));
        fields.add(field(parts[5], FIRST_YEAR, LAST_YEAR, List.of()));
        return new CronExpression(fields);
    }

    private static BitSet field(String text, int least, int most, List<String> names) {
        var set = new BitSet();
        for (String part : text.split(",", -1)) {
            String[] step = part.split("/", -1);
            if (step.length > 2) throw new IllegalArgumentException("one / at most");
            int every = step.length == 2 ? number(step[1], 1, most, List.of()) : 1;
            int from = least;
            int to = most;
            if (!step[0].equals("*")) {
                String[] range = step[0].split("-", -1);
                if (range.length > 2) throw new IllegalArgumentException("one - at most");
                from = number(range[0], least, most, names);
                if (range.length == 2) to = number(range[1], least, most, names);
                else if (step.length == 1) to = from;
            }
            if (to < from) throw new IllegalArgumentException("a range from less to more");
            for (int i = from; i <= to; i += every) set.set(i);
        }
        return set;
    }

    private static int number(String text, int least, int most, List<String> names) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) return named + 1;
        // NumberFormatException is an IllegalArgumentException.
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(least + " to " + most);
        }
        return number;
    }

    /// The first time after one; a time that a day's clock leaves out is as much later.
    ///
    /// @throws IllegalArgumentException if there is none for years
    ZonedDateTime after(ZonedDateTime time) {
        ZonedDateTime next = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime limit = time.plusYears(30);
        while (next.isBefore(limit)) {
            ZoneId zone = next.getZone();
            if (!isDay(next)) next = next.toLocalDate().plusDays(1).atStartOfDay(zone);
            else if (!hours.get(next.getHour()))
                next = next.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            else if (!minutes.get(next.getMinute())) next = next.plusMinutes(1);
            else return next;
        }
        throw new IllegalArgumentException("a time that comes");
    }

    private boolean isDay(ZonedDateTime time) {
        return years.get(time.getYear())
                && months.get(time.getMonthValue())
                && daysOfMonth.get(time.getDayOfMonth())
                && daysOfWeek.get(time.getDayOfWeek().getValue() % 7 + 1);
    }
}
