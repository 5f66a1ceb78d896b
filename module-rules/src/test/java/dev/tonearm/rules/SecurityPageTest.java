package dev.tonearm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// docs/security.md leaves out no chapter, and no line of its table is without a test or the word
/// *open*. [NamedTestsTest] sees that the tests are there.
class SecurityPageTest {
    private static final String PAGE = Checkout.read(Checkout.HOME.resolve("docs/security.md"));
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+.*)\\|$");

    @Test
    void each_requirement_has_a_test_or_is_open() {
        List<String> rows = ROW.matcher(PAGE).results().map(row -> row.group(1)).toList();
        assertThat(rows).hasSizeGreaterThan(60);
        assertThat(rows).allSatisfy(row -> assertThat(isJudged(row)).as(row).isTrue());
    }

    @Test
    void a_row_without_one_would_be_found() {
        assertThat(isJudged("1.2.3 words | how | `SafeCodeTest` ")).isTrue();
        assertThat(isJudged("1.2.3 words | how | open: nobody did it ")).isTrue();
        assertThat(isJudged("1.2.3 words | how `SafeCodeTest` | surely ")).isFalse();
        assertThat(isJudged("1.2.3 words | how |  ")).isFalse();
    }

    @Test
    void every_chapter_is_there_or_said_to_be_about_nothing_here() {
        List<String> without = List.of("6", "7", "9", "10", "17");
        assertThat(IntStream.rangeClosed(1, 17).mapToObj(String::valueOf))
                .allSatisfy(chapter ->
                        assertThat(PAGE)
                                .containsPattern(
                                        without.contains(chapter)
                                                ? "(?m)^\\| .*\\bV" + chapter + " .*\\|$"
                                                : "(?m)^### V" + chapter + " "));
    }

    private static boolean isJudged(String row) {
        String proof = row.substring(row.lastIndexOf('|', row.length() - 2) + 1).strip();
        return proof.contains("Test`") || proof.contains("Test.") || proof.startsWith("open");
    }
}
