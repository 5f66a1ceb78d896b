package dev.tonearm.billing.report;

import dev.tonearm.core.report.Dsn;
import dev.tonearm.core.report.ErrorReport;
import dev.tonearm.core.report.ReportPace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what an invocation logged as errors to Sentry, or what speaks its protocol, when it is
/// over: a function is frozen as soon as it has answered, and nobody would send anything then. An
/// invocation without an error pays nothing, and not even the address is asked for.
public final class ErrorReports {
    private static final Logger log = LoggerFactory.getLogger(ErrorReports.class);

    /// Of one invocation; the log has them all.
    private static final int MOST = 10;

    private static final Duration CONNECT = Duration.ofSeconds(1);

    /// Discord waits for three seconds, and what was done is done by then.
    private static final Duration TOGETHER = Duration.ofSeconds(2);

    private final Supplier<Dsn> address;
    private final InstantSource clock;
    private final ReportPace pace = new ReportPace();
    private final ReportingAppender appender;
    private List<ErrorReport> waiting = new ArrayList<>();

    private ErrorReports(
            Supplier<Dsn> address, String release, Supplier<String> trace, InstantSource clock) {
        this.address = address;
        this.clock = clock;
        this.appender = new ReportingAppender(this::add, release, trace);
    }

    /// Begins to gather.
    ///
    /// @param address where they go, asked for when there is one
    /// @param release which version of the function this is, or empty
    /// @param trace the id of what is being done, or empty
    public static ErrorReports attach(
            Supplier<Dsn> address, String release, Supplier<String> trace, InstantSource clock) {
        var reports = new ErrorReports(address, release, trace, clock);
        reports.appender.attach();
        return reports;
    }

    /// Ends it.
    void detach() {
        appender.detach();
    }

    private synchronized void add(ErrorReport report) {
        if (waiting.size() < MOST && pace.takes(report)) waiting.add(report);
    }

    private synchronized List<ErrorReport> taken() {
        if (waiting.isEmpty()) return List.of();
        List<ErrorReport> all = waiting;
        waiting = new ArrayList<>();
        return all;
    }

    /// An invocation is over.
    public void flush() {
        List<ErrorReport> all = taken();
        if (all.isEmpty()) return;
        Instant end = clock.instant().plus(TOGETHER);
        try {
            Dsn dsn = address.get();
            for (ErrorReport report : all) send(dsn, report, end);
        } catch (IOException | RuntimeException e) {
            refused(e.getClass().getName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Dsn dsn, ErrorReport report, Instant end)
            throws IOException, InterruptedException {
        Duration left = Duration.between(clock.instant(), end);
        if (pace.paused(clock.instant())) return;
        if (!left.isPositive()) {
            refused("too late");
            return;
        }
        var request =
                HttpRequest.newBuilder(dsn.envelopes())
                        .timeout(left)
                        .header("Content-Type", "application/x-sentry-envelope")
                        .header("X-Sentry-Auth", dsn.authentication())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(report.envelope()))
                        .build();
        int status = Http.CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) refused("status " + status);
    }

    /// A warning, and no error: that would be told.
    private void refused(String why) {
        pace.refused(clock.instant());
        log.warn("errors are not told for {} s: {}", ReportPace.MINUTE.toSeconds(), why);
    }

    /// Made when the first error is told.
    private static final class Http {
        static final HttpClient CLIENT =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build();
    }
}
