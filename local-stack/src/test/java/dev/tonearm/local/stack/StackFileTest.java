package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StackFileTest {
    @TempDir Path directory;

    @Test
    void it_says_where_everything_is() throws IOException {
        new StackFile(directory)
                .write(Map.of("page", "http://127.0.0.1:1/", "pids", Map.of("worker", 7)));
        var json = new ObjectMapper().readTree(directory.resolve("stack.json").toFile());
        assertThat(json.path("page").asText()).isEqualTo("http://127.0.0.1:1/");
        assertThat(json.at("/pids/worker").asInt()).isEqualTo(7);
    }

    @Test
    void only_its_owner_can_read_the_password_in_it() throws IOException {
        new StackFile(directory).write(Map.of("lavalinkPassword", "secret"));
        assertThat(Files.getPosixFilePermissions(directory.resolve("stack.json")))
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void it_is_replaced_whole_and_leaves_nothing_beside_it() {
        var file = new StackFile(directory);
        file.write(Map.of("page", "first"));
        file.write(Map.of("page", "second"));
        assertThat(directory.resolve("stack.json")).content().contains("second");
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_killed_supervisors_file_is_gone_when_the_next_one_begins() {
        new StackFile(directory).write(Map.of("page", "stale"));
        var _ = new StackFile(directory);
        assertThat(Files.exists(directory.resolve("stack.json"))).isFalse();
    }

    @Test
    void it_is_gone_after_the_end_whatever_happens_then() {
        var file = new StackFile(directory);
        file.write(Map.of("page", "first"));
        file.end();
        file.write(Map.of("page", "late"));
        assertThat(directory).isEmptyDirectory();
    }
}
