package dev.tonearm.interactions.figure;

import dev.tonearm.aws.CallWatch;
import dev.tonearm.core.metric.EdgeMetric;
import dev.tonearm.core.metric.EmbeddedFigures;
import dev.tonearm.function.log.FigureLine;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Counts what an invocation comes to, and writes it down when the answer is on its way.
///
/// An environment has one invocation at a time, so what is counted between two lines is of one. On
/// the way of an answer a number grows and nothing else happens: names of metrics are not even
/// loaded before somebody has it.
public final class EdgeFigures {
    /// Discord waits for 3 s: what takes this long was nearly lost.
    public static final Duration LATE = Duration.ofMillis(2_500);

    /// Whoever sends what nobody signed can do it without end, and lines cost money.
    static final Duration BETWEEN_FORGED = Duration.ofSeconds(1);

    /// What has an older id was not made for this answer.
    private static final long LONGEST = Duration.ofMinutes(15).toMillis();

    /// What CloudWatch takes of one figure in a line.
    private static final int MOST_TIMES = 100;

    private final PrintStream out;
    private final InstantSource clock;
    private final Map<AnswerKind, Integer> kinds = new EnumMap<>(AnswerKind.class);
    private final Map<RefusedFor, Integer> refusals = new EnumMap<>(RefusedFor.class);
    private long[] made = new long[1];
    private int times;
    private int answers;
    private int forged;
    private int notQueued;
    private int storeFailures;
    private int storeRetries;
    private int queueRetries;
    private boolean warm;
    private Instant lastLine = Instant.MIN;

    public EdgeFigures(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /// What an interaction came to.
    ///
    /// @param at when Discord made it
    public synchronized void answered(AnswerKind kind, Instant at) {
        answered(kind);
        if (times == made.length) made = Arrays.copyOf(made, times * 2);
        made[times++] = at.toEpochMilli();
    }

    /// The same of one that does not say when it was made.
    public synchronized void answered(AnswerKind kind) {
        kinds.put(kind, kinds.getOrDefault(kind, 0) + 1);
        answers++;
    }

    /// Why a command goes no further; that it was answered is counted by itself.
    public synchronized void refused(RefusedFor why) {
        refusals.put(why, refusals.getOrDefault(why, 0) + 1);
    }

    /// A request that is not Discord's, or not of now.
    public synchronized void forged() {
        forged++;
    }

    /// Hears what calls of the store suffer.
    public CallWatch store() {
        return new CallWatch() {
            @Override
            public void again() {
                synchronized (EdgeFigures.this) {
                    storeRetries++;
                }
            }

            @Override
            public void failed() {
                synchronized (EdgeFigures.this) {
                    storeFailures++;
                }
            }
        };
    }

    /// Hears what calls of the queues suffer: of one that fails for good, a command or an order is
    /// not known to be in its queue.
    public CallWatch queue() {
        return new CallWatch() {
            @Override
            public void again() {
                synchronized (EdgeFigures.this) {
                    queueRetries++;
                }
            }

            @Override
            public void failed() {
                synchronized (EdgeFigures.this) {
                    notQueued++;
                }
            }
        };
    }

    /// Writes what was counted since, and forgets it.
    public synchronized void write() {
        Instant now = clock.instant();
        boolean anything = answers + forged > 0;
        boolean soon = answers == 0 && now.isBefore(lastLine.plus(BETWEEN_FORGED));
        if (!anything || soon) return;
        lastLine = now;
        var line = new FigureLine(EmbeddedFigures.INTERACTIONS, now);
        addTotals(line, now);
        addOne(line, EdgeMetric.ANSWERS, EdgeMetric.KIND, kinds);
        addOne(line, EdgeMetric.REFUSALS, EdgeMetric.REASON, refusals);
        out.println(line);
        // One of each is the rule; more need lines of their own.
        while (!kinds.isEmpty() || !refusals.isEmpty()) {
            var more = new FigureLine(EmbeddedFigures.INTERACTIONS, now);
            addOne(more, EdgeMetric.ANSWERS, EdgeMetric.KIND, kinds);
            addOne(more, EdgeMetric.REFUSALS, EdgeMetric.REASON, refusals);
            out.println(more);
        }
    }

    private static <K extends Enum<K>> void addOne(
            FigureLine line, EdgeMetric metric, String label, Map<K, Integer> counts) {
        var entries = counts.entrySet().iterator();
        if (!entries.hasNext()) return;
        Map.Entry<K, Integer> first = entries.next();
        line.count(metric, label, name(first.getKey()), first.getValue());
        entries.remove();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// What has no label, and with it the answers' times.
    private void addTotals(FigureLine line, Instant now) {
        if (answers > 0) addTimes(line, now);
        if (!warm) line.count(EdgeMetric.COLD_STARTS, 1);
        warm = true;
        add(line, EdgeMetric.FORGED, forged);
        add(line, EdgeMetric.NOT_QUEUED, notQueued);
        add(line, EdgeMetric.STORE_FAILURES, storeFailures);
        add(line, EdgeMetric.STORE_RETRIES, storeRetries);
        add(line, EdgeMetric.QUEUE_RETRIES, queueRetries);
        answers = 0;
        forged = 0;
        notQueued = 0;
        storeFailures = 0;
        storeRetries = 0;
        queueRetries = 0;
    }

    private static void add(FigureLine line, EdgeMetric metric, int number) {
        if (number > 0) line.count(metric, number);
    }

    private void addTimes(FigureLine line, Instant now) {
        long[] took = new long[Math.min(times, MOST_TIMES)];
        int measured = 0;
        int late = 0;
        for (int i = 0; i < took.length; i++) {
            long millis = Math.max(0, now.toEpochMilli() - made[i]);
            if (millis > LONGEST) continue;
            took[measured++] = millis;
            if (millis >= LATE.toMillis()) late++;
        }
        times = 0;
        // Zero as well, so that a share of all can be told from the first answer on.
        line.count(EdgeMetric.ANSWERS_LATE, late);
        if (measured > 0) line.times(EdgeMetric.ANSWER_SECONDS, Arrays.copyOf(took, measured));
    }
}
