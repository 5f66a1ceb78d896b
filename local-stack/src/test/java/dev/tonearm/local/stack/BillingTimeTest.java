package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillingTimeTest {
    @TempDir private Path directory;

    @Test
    void a_new_stack_begins_in_real_time_whatever_the_last_one_was_moved_to() {
        BillingTime.in(directory).ahead(86_400);
        assertThat(BillingTime.in(directory).instant())
                .isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
    }

    @Test
    void what_it_is_moved_by_is_what_processes_read() throws IOException {
        BillingTime time = BillingTime.in(directory.resolve("new"));
        time.ahead(Duration.ofDays(14).toSeconds());
        assertThat(time.instant())
                .isCloseTo(Instant.now().plus(Duration.ofDays(14)), within(10, ChronoUnit.SECONDS));
        Path file = Path.of(time.environment().get("TONEARM_BILLING_CLOCK"));
        assertThat(Files.readString(file)).isEqualTo("1209600");
    }
}
