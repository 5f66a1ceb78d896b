package dev.tonearm.core.census;

/// What is kept could not be read.
public final class CensusUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CensusUnavailableException(Throwable cause) {
        super("the table cannot be read through", cause);
    }
}
