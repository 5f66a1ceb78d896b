package dev.tonearm.core.cost;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a provider takes: the one list of prices, `prices.json` beside this class or a file of the
/// operator's in the same form.
///
/// @param region whose prices they are
/// @param date year and month in which they were read
/// @param source where
/// @param prices dollars, by name
/// @param transfer dollars of a gigabyte that leaves, the first ones first
public record PriceList(
        String region,
        String date,
        String source,
        Map<String, Double> prices,
        List<Step> transfer) {
    private static final String FILE = "prices.json";

    /// Some gigabytes that leave.
    ///
    /// @param gb how many are at this price; infinite for all others
    public record Step(double gb, double price) {}

    public PriceList {
        prices = Map.copyOf(prices);
        transfer = List.copyOf(transfer);
    }

    /// The list that ships.
    public static PriceList shipped() {
        try (var in = PriceList.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException(FILE + " is not in the jar");
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another one.
    ///
    /// @param name what complaints call it
    /// @throws IllegalArgumentException if it cannot be read, or a price is wrong
    public static PriceList read(String text, String name) {
        try {
            JsonObject json = JsonObject.parse(text);
            JsonObject prices = json.object("prices");
            Map<String, Double> all = new HashMap<>();
            for (String price : prices.names()) {
                if (!(prices.decimal(price) >= 0)) {
                    throw new IllegalArgumentException(name + ": " + price + " is below 0");
                }
                all.put(price, prices.decimal(price));
            }
            List<Step> steps = new ArrayList<>();
            for (JsonObject step : json.objects("transfer")) {
                steps.add(
                        new Step(
                                step.optionalDecimal("gb").orElse(Double.POSITIVE_INFINITY),
                                step.decimal("price")));
            }
            if (steps.isEmpty() || Double.isFinite(steps.getLast().gb())) {
                throw new IllegalArgumentException(
                        name + ": the last step of transfer has no \"gb\": it is for all others");
            }
            return new PriceList(
                    json.string("region"), json.string("date"), json.string("source"), all, steps);
        } catch (JsonException e) {
            throw new IllegalArgumentException(
                    name + " is no list of prices: " + e.getMessage(), e);
        }
    }

    /// Dollars of something by its name.
    public double price(String name) {
        Double price = prices.get(name);
        if (price == null) {
            throw new IllegalArgumentException("the list of prices has no \"" + name + "\"");
        }
        return price;
    }

    /// Dollars for so many gigabytes that leave in a month.
    public double leaving(double gb) {
        double dollars = 0;
        double left = gb;
        for (Step step : transfer) {
            double here = Math.min(left, step.gb());
            dollars += here * step.price();
            left -= here;
        }
        return dollars;
    }
}
