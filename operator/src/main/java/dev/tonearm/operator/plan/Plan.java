package dev.tonearm.operator.plan;

import dev.tonearm.core.cost.PriceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What is needed and what it costs.
public record Plan(Sizes sizes, Bill bill, PriceList prices) {
    /// Plans for so much.
    ///
    /// @param prices the file with the prices, null for those that ship
    /// @throws IllegalArgumentException if that cannot be planned, in words for the operator
    public static Plan of(Usage usage, Sizes.Wish wish, Bill.Place place, @Nullable Path prices) {
        PriceList list = prices == null ? PriceList.shipped() : read(prices);
        Sizes sizes = Sizes.of(usage, wish);
        return new Plan(sizes, Bill.of(sizes, list, place), list);
    }

    private static PriceList read(Path prices) {
        try {
            return PriceList.read(Files.readString(prices), prices.toString());
        } catch (IOException e) {
            throw new IllegalArgumentException("--prices: " + prices + " cannot be read", e);
        }
    }

    /// As docs/scaling.md and docs/deploy.md assume.
    public static Plan of(int guilds) {
        return of(Usage.of(guilds), Sizes.Wish.NONE, Bill.Place.AWS, null);
    }

    /// For people.
    public String text() {
        return new PlanReport(sizes, bill, prices).text();
    }

    /// One line.
    public String json() {
        return new PlanReport(sizes, bill, prices).json();
    }
}
