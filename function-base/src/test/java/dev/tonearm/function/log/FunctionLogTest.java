package dev.tonearm.function.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionLogTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final FunctionLog log =
            new FunctionLog(
                    new PrintStream(out, true, UTF_8), () -> Instant.parse("2026-11-21T12:00:00Z"));

    @Test
    void what_strangers_wrote_begins_no_line_of_its_own() {
        String hostile =
                "x\r\n{\"level\":\"ERROR\"}\u2028\u0085\u202E\u001b[31m\",\"level\":\"FATAL";

        log.info("answered", Map.of("act", "component " + hostile));

        String text = out.toString(UTF_8);
        assertThat(text.lines()).hasSize(1);
        assertThat(text.strip()).matches("[\\x20-\\x7e]+");
        JsonObject line = JsonObject.parse(text.getBytes(UTF_8));
        assertThat(line.string("act")).isEqualTo("component " + hostile);
        assertThat(line.string("level")).isEqualTo("INFO");
    }

    @Test
    void what_another_says_of_a_failure_is_not_written() {
        log.error("failed", Map.of(), new IOException("token=secret"));

        assertThat(out.toString(UTF_8))
                .contains("java.io.IOException", "FunctionLogTest")
                .doesNotContain("secret");
    }
}
