package dev.tonearm.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricReferenceTest {
    /// Writes it anew before it fails, so that who changed a metric has only to look at the
    /// difference and to commit it.
    @Test
    void the_reference_says_what_the_catalogue_says() throws IOException {
        Path file = root().resolve("docs/metrics.md");
        String wanted = MetricReference.text();
        String found = Files.exists(file) ? Files.readString(file) : "";
        if (!found.equals(wanted)) Files.writeString(file, wanted);
        assertThat(found)
                .as("docs/metrics.md was stale; this test has written it anew: commit it")
                .isEqualTo(wanted);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("docs/architecture.md"))) {
            folder = folder.getParent();
        }
        if (folder == null) throw new IllegalStateException("the tests run outside the project");
        return folder;
    }
}
