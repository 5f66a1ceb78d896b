package dev.tonearm.bench.billing;

import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.stripe.Worth;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.function.queue.QueueBatch;
import dev.tonearm.store.DynamoStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/// What was measured.
final class BillingFigures {
    private static final double NANOS = 1_000_000;

    /// What all notes of one kind took together.
    static final class Kind {
        double notes;
        double looks;
        double read;
        double written;
        double asked;
    }

    private final List<Double> webhooks = new ArrayList<>();
    private final List<Double> looks = new ArrayList<>();
    private final List<Double> sends = new ArrayList<>();
    private final List<Double> reads = new ArrayList<>();
    private final Map<String, Kind> kinds = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private double receiving;
    private double working;
    private int notes;
    private int batches;
    private int entries;

    /// Measures what the function's calls take by themselves.
    void bare(Runnable send, Runnable read, int times) {
        for (int i = 0; i < 2 * times; i++) {
            double sent = millis(send);
            double got = millis(read);
            if (i < times) continue;
            sends.add(sent);
            reads.add(got);
        }
    }

    private static double millis(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / NANOS;
    }

    synchronized void webhook(int status, long nanos) {
        webhooks.add(nanos / NANOS);
        if (status != 204) wrong.add("a webhook was answered with " + status);
    }

    synchronized void batch() {
        batches++;
    }

    synchronized void failed() {
        wrong.add("a note was left in the queue");
    }

    void step(long receivingNanos, long workingNanos) {
        receiving += receivingNanos / NANOS / 1_000;
        working += workingNanos / NANOS / 1_000;
    }

    void left(int messages) {
        if (messages > 0) wrong.add("notes are left, or among the dead letters");
    }

    /// Works off the notes of a group, and adds what that takes to their kinds.
    int looked(List<QueueBatch.Message> group, ManyLives stripe, IntSupplier work) {
        int[] done = new int[1];
        long[] asked = new long[1];
        long begun = System.nanoTime();
        Units.Count used =
                Units.of(() -> asked[0] = stripe.askedBy(() -> done[0] = work.getAsInt()));
        record(group, used, asked[0], (System.nanoTime() - begun) / NANOS);
        return done[0];
    }

    private synchronized void record(
            List<QueueBatch.Message> group, Units.Count used, long asked, double millis) {
        looks.add(millis);
        notes += group.size();
        double share = 1.0 / group.size();
        for (QueueBatch.Message message : group) {
            if (!(Note.read(message.body()) instanceof Note.StripeChanged changed)) continue;
            Kind kind = kinds.computeIfAbsent(changed.type(), _ -> new Kind());
            kind.notes++;
            kind.looks += share;
            kind.read += used.read * share;
            kind.written += used.written * share;
            kind.asked += asked * share;
        }
    }

    /// Whether a subscription ended as it should, and nothing was booked twice.
    void check(int life, ManyLives stripe, DynamoStore store, Plans plans, Instant now) {
        GuildId guild = ManyLives.guild(life);
        Worth due = Worth.of(stripe.truth(life), plans);
        Plan plan = due.over() ? Plan.FREE : due.plan();
        Plan has = store.grants().of(guild).now().effective(plans.grace(), now).plan();
        if (has != plan) wrong.add(ManyLives.id(life) + " has " + has + " instead of " + plan);
        List<GrantEntry> booked = store.grants().entries(guild);
        entries += booked.size();
        if (booked.stream().map(GrantEntry::after).distinct().count() != booked.size())
            wrong.add(ManyLives.id(life) + " was booked twice");
        if (booked.size() > stripe.steps()) wrong.add(ManyLives.id(life) + " has too many entries");
    }

    List<String> wrong() {
        return wrong;
    }

    Map<String, Kind> kinds() {
        return kinds;
    }

    Percentiles webhooks() {
        return new Percentiles(webhooks);
    }

    Percentiles looks() {
        return new Percentiles(looks);
    }

    Percentiles sends() {
        return new Percentiles(sends);
    }

    Percentiles reads() {
        return new Percentiles(reads);
    }

    double receivingSeconds() {
        return receiving;
    }

    double workingSeconds() {
        return working;
    }

    int notes() {
        return notes;
    }

    int batches() {
        return batches;
    }

    int entries() {
        return entries;
    }
}
