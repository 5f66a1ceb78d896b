package dev.tonearm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What pages call a proof exists: each test that they name is a class of the tests, and each
/// sentence of it that they name is one of its methods.
class NamedTestsTest {
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z]\\w*(?:Test|Contract|Proofs))(?:[.#](\\w+))?(?:\\(\\))?`");

    /// By name, of which more than one module may have one.
    private static final Map<String, List<Path>> TESTS = new HashMap<>();

    static {
        for (Path file : Checkout.files(Checkout.HOME, ".java")) {
            if (file.toString().contains("/src/test/"))
                TESTS.computeIfAbsent(
                                file.getFileName().toString().replace(".java", ""),
                                _ -> new ArrayList<>())
                        .add(file);
        }
    }

    @Test
    void every_test_that_a_page_names_is_there() {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Path page : Checkout.files(Checkout.HOME, ".md")) {
            Matcher named = NAMED.matcher(Checkout.read(page));
            while (named.find()) {
                looked++;
                wrong(named.group(1), named.group(2))
                        .ifPresent(why -> wrong.add(Checkout.HOME.relativize(page) + ": " + why));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(looked).isGreaterThan(100);
    }

    @Test
    void one_that_is_not_would_be_found() {
        assertThat(wrong("NamedTestsTest", "one_that_is_not_would_be_found")).isEmpty();
        assertThat(wrong("NamedTestsTest", "another"))
                .hasValue("NamedTestsTest has no test another");
        assertThat(wrong("NameTest", null)).hasValue("no test is called NameTest");
    }

    private static Optional<String> wrong(String test, @Nullable String method) {
        List<Path> files = TESTS.get(test);
        if (files == null) return Optional.of("no test is called " + test);
        Pattern declared = Pattern.compile("\\b" + method + "\\(");
        boolean there =
                method == null
                        || files.stream()
                                .anyMatch(file -> declared.matcher(Checkout.read(file)).find());
        return there ? Optional.empty() : Optional.of(test + " has no test " + method);
    }
}
