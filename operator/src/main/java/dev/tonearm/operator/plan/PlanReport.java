package dev.tonearm.operator.plan;

import dev.tonearm.cli.Table;
import dev.tonearm.core.cost.PriceList;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.operator.plan.Bill.Cost;
import dev.tonearm.operator.plan.Bill.Group;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Sizes and bill as tables for people, and as one line of JSON.
record PlanReport(Sizes sizes, Bill bill, PriceList prices) {
    String text() {
        var sized = new Table("size", "number", "each", "origin", "from");
        for (Sizes.Size size : sizes.told()) {
            sized.row(
                    size.what(),
                    "%,d".formatted(size.count()),
                    size.each(),
                    size.origin().label(),
                    size.from());
        }
        var costs = new Table("a month", "quantity", "unit", "price", "$", "origin", "from");
        for (Group group : Group.values()) {
            List<Cost> lines = bill.costs().stream().filter(cost -> cost.group() == group).toList();
            if (lines.isEmpty()) continue;
            for (Cost cost : lines) costs.row(row(cost));
            if (lines.size() > 1) {
                costs.row("= " + group.title(), "", "", "", money(bill.dollars(group)), "", "");
            }
        }
        costs.row("= together", "", "", "", money(bill.dollars()), "", "");
        StringBuilder text = new StringBuilder();
        text.append("%,d servers%n%n".formatted(sizes.usage().guilds())).append(sized);
        text.append('\n').append(costs);
        text.append(
                "%nPrices: %s, %s, %s. A quantity's origin is told; each price is of the list.%n"
                        .formatted(prices.region(), prices.date(), prices.source()));
        for (String warning : Warnings.of(sizes)) text.append("! ").append(warning).append('\n');
        return text.toString();
    }

    private static String[] row(Cost cost) {
        return new String[] {
            cost.what(),
            quantity(cost.quantity()),
            cost.unit(),
            price(cost.price()),
            money(cost.dollars()),
            cost.origin().label(),
            cost.from()
        };
    }

    private static String quantity(double quantity) {
        return (quantity < 100 ? "%,.2f" : "%,.0f").formatted(quantity);
    }

    private static String price(double price) {
        return price < 0.001 && price > 0 ? "%.10f".formatted(price) : "%.4f".formatted(price);
    }

    static String money(double dollars) {
        return "%,.2f".formatted(dollars);
    }

    /// Everything for programs.
    String json() {
        byte[] json =
                JsonWriter.object(plan -> {
                    plan.put("guilds", sizes.usage().guilds());
                    plan.put("partitions", sizes.partitions()).put("shards", sizes.shards());
                    plan.put("workers", sizes.workers()).put("nodes", sizes.nodes());
                    plan.put("machines", sizes.machines());
                    plan.put("startSeconds", rounded(sizes.startSeconds()));
                    plan.put("peakPlayers", rounded(sizes.usage().peakPlayers()));
                    plan.put("peakCommands", rounded(sizes.usage().peakCommands()));
                    plan.put("dollars", rounded(bill.dollars()));
                    plan.array("costs", bill.costs(), PlanReport::write);
                    plan.put(
                            "prices",
                            it -> it.put("region", prices.region()).put("date", prices.date()));
                    plan.strings("warnings", Warnings.of(sizes));
                });
        return new String(json, StandardCharsets.UTF_8);
    }

    private static void write(JsonWriter json, Cost cost) {
        json.put("group", cost.group().name().toLowerCase(Locale.ROOT))
                .put("what", cost.what())
                .put("quantity", cost.quantity())
                .put("unit", cost.unit())
                .put("price", cost.price())
                .put("dollars", cost.dollars())
                .put("origin", cost.origin().label());
    }

    private static double rounded(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
