package dev.tonearm.billing.report;

import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.report.LoadedClasses;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.Test;

/// Whoever tells errors nowhere pays nothing for it.
class UnwantedReportsTest {
    private static final Map<String, String> REQUIRED =
            Map.of(
                    VariableNames.APPLICATION_ID, "42",
                    VariableNames.PUBLIC_KEY, "ab".repeat(32),
                    VariableNames.BILLING_QUEUE_URL, "http://127.0.0.1:1/1/notes.fifo",
                    VariableNames.QUEUE_URL, "http://127.0.0.1:1/1/commands-{partition}.fifo",
                    VariableNames.STRIPE_KEY, "sk_test_1",
                    VariableNames.STRIPE_WEBHOOK_SECRETS, "whsec_1");

    @Test
    void nothing_of_it_is_loaded() throws Throwable {
        assertThat(loaded("")).filteredOn(UnwantedReportsTest::reports).isEmpty();
    }

    /// The test above would find it.
    @Test
    void it_is_loaded_where_somebody_wants_it() throws Throwable {
        assertThat(loaded("http://a-key@127.0.0.1:1/7"))
                .contains(
                        "dev.tonearm.billing.report.ErrorReports",
                        "dev.tonearm.billing.report.ReportingAppender",
                        "dev.tonearm.core.report.Dsn");
    }

    private static boolean reports(String name) {
        return name.contains(".report.") || name.contains("entry");
    }

    /// All that reading the settings, and what comes of them, has wanted of ours.
    private static Set<String> loaded(String dsn) throws Throwable {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put(VariableNames.SENTRY_DSN, dsn);
        var classes = new LoadedClasses();
        try {
            Class<?> settings = classes.loadClass("dev.tonearm.billing.BillingSettings");
            Object read = of(settings, "from", methodType(settings, Map.class)).invoke(environment);
            Supplier<String> subject = () -> "";
            Class<?> function = classes.loadClass("dev.tonearm.billing.BillingFunction");
            MethodType errors =
                    methodType(Runnable.class, settings, Supplier.class, InstantSource.class);
            var flush =
                    (Runnable)
                            of(function, "errors", errors)
                                    .invoke(read, subject, InstantSource.system());
            flush.run();
            return classes.names();
        } finally {
            LoggerContext.getContext(false)
                    .getConfiguration()
                    .getRootLogger()
                    .removeAppender("errors");
            LoggerContext.getContext(false).updateLoggers();
        }
    }

    /// By a handle: reflection would load what all methods mention.
    private static MethodHandle of(Class<?> in, String name, MethodType type)
            throws ReflectiveOperationException {
        return MethodHandles.privateLookupIn(in, MethodHandles.lookup()).findStatic(in, name, type);
    }
}
