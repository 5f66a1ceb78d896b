package dev.tonearm.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tonearm.core.cost.PriceList;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.operator.plan.Bill.Cost;
import dev.tonearm.operator.plan.Bill.Group;
import dev.tonearm.operator.plan.Sizes.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    @TempDir Path here;

    @Test
    void more_servers_never_cost_less_nor_need_less() {
        Plan before = Plan.of(1);
        for (int guilds : IntStream.iterate(2, n -> n <= 1_000_000, n -> n + 1 + n / 7).toArray()) {
            Plan plan = Plan.of(guilds);
            assertThat(plan.bill().dollars()).as("of %s", guilds).isGreaterThan(dollars(before));
            assertThat(plan.sizes().partitions())
                    .isGreaterThanOrEqualTo(before.sizes().partitions());
            assertThat(plan.sizes().workers()).isGreaterThanOrEqualTo(before.sizes().workers());
            assertThat(plan.sizes().nodes()).isGreaterThanOrEqualTo(before.sizes().nodes());
            before = plan;
        }
    }

    /// By a stage as infra-cdk makes it, with as many partitions.
    @Test
    void as_many_alarms_are_paid_for_as_a_stage_has() throws IOException {
        int partitions = 16;
        Sizes sizes = Plan.of(10_000).sizes();
        assertThat(sizes.partitions()).isEqualTo(partitions);
        double figures = 0;
        double composite = 0;
        for (String stack : List.of("functions", "observability")) {
            String text =
                    Files.readString(
                            Path.of("../infra-cdk/src/test/resources/golden/production")
                                    .resolve("tonearm-production-" + stack + ".json"));
            JsonObject resources = JsonObject.parse(text).object("Resources");
            for (String id : resources.names()) {
                JsonObject made = resources.object(id);
                switch (made.string("Type")) {
                    case "AWS::CloudWatch::CompositeAlarm" -> composite++;
                    case "AWS::CloudWatch::Alarm" -> {
                        long several =
                                made.object("Properties").objects("Metrics").stream()
                                        .filter(one -> one.has("MetricStat"))
                                        .count();
                        figures += Math.max(1, several);
                    }
                    default -> {}
                }
            }
        }
        assertThat(quantity("figures watched by alarms")).isEqualTo(figures);
        assertThat(quantity("composite alarms")).isEqualTo(composite);
    }

    /// Each name is one entry of the exporter's jobs, and is looked for by itself.
    @Test
    void the_exporter_looks_for_as_many_names_as_its_jobs_have() throws IOException {
        String jobs = Files.readString(Path.of("../k8s/components/monitoring/exporter/jobs.yml"));
        assertThat((long) WatchedMetrics.names())
                .isEqualTo(jobs.lines().filter(line -> line.contains("- {name: ")).count());
    }

    @Test
    void what_the_exporter_asks_for_grows_by_the_queues_and_is_nothing_without_it() {
        int few = WatchedMetrics.asked(2);
        assertThat(few).isGreaterThan(WatchedMetrics.own());
        assertThat(WatchedMetrics.asked(16)).as("28 queues, 3 metrics each").isEqualTo(few + 84);
        Bill with = Plan.of(1_000).bill();
        Bill without =
                Bill.of(
                        Plan.of(1_000).sizes(),
                        PriceList.shipped(),
                        new Bill.Place(true, false, -1));
        assertThat(with.dollars() - without.dollars())
                .as("43,200 minutes, a cent a thousand")
                .isCloseTo((few + WatchedMetrics.names()) * 0.432, within(0.001));
    }

    private static double quantity(String what) {
        return Plan.of(10_000).bill().costs().stream()
                .filter(cost -> cost.what().equals(what))
                .mapToDouble(Cost::quantity)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 10_000, 100_000, 1_000_000})
    void the_lines_add_up(int guilds) {
        Plan plan = Plan.of(guilds);
        double groups = 0;
        for (Group group : Group.values()) groups += plan.bill().dollars(group);
        assertThat(groups).isCloseTo(plan.bill().dollars(), within(0.001));
        JsonObject json = JsonObject.parse(plan.json());
        double lines =
                json.objects("costs").stream().mapToDouble(one -> one.decimal("dollars")).sum();
        assertThat(lines).isCloseTo(json.decimal("dollars"), within(0.01));
        assertThat(plan.json()).doesNotContain("\n");
        for (Cost cost : plan.bill().costs()) {
            assertThat(cost.dollars()).as(cost.what()).isNotNegative().isFinite();
            assertThat(cost.from()).isNotBlank();
        }
    }

    /// What stages.yaml and scale.yaml have of such stages.
    @ParameterizedTest
    @CsvSource({"1000, 2, 2, 2, 2", "10000, 16, 16, 3, 3"})
    void a_stage_is_as_large_as_those_that_ship(
            int guilds, int partitions, int shards, int workers, int nodes) {
        Sizes sizes = Plan.of(guilds).sizes();
        assertThat(sizes.partitions()).isEqualTo(partitions);
        assertThat(sizes.shards()).isEqualTo(shards);
        assertThat(sizes.workers()).isEqualTo(workers);
        assertThat(sizes.nodes()).isEqualTo(nodes);
    }

    @Test
    void no_shard_has_more_servers_than_discord_takes_and_no_node_more_players_than_it_can() {
        for (int guilds = 1; guilds <= 1_000_000; guilds = guilds * 3 / 2 + 1) {
            Sizes sizes = Plan.of(guilds).sizes();
            assertThat(sizes.guildsPerShard()).isLessThanOrEqualTo(2_500);
            assertThat(sizes.shards() % sizes.partitions()).isZero();
            assertThat(Integer.bitCount(sizes.partitions())).isOne();
            assertThat(sizes.usage().peakPlayers() / (sizes.nodes() - 1)).isLessThan(301);
        }
        Sizes few = of(100_000, new Wish(16, 0, 0, 0));
        assertThat(few.shards()).isEqualTo(48);
        assertThat(Warnings.of(few)).anySatisfy(one -> assertThat(one).contains("a shard"));
    }

    @Test
    void a_size_below_what_was_measured_is_refused_with_what_is_needed() {
        assertThatThrownBy(() -> of(10_000, new Wish(0, 2, 0, 0)))
                .hasMessageContaining("--workers is 2")
                .hasMessageContaining("needs 3");
        assertThatThrownBy(() -> of(10_000, new Wish(0, 0, 1, 0)))
                .hasMessageContaining("--nodes is 1")
                .hasMessageContaining("needs 3");
        assertThatThrownBy(() -> of(10_000, new Wish(3, 0, 0, 0)))
                .hasMessageContaining("power of two");
        assertThat(of(10_000, new Wish(0, 5, 9, 0)).machines()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 50, 2, 3, 1 to 1000000",
        "1000001, 50, 2, 3, 1 to 1000000",
        "1, 101, 2, 3, --active",
        "1, NaN, 2, 3, --active",
        "1, 50, -1, 3, --playing",
        "1, 50, 2, 0.5, --peak"
    })
    void what_makes_no_sense_is_named(
            int guilds, double active, double playing, double peak, String problem) {
        assertThatThrownBy(() -> new Usage(guilds, active, 50, 2, playing, peak, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void limits_are_warned_of_where_they_come_near_and_not_before() {
        assertThat(Warnings.of(Plan.of(1_000).sizes())).isEmpty();
        assertThat(warnings(10_000)).hasSize(1).first().asString().contains("extrapolated");
        assertThat(warnings(150_000)).noneMatch(one -> one.contains("large one"));
        assertThat(warnings(150_001)).anyMatch(one -> one.contains("large one"));
        assertThat(warnings(1_000_000))
                .anyMatch(one -> one.contains("now-playing"))
                .anyMatch(one -> one.contains("functions at once"));
        assertThat(Warnings.of(of(100_000, new Wish(4_096, 0, 0, 0))))
                .anyMatch(one -> one.contains("IDENTIFYs a day"));
        Sizes crowded = Sizes.of(new Usage(100_000, 100, 2_000, 2, 2, 3, 1), Wish.NONE);
        assertThat(Warnings.of(crowded))
                .anyMatch(one -> one.contains("writes a second"))
                .anyMatch(one -> one.contains("requests a second, and an account"));
        Sizes narrow = Sizes.of(new Usage(10_000, 100, 5_000, 0, 2, 3, 1), new Wish(2, 0, 0, 0));
        assertThat(Warnings.of(narrow)).anyMatch(one -> one.contains("FIFO queue takes 300"));
    }

    @Test
    void a_fleet_that_starts_from_nothing_waits_for_its_identifies() {
        assertThat(Plan.of(10_000).sizes().startSeconds()).isCloseTo(81.6, within(0.01));
        assertThat(of(10_000, new Wish(0, 0, 0, 16)).startSeconds()).isCloseTo(5.1, within(0.01));
    }

    @Test
    void music_elsewhere_and_a_cluster_of_ones_own_cost_what_is_said() {
        var here = new Bill.Place(false, true, 0.01);
        Plan plan = Plan.of(Usage.of(10_000), Wish.NONE, here, null);
        assertThat(plan.bill().dollars(Group.CLUSTER)).isZero();
        assertThat(plan.bill().dollars(Group.MUSIC)).isCloseTo(77.76, within(0.01));
    }

    @Test
    void what_leaves_is_cheaper_the_more_it_is() {
        PriceList list = PriceList.shipped();
        assertThat(list.leaving(100)).isZero();
        assertThat(list.leaving(200)).isCloseTo(9, within(0.001));
        assertThat(list.leaving(10_340 + 1_000)).isCloseTo(10_240 * 0.09 + 85, within(0.001));
        assertThat(list.leaving(1e9) / 1e9).isBetween(0.05, 0.051);
    }

    @Test
    void another_list_of_prices_changes_the_bill() throws IOException {
        Path dear = prices(text -> text.replace("\"eks.hour\": 0.10", "\"eks.hour\": 1.10"));
        double more = Plan.of(Usage.of(1), Wish.NONE, Bill.Place.AWS, dear).bill().dollars();
        assertThat(more - dollars(Plan.of(1))).isCloseTo(730, within(0.001));
    }

    @Test
    void a_list_that_lacks_something_is_refused_by_name() throws IOException {
        for (var wrong :
                List.of(
                        prices(text -> text.replace("\"eks.hour\"", "\"eks\"")),
                        prices(text -> text.replace("\"price\": 0.05", "\"gb\": 1, \"price\": 1")),
                        prices(text -> text.replace("\"key\": 1.00", "\"key\": -1.00")),
                        prices(_ -> "{"),
                        here.resolve("nothing"))) {
            assertThatThrownBy(() -> Plan.of(Usage.of(1), Wish.NONE, Bill.Place.AWS, wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Path prices(java.util.function.UnaryOperator<String> change) throws IOException {
        String text;
        try (var in = PriceList.class.getResourceAsStream("prices.json")) {
            assertThat(in).isNotNull();
            text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        return Files.writeString(Files.createTempFile(here, "prices", ".json"), changed);
    }

    private static Sizes of(int guilds, Wish wish) {
        return Sizes.of(Usage.of(guilds), wish);
    }

    private static List<String> warnings(int guilds) {
        return Warnings.of(Plan.of(guilds).sizes());
    }

    private static double dollars(Plan plan) {
        return plan.bill().dollars();
    }
}
