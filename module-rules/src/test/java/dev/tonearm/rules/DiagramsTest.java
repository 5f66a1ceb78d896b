package dev.tonearm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.rules.Mermaid.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every diagram of the pages can be drawn, and is small enough to be read. The pictures are left
/// in `target/diagrams`.
class DiagramsTest {
    private static final Path PICTURES = Path.of("target/diagrams");

    /// What GitHub's column of 850 pixels shrinks to less than half of its size cannot be read.
    private static final double WIDEST = 1700;

    private static final Pattern WIDTH = Pattern.compile("max-width: ([\\d.]+)px");
    private static final Pattern LINE = Pattern.compile("(?i)\\bline:? (\\d+)");

    private static final Diagram BROKEN =
            new Diagram(Path.of("broken.md"), 6, "flowchart LR\n  a --> b\n  b ==> ]\n  b --> c\n");
    private static final Diagram WIDE =
            new Diagram(
                    Path.of("wide.md"),
                    1,
                    "flowchart LR\n"
                            + IntStream.range(0, 30)
                                    .mapToObj(i -> "  n%d --> n%d\n".formatted(i, i + 1))
                                    .collect(Collectors.joining()));
    private static final Diagram BOMB =
            new Diagram(Path.of("unknown.md"), 1, "flowchrt LR\n  a --> b\n");

    private static final List<Diagram> DIAGRAMS = Diagram.all();
    private static List<Outcome> outcomes;
    private static List<Outcome> ofBadOnes;

    @BeforeAll
    static void draw() throws Exception {
        var all = new ArrayList<>(DIAGRAMS);
        all.addAll(List.of(BROKEN, BOMB, WIDE));
        List<Outcome> drawn = Mermaid.draw(all.stream().map(Diagram::source).toList());
        outcomes = drawn.subList(0, DIAGRAMS.size());
        ofBadOnes = drawn.subList(DIAGRAMS.size(), drawn.size());
    }

    @Test
    void every_diagram_is_drawn_and_small_enough_to_be_read() {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < DIAGRAMS.size(); i++) {
            wrong.addAll(wrong(DIAGRAMS.get(i), outcomes.get(i)));
            keep(DIAGRAMS.get(i), outcomes.get(i));
        }
        assertThat(wrong).isEmpty();
        assertThat(DIAGRAMS).hasSizeGreaterThan(6);
    }

    @Test
    void a_broken_one_is_named_with_its_line_and_what_is_wrong() {
        assertThat(wrong(BROKEN, ofBadOnes.getFirst()))
                .singleElement()
                .asString()
                .startsWith("broken.md:9: ")
                .contains("b ==> ]");
        assertThat(wrong(BOMB, ofBadOnes.get(1)))
                .singleElement()
                .asString()
                .startsWith("unknown.md:1: ")
                .contains("flowchrt");
    }

    @Test
    void the_line_is_the_files() {
        Diagram second =
                Diagram.of(Path.of("page.md"), "text\n\n```mermaid\npie\n```\n").getFirst();
        assertThat(wrong(second, new Outcome.Refused("Parse error on line 1: what is this")))
                .containsExactly("page.md:4: Parse error on line 1: what is this");
    }

    @Test
    void one_that_is_too_wide_is_found() {
        assertThat(wrong(WIDE, ofBadOnes.get(2)))
                .singleElement()
                .asString()
                .matches("wide\\.md:1: \\d{4} pixels wide; .*");
    }

    private static List<String> wrong(Diagram diagram, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(String why) -> {
                Matcher line = LINE.matcher(why);
                int at = line.find() ? Integer.parseInt(line.group(1)) : 0;
                yield List.of(diagram.at(at) + ": " + why);
            }
            case Outcome.Drawn(String svg) -> {
                Matcher width = WIDTH.matcher(svg);
                double wide = width.find() ? Double.parseDouble(width.group(1)) : 0;
                yield wide <= WIDEST
                        ? List.of()
                        : List.of(
                                "%s: %.0f pixels wide; pages shrink it to 850"
                                        .formatted(diagram.at(0), wide));
            }
        };
    }

    private static void keep(Diagram diagram, Outcome outcome) {
        if (!(outcome instanceof Outcome.Drawn(String svg))) return;
        String name =
                Checkout.HOME.relativize(diagram.file()).toString().replaceAll("[/.]", "-")
                        + "-"
                        + diagram.line()
                        + ".svg";
        try {
            Files.createDirectories(PICTURES);
            Files.writeString(PICTURES.resolve(name), svg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
