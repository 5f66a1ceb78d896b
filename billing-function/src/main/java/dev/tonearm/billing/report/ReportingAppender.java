package dev.tonearm.billing.report;

import dev.tonearm.core.report.ErrorReport;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.message.Message;

/// Makes a report of each line of the log that is an error, stripped of everything that may be a
/// person's ([ErrorReport]).
final class ReportingAppender extends AbstractAppender {
    private static final String NAME = "errors";

    private final Consumer<ErrorReport> to;
    private final String release;
    private final Supplier<String> trace;

    /// @param release which version of the function this is, or empty
    /// @param trace the id of what is being done, or empty
    ReportingAppender(Consumer<ErrorReport> to, String release, Supplier<String> trace) {
        super(NAME, null, null, true, Property.EMPTY_ARRAY);
        this.to = to;
        this.release = release;
        this.trace = trace;
    }

    /// Begins.
    void attach() {
        start();
        var context = LoggerContext.getContext(false);
        context.getConfiguration().getRootLogger().addAppender(this, Level.ERROR, null);
        context.updateLoggers();
    }

    /// Ends.
    void detach() {
        var context = LoggerContext.getContext(false);
        context.getConfiguration().getRootLogger().removeAppender(NAME);
        context.updateLoggers();
        stop();
    }

    @Override
    public void append(LogEvent event) {
        to.accept(
                new ErrorReport(
                        UUID.randomUUID().toString().replace("-", ""),
                        Instant.ofEpochMilli(event.getTimeMillis()),
                        "billing",
                        release,
                        event.getLoggerName(),
                        template(event.getMessage()),
                        event.getThrown() == null
                                ? List.of()
                                : ErrorReport.causes(event.getThrown()),
                        trace.get()));
    }

    /// The words without what was put into them, which nothing else has.
    @SuppressWarnings("deprecation")
    private static String template(Message message) {
        String format = message.getFormat();
        return format == null ? "" : format;
    }
}
