package dev.tonearm.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandReferenceTest {
    /// Writes it anew before it fails, so that who changed a command has only to look at the
    /// difference and to commit it.
    @Test
    void the_reference_says_what_the_catalogue_says() throws IOException {
        Path file = root().resolve("docs/commands.md");
        String wanted = CommandReference.text();
        String found = Files.exists(file) ? Files.readString(file) : "";
        if (!found.equals(wanted)) Files.writeString(file, wanted);
        assertThat(found)
                .as("docs/commands.md was stale; this test has written it anew: commit it")
                .isEqualTo(wanted);
    }

    /// The example of a new command is in the code as it is shown.
    @Test
    void contributing_shows_a_command_as_it_is() throws IOException {
        String example = Files.readString(root().resolve("CONTRIBUTING.md"));
        example = example.substring(example.indexOf("```diff\n") + 8);
        Set<String> files = new HashSet<>();
        String source = "";
        for (String line : example.substring(0, example.indexOf("```")).split("\n", -1)) {
            if (line.startsWith("+++ ")) {
                files.add(line.substring(4));
                source = Files.readString(root().resolve(line.substring(4)));
            } else if (line.startsWith("+")) {
                assertThat(source).contains(line.substring(1) + "\n");
            }
        }
        assertThat(files).as("files that a command touches").hasSizeBetween(1, 4);
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
