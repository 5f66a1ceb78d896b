package dev.tonearm.bench.sound;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.cli.Table;
import java.io.PrintStream;
import java.util.Locale;

/// How long listeners waited, in milliseconds from the request.
///
/// @param first the `/play` that was the worker's first, until its first sound
/// @param sound until the first sound, of all the others
/// @param answered until their answer
/// @param volume until `/volume` in the same servers was answered: the command's way without voice
/// @param silent servers that heard nothing
/// @param violations what Discord would have refused
record SoundReport(
        double first,
        Percentiles sound,
        Percentiles answered,
        Percentiles volume,
        int silent,
        int violations) {
    /// A listener's two aims: half of them hear it in this time, and nearly all.
    private static final double AIM_P50 = 170;

    private static final double AIM_P95 = 300;

    boolean holds() {
        return silent == 0
                && violations == 0
                && sound.median() <= AIM_P50
                && sound.at(95) <= AIM_P95;
    }

    void print(PrintStream out) {
        Table table = new Table("ms", "p50", "p95", "max", "× /volume", "aim p50", "aim p95");
        row(table, "/play → first sound", sound, text(AIM_P50), text(AIM_P95));
        row(table, "/play → answer", answered, "", "");
        row(table, "/volume → answer", volume, "", "");
        out.println();
        out.print(table);
        out.printf(
                Locale.ROOT,
                "the worker's first /play: %.0f ms; %d servers silent; %d rules of Discord broken%n",
                first,
                silent,
                violations);
        ObjectNode json = new ObjectMapper().createObjectNode().put("bench", "sound");
        json.put("plays", sound.count() + silent).put("firstMs", rounded(first));
        put(json, "sound", sound);
        put(json, "answered", answered);
        put(json, "volume", volume);
        json.put("soundToVolume", rounded(sound.median() / volume.median()));
        json.put("silent", silent).put("violations", violations);
        out.println(json.put("ok", holds()));
    }

    private void row(Table table, String name, Percentiles of, String aim50, String aim95) {
        table.row(
                name,
                text(of.median()),
                text(of.at(95)),
                text(of.at(100)),
                String.format(Locale.ROOT, "%.1f", of.median() / volume.median()),
                aim50,
                aim95);
    }

    private static void put(ObjectNode json, String name, Percentiles of) {
        json.put(name + "P50Ms", rounded(of.median()))
                .put(name + "P95Ms", rounded(of.at(95)))
                .put(name + "MaxMs", rounded(of.at(100)));
    }

    private static String text(double millis) {
        return String.format(Locale.ROOT, "%.0f", millis);
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
