package dev.tonearm.function.log;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// Tells of refused requests, which anybody can send without end: of each reason the first few in a
/// minute, then the hundredth, the thousandth and so on. Each line has the number so far, and the
/// first of a minute that of the last one that had any.
public final class RefusalLog {
    /// As many as an operator who tries something out makes.
    static final int EACH = 10;

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final BiConsumer<String, Map<String, String>> log;
    private final InstantSource clock;
    private final Map<String, Count> counts = new HashMap<>();

    public RefusalLog(FunctionLog log, InstantSource clock) {
        this(log::info, clock);
    }

    /// @param log takes a line's message and its fields
    public RefusalLog(BiConsumer<String, Map<String, String>> log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /// Tells of one, or only counts it.
    ///
    /// @param reason one of a few that the code names
    public synchronized void refused(String reason, Map<String, String> ids) {
        long minute = Math.floorDiv(clock.instant().toEpochMilli(), MINUTE);
        Count count = counts.computeIfAbsent(reason, _ -> new Count());
        long before = count.in(minute);
        if (count.refused > EACH && !powerOfTen(count.refused)) return;
        Map<String, String> fields = new LinkedHashMap<>(ids);
        fields.put("reason", reason);
        fields.put("inThisMinute", String.valueOf(count.refused));
        if (before > 0) fields.put("inTheLastMinute", String.valueOf(before));
        log.accept("refused", fields);
    }

    private static boolean powerOfTen(long number) {
        long rest = number;
        while (rest % 10 == 0) rest /= 10;
        return rest == 1;
    }

    private static final class Count {
        private long minute;
        private long refused;

        /// Counts one more.
        ///
        /// @return how many there were in the minute before, for the first of this one
        long in(long now) {
            long before = 0;
            if (now != minute) {
                before = refused;
                minute = now;
                refused = 0;
            }
            refused++;
            return before;
        }
    }
}
