package dev.tonearm.billing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/// The lines that a class logs while this is open: some are what a runbook looks for.
public final class Overheard extends AbstractAppender implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;

    private Overheard(Logger logger) {
        super("overheard", null, null, false, Property.EMPTY_ARRAY);
        this.logger = logger;
    }

    public static Overheard of(String logger) {
        var heard = new Overheard((Logger) LogManager.getLogger(logger));
        heard.start();
        heard.logger.addAppender(heard);
        heard.logger.setLevel(Level.INFO);
        return heard;
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void append(LogEvent event) {
        lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        stop();
    }
}
