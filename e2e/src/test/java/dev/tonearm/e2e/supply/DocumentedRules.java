package dev.tonearm.e2e.supply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The tables of docs/dependencies.md that are rules: what stands there is what is checked.
final class DocumentedRules {
    private DocumentedRules() {}

    /// The rows of the table below a heading, each cell without its backticks.
    static List<List<String>> table(String heading) {
        Path file = BillOfMaterials.home().resolve("docs").resolve("dependencies.md");
        try {
            List<List<String>> rows =
                    Files.readAllLines(file).stream()
                            .dropWhile(line -> !line.equals(heading))
                            .skip(1)
                            .takeWhile(line -> !line.startsWith("#"))
                            .filter(line -> line.startsWith("|"))
                            .skip(2) // its head
                            .map(DocumentedRules::cells)
                            .toList();
            if (rows.isEmpty()) throw new IllegalStateException(file + ": no table: " + heading);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }
}
