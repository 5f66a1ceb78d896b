package dev.tonearm.worker.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/// The log that a deployed worker writes.
class LogFormatTest {
    @Test
    void what_strangers_wrote_stays_in_its_line_and_turns_nothing() throws Exception {
        var context = new LoggerContext();
        context.setMDCAdapter(MDC.getMDCAdapter());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
        var logger = context.getLogger("test");
        var stdout =
                (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("stdout");
        var event =
                new LoggingEvent(
                        "test",
                        logger,
                        Level.INFO,
                        "lost: {}",
                        null,
                        new Object[] {"a\nb\u202Ec\u200Bd\u2028e"});
        String line = new String(stdout.getEncoder().encode(event), StandardCharsets.UTF_8);
        assertThat(line.strip())
                .contains("lost: a\\nb\\u202Ec\\u200Bd\\u2028e")
                .matches("[\\x20-\\x7e]+");
        context.stop();
    }
}
