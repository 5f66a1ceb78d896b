package dev.tonearm.worker.report;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.tonearm.core.report.Dsn;
import dev.tonearm.core.report.ErrorReport;
import dev.tonearm.core.report.ReportPace;
import dev.tonearm.worker.telemetry.LogContext;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what the worker logs as errors to Sentry, or what speaks its protocol, stripped of
/// everything that may be a person's ([ErrorReport]). Who logs waits for nothing; what cannot be
/// sent is dropped, and stands in the log.
public final class ErrorAppender extends AppenderBase<ILoggingEvent> {
    private static final Logger log = LoggerFactory.getLogger(ErrorAppender.class);
    private static final int WAITING = 100;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Dsn dsn;
    private final String release;
    private final InstantSource clock;
    private final HttpClient http;
    private final BlockingQueue<ErrorReport> waiting = new ArrayBlockingQueue<>(WAITING);
    private final ReportPace pace = new ReportPace();
    private final Thread sender;

    private ErrorAppender(Dsn dsn, String release, InstantSource clock) {
        this.dsn = dsn;
        this.clock = clock;
        this.release = release;
        this.http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        this.sender = Thread.ofVirtual().name("error-reports").unstarted(this::send);
        setName("errors");
    }

    /// Begins to tell.
    ///
    /// @param release which build this is, or empty
    public static ErrorAppender attach(Dsn dsn, String release, InstantSource clock) {
        var appender = new ErrorAppender(dsn, release, clock);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            appender.setContext(context);
            appender.start();
            context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
            log.info("errors are told to {}", dsn);
        }
        return appender;
    }

    /// Ends it.
    public void detach() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
        }
        stop();
    }

    @Override
    public void start() {
        super.start();
        sender.start();
    }

    @Override
    public void stop() {
        super.stop();
        sender.interrupt();
        http.shutdownNow();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.ERROR)) return;
        Instant at = clock.instant();
        if (pace.paused(at)) return;
        var report =
                new ErrorReport(
                        UUID.randomUUID().toString().replace("-", ""),
                        at,
                        "worker",
                        release,
                        event.getLoggerName(),
                        event.getMessage() == null ? "" : event.getMessage(),
                        event.getThrowableProxy() instanceof ThrowableProxy proxy
                                ? ErrorReport.causes(proxy.getThrowable())
                                : List.of(),
                        event.getMDCPropertyMap().getOrDefault(LogContext.TRACE, ""));
        // A full queue is an outage of the service's; the log has it all.
        if (pace.takes(report)) waiting.offer(report);
    }

    /// Whether the service is left alone for a while.
    boolean paused() {
        return pace.paused(clock.instant());
    }

    private void send() {
        try {
            while (isStarted()) send(waiting.take());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(ErrorReport report) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(dsn.envelopes())
                            .timeout(ANSWER)
                            .header("Content-Type", "application/x-sentry-envelope")
                            .header("X-Sentry-Auth", dsn.authentication())
                            .POST(HttpRequest.BodyPublishers.ofByteArray(report.envelope()))
                            .build();
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) pause("status " + status);
        } catch (IOException | RuntimeException e) {
            pause(e.getClass().getName());
        }
    }

    /// A warning, and no error: that would be told.
    private void pause(String why) {
        pace.refused(clock.instant());
        waiting.clear();
        log.warn(
                "errors are not told for {} s: {} answered {}",
                ReportPace.MINUTE.toSeconds(),
                dsn,
                why);
    }
}
