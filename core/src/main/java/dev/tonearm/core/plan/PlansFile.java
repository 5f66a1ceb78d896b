package dev.tonearm.core.plan;

import dev.tonearm.core.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;

/// The file in which an operator says what each plan allows and how it is paid for
/// (`docs/premium.md`). Two of them come with every build: [#OPEN] and [#TIERS].
public final class PlansFile {
    /// Nobody is kept from anything, and nothing is sold.
    public static final String OPEN = "open";

    /// Four plans to begin with: a copy of this is what an operator edits.
    public static final String TIERS = "tiers";

    private PlansFile() {}

    /// The plans that an operator has chosen.
    ///
    /// @param choice [#OPEN], [#TIERS], or whatever `file` knows, such as the path of a file
    /// @param file gives the text of a file, or throws what says why not
    /// @throws InvalidPlansException if the file cannot be followed
    public static Plans chosen(String choice, UnaryOperator<String> file) {
        return switch (choice) {
            case OPEN -> usual();
            case TIERS -> read(shipped(choice));
            default -> read(file.apply(choice));
        };
    }

    /// The plans of a build whose operator has chosen none: those of `open.json`, without reading
    /// it, because the function at the edge starts while somebody waits (docs/adr/0018).
    public static Plans usual() {
        var all =
                new Allowance(
                        Allowance.UNLIMITED,
                        Allowance.MOST_QUEUE,
                        Allowance.UNLIMITED,
                        PlansReader.MOST_HISTORY,
                        Allowance.UNLIMITED,
                        EnumSet.allOf(Feature.class));
        var terms = new EnumMap<Plan, Plans.Terms>(Plan.class);
        for (Plan plan : Plan.values()) {
            terms.put(plan, new Plans.Terms(all, List.of(), List.of()));
        }
        return new Plans(terms, Plan.FREE, Duration.ZERO, Duration.ofDays(PlansReader.GRACE_DAYS));
    }

    /// Reads a file.
    ///
    /// @throws InvalidPlansException with all that is wrong
    public static Plans read(String text) {
        try {
            return new PlansReader(text).plans();
        } catch (JsonException e) {
            throw new InvalidPlansException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /// The text of a file that comes with every build.
    public static String shipped(String name) {
        try (InputStream file = PlansFile.class.getResourceAsStream(name + ".json")) {
            if (file == null) throw new IllegalStateException(name + ".json is not in this build");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
