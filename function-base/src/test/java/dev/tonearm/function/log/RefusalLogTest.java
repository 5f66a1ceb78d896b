package dev.tonearm.function.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final RefusalLog refusals =
            new RefusalLog(
                    new FunctionLog(new PrintStream(out, true, UTF_8), () -> now), () -> now);

    @Test
    void each_of_a_few_refusals_is_told_with_its_reason() {
        refuse("signature FORGED", 3);
        assertThat(lines())
                .hasSize(3)
                .allMatch(line -> line.string("reason").equals("signature FORGED"))
                .allMatch(line -> line.string("message").equals("refused"))
                .allMatch(line -> line.string("awsRequestId").equals("one"));
    }

    @Test
    void a_flood_is_told_in_a_few_lines_that_have_its_number() {
        refuse("signature FORGED", 124_000);
        assertThat(lines())
                .extracting(line -> line.string("inThisMinute"))
                .containsExactly(
                        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "100", "1000", "10000",
                        "100000");
    }

    @Test
    void the_next_minute_says_how_many_there_were_and_tells_anew() {
        refuse("signature STALE", 777);
        int before = lines().size();
        now = now.plusSeconds(60);
        refuse("signature STALE", 2);
        List<JsonObject> lines = lines().subList(before, lines().size());
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().string("inTheLastMinute")).isEqualTo("777");
        assertThat(lines.getLast().has("inTheLastMinute")).isFalse();
    }

    @Test
    void a_flood_of_one_reason_hides_no_other() {
        refuse("signature FORGED", 5_000);
        int before = lines().size();
        refuse("another application", 1);
        assertThat(lines()).hasSize(before + 1);
    }

    private void refuse(String reason, int times) {
        for (int i = 0; i < times; i++) refusals.refused(reason, Map.of("awsRequestId", "one"));
    }

    private List<JsonObject> lines() {
        return out.toString(UTF_8).lines().map(JsonObject::parse).toList();
    }
}
