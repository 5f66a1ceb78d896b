package dev.tonearm.core.notice;

import dev.tonearm.core.plan.Allowance;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Quota;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// When much of what a plan gives is used. Whoever can change it is told once a month for each.
public final class Usage {
    private static final int PERCENT = 80;
    private static final int ALL = 100;
    private static final int MONTHS = 100;

    private Usage() {}

    /// Of this many the last that makes it much: 80 %, and what is left of a whole one.
    public static int much(int of) {
        return (int) (((long) of * PERCENT + ALL - 1) / ALL);
    }

    /// Whether a change is the one by which much of something is used, and another plan has more.
    public static boolean crosses(long before, long after, int most, Quota quota, Limits limits) {
        return most != Allowance.UNLIMITED
                && before < much(most)
                && after >= much(most)
                && limits.offer(quota).isPresent();
    }

    /// A month as a number, such as 202611.
    public static int month(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return day.getYear() * MONTHS + day.getMonthValue();
    }
}
