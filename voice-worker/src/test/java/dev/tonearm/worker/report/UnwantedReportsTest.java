package dev.tonearm.worker.report;

import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.report.LoadedClasses;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whoever tells errors nowhere pays nothing for it.
class UnwantedReportsTest {
    private static final Map<String, String> REQUIRED =
            Map.of(
                    VariableNames.PARTITIONS, "1",
                    VariableNames.QUEUE_URL, "http://127.0.0.1:1/1/commands-{partition}.fifo",
                    VariableNames.DISCORD_TOKEN, "token",
                    VariableNames.LAVALINK_NODES, "node=http://127.0.0.1:1",
                    VariableNames.LAVALINK_PASSWORD, "password");

    @Test
    void nothing_of_it_is_loaded() throws Throwable {
        assertThat(loaded("")).filteredOn(UnwantedReportsTest::reports).isEmpty();
    }

    /// The test above would find it.
    @Test
    void it_is_loaded_where_somebody_wants_it() throws Throwable {
        assertThat(loaded("http://a-key@127.0.0.1:1/7"))
                .contains("dev.tonearm.worker.report.ErrorAppender", "dev.tonearm.core.report.Dsn");
    }

    private static boolean reports(String name) {
        return name.contains(".report.") || name.contains("entry");
    }

    /// All that reading the settings, and what comes of them first, has wanted of ours.
    private static Set<String> loaded(String dsn) throws Throwable {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put(VariableNames.SENTRY_DSN, dsn);
        var classes = new LoadedClasses();
        Class<?> settings = classes.loadClass("dev.tonearm.worker.WorkerSettings");
        Object read = of(settings, "read", methodType(settings, Map.class)).invoke(environment);
        Class<?> main = classes.loadClass("dev.tonearm.worker.WorkerMain");
        MethodType errors = methodType(Optional.class, settings);
        var made = (Optional<?>) of(main, "reportErrors", errors).invoke(read);
        if (made.isPresent()) made.get().getClass().getMethod("detach").invoke(made.get());
        return classes.names();
    }

    /// By a handle: reflection would load what all methods mention.
    private static MethodHandle of(Class<?> in, String name, MethodType type)
            throws ReflectiveOperationException {
        return MethodHandles.privateLookupIn(in, MethodHandles.lookup()).findStatic(in, name, type);
    }
}
