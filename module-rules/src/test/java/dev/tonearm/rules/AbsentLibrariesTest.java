package dev.tonearm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the compiler does not check because nobody uses it.
class AbsentLibrariesTest {
    private static final Path ABSENT =
            Checkout.HOME.resolve(
                    "compiler-checks/src/main/resources/dev/tonearm/checks/absent.properties");

    @Test
    void no_source_imports_a_library_whose_checks_are_left_out() throws IOException {
        var absent = new Properties();
        absent.load(new StringReader(Checkout.read(ABSENT)));
        Pattern imported =
                Pattern.compile(
                        absent.stringPropertyNames().stream()
                                .map(Pattern::quote)
                                .collect(
                                        Collectors.joining(
                                                "|", "(?m)^import (static )?(", ")[.;]")));

        List<Path> sources = Checkout.files(Checkout.HOME, ".java");

        assertThat(imported.matcher("import static org.mockito.Mockito.mock;").find()).isTrue();
        assertThat(sources)
                .hasSizeGreaterThan(1_000)
                .noneMatch(file -> imported.matcher(Checkout.read(file)).find());
    }
}
