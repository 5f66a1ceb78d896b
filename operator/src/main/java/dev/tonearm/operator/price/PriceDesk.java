package dev.tonearm.operator.price;

import dev.tonearm.cli.Table;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.PlansFile;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows what is sold, says what is wrong with it, and writes ids into the file of plans.
public final class PriceDesk {
    private final PrintStream out;

    public PriceDesk(PrintStream out) {
        this.out = out;
    }

    /// Compares.
    ///
    /// @param brief without the table
    /// @return whether nothing is broken
    public boolean check(PriceSources sources, boolean brief) {
        Catalogue catalogue = sources.read();
        List<Finding> findings = Parity.check(catalogue);
        if (!brief) out.println(table(catalogue));
        long broken = findings.stream().filter(Finding::broken).count();
        findings.stream().filter(Finding::broken).forEach(out::println);
        findings.stream().filter(one -> !one.broken()).forEach(out::println);
        out.println(
                broken == 0
                        ? "All plans can be bought, and Discord's prices are none too high."
                        : broken + " to be mended.");
        out.println(json(catalogue, findings));
        return broken == 0;
    }

    private static Table table(Catalogue catalogue) {
        Table table = new Table("plan", "Stripe, month", "Stripe, year", "Discord, month", "SKU");
        for (Plan plan : Plan.values()) {
            if (!Catalogue.isSold(plan)) continue;
            Optional<DiscordSku> sku = catalogue.skusOf(plan).stream().findFirst();
            table.row(
                    plan.title(),
                    price(catalogue, plan, StripePrice.MONTH),
                    price(catalogue, plan, StripePrice.YEAR),
                    sku.map(one ->
                                    catalogue
                                            .plans()
                                            .of(plan)
                                            .skuPrices()
                                            .getOrDefault(one.id(), "?"))
                            .orElse("–"),
                    sku.map(DiscordSku::id).orElse("–"));
        }
        return table;
    }

    private static String price(Catalogue catalogue, Plan plan, String every) {
        return catalogue.pricesOf(plan).stream()
                .filter(price -> price.active() && price.every().equals(every))
                .findFirst()
                .flatMap(StripePrice::amount)
                .map(Money::toString)
                .orElse("–");
    }

    private static String json(Catalogue catalogue, List<Finding> findings) {
        byte[] json =
                JsonWriter.object(to ->
                        to.put("command", "prices")
                                .put("prices", catalogue.prices().size())
                                .put("skus", catalogue.skus().size())
                                .put("broken", findings.stream().filter(Finding::broken).count())
                                .array(
                                        "findings",
                                        findings,
                                        (each, finding) ->
                                                each.put("broken", finding.broken())
                                                        .put("about", finding.about())
                                                        .put("what", finding.what())));
        return new String(json, StandardCharsets.UTF_8);
    }

    /// Shows what the file should name, and writes it if that is wished.
    ///
    /// @return the exit code
    public int sync(PriceSources sources, boolean write) {
        Path file = sources.file().orElseThrow(PriceSources::nobodys);
        Catalogue catalogue = sources.read();
        List<Sync.Change> changes = Sync.changes(catalogue);
        for (Sync.Change change : changes) {
            out.println(change.place());
            out.println("  - " + PlansEdit.list(change.before()));
            out.println("  + " + PlansEdit.list(change.after()));
        }
        Map<String, String> unclear = Sync.unclear(catalogue);
        unclear.values().forEach(one -> out.println("? " + one + ": of which plan?"));
        if (changes.isEmpty()) out.println(file + " names all that is known.");
        else if (write) write(file, changes);
        else out.println("Nothing is written; --sync --write writes it.");
        out.println(
                "{\"command\":\"prices --sync\",\"changes\":%d,\"unclear\":%d,\"written\":%b}"
                        .formatted(changes.size(), unclear.size(), write && !changes.isEmpty()));
        return 0;
    }

    private void write(Path file, List<Sync.Change> changes) {
        try {
            String before = Files.readString(file);
            String after = PlansEdit.apply(before, changes);
            // What could not be read again is not written.
            var _ = PlansFile.read(after);
            Files.writeString(before(file), before);
            replace(file, after);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
        out.println("Written to %s; --undo takes it back.".formatted(file));
        out.println("Whoever has read the file before has to start again to know it.");
        out.println(
                changes.stream().anyMatch(change -> change.member().equals("skus"))
                        ? "State in skuPrices what Discord's portal takes for the new SKUs."
                        : "Check it: ./tonearm prices");
    }

    /// Puts back what was there before the last change, which can be undone in turn.
    ///
    /// @return the exit code
    public int undo(Path file) {
        Path kept = before(file);
        if (!Files.exists(kept)) {
            throw new IllegalArgumentException(kept + " is not there: nothing was written");
        }
        try {
            String now = Files.readString(file);
            replace(file, Files.readString(kept));
            Files.writeString(kept, now);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
        out.println(file + " is as it was. The same again takes that back.");
        return 0;
    }

    /// At once, so that nobody reads half a file.
    private static void replace(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path before(Path file) {
        return file.resolveSibling(file.getFileName() + ".before");
    }
}
