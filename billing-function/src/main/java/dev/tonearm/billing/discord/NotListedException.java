package dev.tonearm.billing.discord;

/// Discord did not list something.
public final class NotListedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;
    private final boolean refused;

    /// @param refused whether it will not, however often it is asked
    public NotListedException(String why, boolean refused) {
        super("Discord did not list it: " + why);
        this.why = why;
        this.refused = refused;
    }

    public String why() {
        return why;
    }

    public boolean isRefused() {
        return refused;
    }
}
