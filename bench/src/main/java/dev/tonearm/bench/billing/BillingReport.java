package dev.tonearm.bench.billing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.cli.Table;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// The figures as tables and as one line of JSON, and whether everything held.
record BillingReport(WebhookRun run, ManyLives lives, BillingFigures figures) {
    /// Dollars for a million, us-east-1 (aws.amazon.com: dynamodb/pricing, sqs/pricing,
    /// api-gateway/pricing, lambda/pricing).
    private static final double READS = 0.125;

    private static final double WRITES = 0.625;
    private static final double FIFO_REQUESTS = 0.50;
    private static final double HTTP_API = 1.00;
    private static final double INVOCATIONS = 0.20;

    /// Dollars for a GB-second on arm64.
    private static final double COMPUTE = 0.000_013_333_4;

    private static final double GIGABYTES = 0.5;

    /// What an invocation takes beside waiting for Stripe.
    private static final double OWN_SECONDS = 0.02;

    /// The subscription with its last invoice and the payments of that, and their charges.
    private static final int CALLS_OF_A_LOOK = 2;

    private static final double MILLION = 1_000_000;

    /// Prints it and returns the exit code.
    int print(PrintStream out) {
        ObjectNode json = new ObjectMapper().createObjectNode().put("bench", "billing");
        Percentiles webhooks = figures.webhooks();
        Percentiles looks = figures.looks();
        out.println();
        out.print(times(webhooks, looks));
        out.println();
        out.print(kinds(json.putObject("kinds")));
        double read = sum(kind -> kind.read) / webhooks.count();
        double written = sum(kind -> kind.written) / webhooks.count();
        double asked = sum(kind -> kind.asked) / webhooks.count();
        out.println();
        out.print(costs(read, written, asked, json));
        boolean held = figures.wrong().isEmpty();
        out.printf(
                "%n%d subscriptions, %d webhooks, %d notes, %d looks, %d entries in the book; all in the right plan, nothing"
                        + " lost, nothing booked twice: %s%n",
                lives.lives(),
                webhooks.count(),
                figures.notes(),
                looks.count(),
                figures.entries(),
                held ? "yes" : "no");
        figures.wrong().stream().distinct().limit(5).forEach(out::println);
        json.put("webhooks", webhooks.count())
                .put("notes", figures.notes())
                .put("looks", looks.count())
                .put("webhooksPerSecond", rounded(webhooks.count() / figures.receivingSeconds()))
                .put("notesPerSecond", rounded(figures.notes() / figures.workingSeconds()))
                .put("webhookP50Ms", rounded(webhooks.median()))
                .put("webhookP95Ms", rounded(webhooks.at(95)))
                .put("webhookP99Ms", rounded(webhooks.at(99)))
                .put("webhookOverSend", rounded(webhooks.median() / figures.sends().median()))
                .put("lookP50Ms", rounded(looks.median()))
                .put("lookP95Ms", rounded(looks.at(95)))
                .put("lookP99Ms", rounded(looks.at(99)))
                .put("lookOverRead", rounded(looks.median() / figures.reads().median()))
                .put("readUnits", rounded(read))
                .put("writeUnits", rounded(written))
                .put("stripeLooks", rounded(asked))
                .put("entries", figures.entries());
        out.println(json.put("ok", held));
        return held ? 0 : 1;
    }

    private Table times(Percentiles webhooks, Percentiles looks) {
        Table table = new Table("", "a second", "p50 ms", "p95 ms", "p99 ms", "× bare call");
        table.row(
                "webhooks taken",
                text(webhooks.count() / figures.receivingSeconds()),
                text(webhooks.median()),
                text(webhooks.at(95)),
                text(webhooks.at(99)),
                text(webhooks.median() / figures.sends().median()) + " (a message sent)");
        return table.row(
                "notes worked off",
                text(figures.notes() / figures.workingSeconds()),
                text(looks.median()),
                text(looks.at(95)),
                text(looks.at(99)),
                text(looks.median() / figures.reads().median()) + " (an item read)");
    }

    private Table kinds(ObjectNode json) {
        Table table =
                new Table(
                        "an event", "notes", "looks", "read units", "write units", "Stripe asked");
        for (Map.Entry<String, BillingFigures.Kind> one : figures.kinds().entrySet()) {
            BillingFigures.Kind kind = one.getValue();
            table.row(
                    one.getKey(),
                    String.valueOf((long) kind.notes),
                    text(kind.looks / kind.notes),
                    text(kind.read / kind.notes),
                    text(kind.written / kind.notes),
                    text(kind.asked / kind.notes));
            json.putObject(one.getKey())
                    .put("notes", (long) kind.notes)
                    .put("read", rounded(kind.read / kind.notes))
                    .put("written", rounded(kind.written / kind.notes))
                    .put("asked", rounded(kind.asked / kind.notes));
        }
        return table;
    }

    /// Each webhook is an invocation and a message that is sent; each batch is another invocation,
    /// a message received and one deleted. While it waits for Stripe it is paid for.
    private Table costs(double read, double written, double asked, ObjectNode json) {
        double batches = (double) figures.batches() / figures.webhooks().count();
        double waits = asked * CALLS_OF_A_LOOK * run.callMillis() / 1_000;
        double seconds = OWN_SECONDS * (1 + batches) + waits;
        Table table = new Table("dollars for a million webhooks", "", "of it");
        double[] parts = {
            HTTP_API,
            INVOCATIONS * (1 + batches),
            COMPUTE * GIGABYTES * seconds * MILLION,
            FIFO_REQUESTS * (1 + 2 * batches),
            READS * read,
            WRITES * written
        };
        String[] names = {
            "HTTP API",
            "Lambda's invocations",
            "Lambda's time",
            "SQS",
            "DynamoDB, read",
            "DynamoDB, written"
        };
        double all = 0;
        for (double part : parts) all += part;
        for (int i = 0; i < parts.length; i++) {
            table.row(names[i], text(parts[i]), Math.round(100 * parts[i] / all) + " %");
        }
        json.put("dollarsPerMillion", rounded(all));
        return table.row("all", text(all), "");
    }

    private double sum(ToDoubleFunction<BillingFigures.Kind> what) {
        return figures.kinds().values().stream().mapToDouble(what).sum();
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
