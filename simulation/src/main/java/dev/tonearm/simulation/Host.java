package dev.tonearm.simulation;

/// A process, as the scheduler sees it.
final class Host {
    private final String name;
    private boolean dead;
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

    void stallUntil(long time) {
        stalledUntil = time;
    }

    @Override
    public String toString() {
        return name;
    }
}
