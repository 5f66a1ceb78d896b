package dev.tonearm.core.job;

/// How far a job is could not be read or written; nobody knows whether a write was done.
public final class JobRecordsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobRecordsUnavailableException(String what, Throwable cause) {
        super("no answer about job " + what, cause);
    }
}
