package dev.tonearm.core.statistics;

/// DayFigures could not be read or written; nobody knows whether a write was done.
public final class FigureRecordsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FigureRecordsUnavailableException(String what, Throwable cause) {
        super("no answer about figures of " + what, cause);
    }
}
