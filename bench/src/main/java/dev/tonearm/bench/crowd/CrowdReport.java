package dev.tonearm.bench.crowd;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.cli.Table;
import java.io.PrintStream;
import java.util.Map;

/// What the bench found.
///
/// @param errors commands whose listener saw an error, or that the bench could not send
/// @param lost commands that were never answered, or answered as done and are in no journal
/// @param refused those that were refused with words, by the words
/// @param ahead by how many tracks somebody was ahead of others in the queue
/// @param answered milliseconds until the first answer
/// @param edited milliseconds until the listener saw the deferred answer's text
/// @param violations what Discord would have refused, by rule
record CrowdReport(
        CrowdSettings settings,
        int sent,
        long errors,
        long lost,
        Map<String, Integer> refused,
        Judge judge,
        int ahead,
        Percentiles answered,
        Percentiles edited,
        Map<String, Integer> violations) {
    boolean holds() {
        return errors == 0
                && lost == 0
                && judge.doubled() == 0
                && judge.disordered() == 0
                && judge.miscounted() == 0
                && ahead <= 1
                && violations.isEmpty();
    }

    void print(PrintStream out) {
        out.println();
        out.print(
                new Table("milliseconds", "count", "p50", "p95", "p99")
                        .row(line("first answer (deferred)", answered))
                        .row(line("answer edited", edited)));
        out.println();
        out.print(
                new Table("of " + sent + " commands", "", "aim")
                        .row("tracks added", number(judge.added()), "")
                        .row("votes", number(judge.votes()), "")
                        .row("votes that skipped", number(judge.passed()), "")
                        .row("tracks skipped", number(judge.skips()), "")
                        .row("refused with words", number(refusedInAll()), "")
                        .row("errors", number(errors), "0")
                        .row("lost", number(lost), "0")
                        .row("done twice", number(judge.doubled()), "0")
                        .row("out of order", number(judge.disordered()), "0")
                        .row("votes miscounted", number(judge.miscounted()), "0")
                        .row("tracks ahead of others", number(ahead), "1"));
        out.printf("%nrefused: %s; Discord would have refused: %s%n", refused, violations);
        out.println(json());
    }

    private long refusedInAll() {
        return refused.values().stream().mapToInt(count -> count).sum();
    }

    private static String[] line(String name, Percentiles values) {
        return new String[] {
            name,
            Integer.toString(values.count()),
            "%.0f".formatted(values.at(50)),
            "%.0f".formatted(values.at(95)),
            "%.0f".formatted(values.at(99))
        };
    }

    private static String number(long value) {
        return Long.toString(value);
    }

    private String json() {
        ObjectNode json = new ObjectMapper().createObjectNode().put("bench", "crowd");
        json.put("listeners", settings.listeners())
                .put("seconds", settings.duration().toSeconds())
                .put("votePercent", settings.votePercent())
                .put("sent", sent)
                .put("added", judge.added())
                .put("votes", judge.votes())
                .put("votesPassed", judge.passed())
                .put("skips", judge.skips())
                .put("refused", refusedInAll())
                .put("errors", errors)
                .put("lost", lost)
                .put("doubled", judge.doubled())
                .put("disordered", judge.disordered())
                .put("miscounted", judge.miscounted())
                .put("ahead", ahead);
        percentiles(json, "answered", answered);
        percentiles(json, "edited", edited);
        ObjectNode refusedBy = json.putObject("violations");
        violations.forEach(refusedBy::put);
        return json.put("holds", holds()).toString();
    }

    private static void percentiles(ObjectNode json, String name, Percentiles values) {
        json.putObject(name + "Ms")
                .put("count", values.count())
                .put("p50", Math.round(values.at(50)))
                .put("p95", Math.round(values.at(95)))
                .put("p99", Math.round(values.at(99)));
    }
}
