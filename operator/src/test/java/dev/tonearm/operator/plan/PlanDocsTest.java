package dev.tonearm.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.cost.PriceList;
import dev.tonearm.operator.plan.Bill.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What docs/scaling.md and docs/deploy.md say of sizes and money is what the plan says. It is
/// written anew when it does not, and the test fails: commit what it wrote.
class PlanDocsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final List<Integer> SCALES = List.of(100, 1_000, 10_000, 100_000, 1_000_000);
    private static final List<Integer> DEPLOYED = List.of(1_000, 10_000);

    @Test
    void the_scaling_guide_has_the_plans_sizes() throws IOException {
        List<String> rows = heading(SCALES);
        rows.add(
                row(
                        "partitions, shards",
                        SCALES,
                        plan -> pair(sizes(plan).partitions(), sizes(plan).shards())));
        rows.add(row("start from nothing", SCALES, plan -> minutes(sizes(plan).startSeconds())));
        rows.add(row("workers", SCALES, plan -> number(sizes(plan).workers())));
        rows.add(
                row(
                        "players at the peak",
                        SCALES,
                        plan -> number(sizes(plan).usage().peakPlayers())));
        rows.add(row("audio nodes", SCALES, plan -> number(sizes(plan).nodes())));
        rows.add(row("machines", SCALES, PlanDocsTest::machines));
        rows.add(
                row(
                        "commands a second at the peak",
                        SCALES,
                        plan -> "%,.1f".formatted(sizes(plan).usage().peakCommands())));
        rows.add(
                row(
                        "table",
                        SCALES,
                        plan -> "%,.2f GB".formatted(Bill.storedGb(sizes(plan).usage()))));
        for (Group group : Group.values()) {
            rows.add(row(group.title(), SCALES, plan -> dollars(plan.bill().dollars(group))));
        }
        rows.add(row("**a month**", SCALES, plan -> "**" + dollars(plan.bill().dollars()) + "**"));
        check(DOCS.resolve("scaling.md"), "sizes", rows);
        List<String> warnings = new ArrayList<>();
        warnings.add("| from | |");
        warnings.add("|---|---|");
        List<String> known = new ArrayList<>();
        for (int guilds : SCALES) {
            for (String warning : Warnings.of(Plan.of(guilds).sizes())) {
                String kind = warning.replaceAll("[0-9][0-9,.]*", "");
                if (known.contains(kind)) continue;
                known.add(kind);
                warnings.add("| %,d | %s |".formatted(guilds, warning));
            }
        }
        check(DOCS.resolve("scaling.md"), "limits", warnings);
    }

    @Test
    void the_estimate_of_a_deployment_is_the_plans() throws IOException {
        List<String> rows = heading(DEPLOYED);
        rows.add(
                row(
                        "partitions, workers, nodes",
                        DEPLOYED,
                        plan ->
                                pair(sizes(plan).partitions(), sizes(plan).workers())
                                        + ", "
                                        + sizes(plan).nodes()));
        rows.add(
                row(
                        "commands",
                        DEPLOYED,
                        plan ->
                                "%,.2f million"
                                        .formatted(sizes(plan).usage().monthlyCommands() / 1e6)));
        for (Group group : Group.values()) {
            rows.add(row(group.title(), DEPLOYED, plan -> dollars(plan.bill().dollars(group))));
        }
        rows.add(
                row(
                        "**together**",
                        DEPLOYED,
                        plan -> "**" + dollars(plan.bill().dollars()) + "**"));
        check(DOCS.resolve("deploy.md"), "estimate", rows);
    }

    /// A million commands without anything shown.
    @Test
    void a_million_commands_cost_what_the_deployment_says() throws IOException {
        var million = new Usage(40_000, 100, 1, 0, 0, 1, 0);
        var list = PriceList.shipped();
        Bill bill = Bill.of(Sizes.of(million, Sizes.Wish.NONE), list, Bill.Place.AWS);
        double dollars = bill.dollars(Group.COMMANDS) * 1e6 / million.monthlyCommands();
        assertThat(Files.readString(DOCS.resolve("deploy.md")))
                .contains("| **together** | | **%.2f** | |".formatted(dollars));
    }

    private static void check(Path page, String name, List<String> rows) throws IOException {
        String before = Files.readString(page);
        String begin = "<!-- plan: " + name + " -->\n";
        String end = "<!-- plan ends -->";
        int from = before.indexOf(begin);
        assertThat(from).as("%s has the mark of %s", page, name).isNotNegative();
        int to = before.indexOf(end, from);
        String after =
                before.substring(0, from + begin.length())
                        + String.join("\n", rows)
                        + "\n"
                        + before.substring(to);
        if (!after.equals(before)) Files.writeString(page, after);
        assertThat(before).as("%s was stale and is written anew: commit it", page).isEqualTo(after);
    }

    private static List<String> heading(List<Integer> scales) {
        StringBuilder row = new StringBuilder("| servers |");
        for (int guilds : scales) row.append(" %,d |".formatted(guilds));
        List<String> rows = new ArrayList<>();
        rows.add(row.toString());
        rows.add("|---|" + "---|".repeat(scales.size()));
        return rows;
    }

    private static String row(String what, List<Integer> scales, Function<Plan, String> cell) {
        StringBuilder row = new StringBuilder("| " + what + " |");
        for (int guilds : scales) row.append(' ').append(cell.apply(Plan.of(guilds))).append(" |");
        return row.toString();
    }

    private static Sizes sizes(Plan plan) {
        return plan.sizes();
    }

    private static String machines(Plan plan) {
        return number(sizes(plan).machines())
                + " × "
                + (sizes(plan).small() ? "t4g.large" : "c7g.xlarge");
    }

    private static String pair(long one, long other) {
        return number((double) one) + ", " + number((double) other);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String minutes(double seconds) {
        return seconds < 120 ? number(seconds) + " s" : number(seconds / 60) + " min";
    }

    private static String dollars(double dollars) {
        return "$" + number(Math.ceil(dollars));
    }
}
