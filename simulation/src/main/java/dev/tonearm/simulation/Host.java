package dev.tonearm.simulation;

/// A process, as the scheduler sees it.
final class Host {
    private final String name;
    private boolean dead;
    private long stalledFrom;
    private long stalledUntil;

    Host(String name) {
        this.name = name;
    }

    boolean dead() {
        return dead;
    }

    void die() {
        dead = true;
    }

    /// Nothing of it runs before this time.
    long stalledUntil() {
        return stalledUntil;
    }

    void stall(long from, long until) {
        stalledFrom = from;
        stalledUntil = until;
    }

    /// Whether it stood still at a time, as far as it is the last time that it did.
    boolean stoodStill(long time) {
        return stalledFrom <= time && time < stalledUntil;
    }

    @Override
    public String toString() {
        return name;
    }
}
