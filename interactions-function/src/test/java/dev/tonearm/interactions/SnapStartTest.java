package dev.tonearm.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.crac.Core;
import dev.tonearm.function.log.FunctionLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SnapStartTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final FunctionLog log =
            new FunctionLog(
                    new PrintStream(out, true, StandardCharsets.UTF_8), InstantSource.system());

    @Test
    void every_restored_environment_opens_anew_what_the_snapshot_had_open() {
        var opened = new AtomicInteger();
        var hook = (SnapStart) SnapStart.onRestore(opened::incrementAndGet, log);

        hook.beforeCheckpoint(Core.getGlobalContext());
        assertThat(opened).hasValue(0);
        hook.afterRestore(Core.getGlobalContext());
        hook.afterRestore(Core.getGlobalContext());

        assertThat(opened).hasValue(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("restored from a snapshot");
    }

    @Test
    void what_does_not_open_is_no_reason_not_to_start() {
        var hook =
                (SnapStart)
                        SnapStart.onRestore(
                                () -> {
                                    throw new IllegalStateException("away");
                                },
                                log);

        hook.afterRestore(Core.getGlobalContext());

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("not everything opens");
    }
}
