package dev.tonearm.stripe.time;

import java.util.HashMap;
import java.util.Map;

/// The account's time, and that of each test clock.
public final class Timelines {
    private final Timeline account;
    private final Map<String, Timeline> clocks = new HashMap<>();

    public Timelines(Timeline account) {
        this.account = account;
    }

    public Timeline account() {
        return account;
    }

    public void add(String clock, long frozenAt) {
        clocks.put(clock, Timeline.frozenAt(frozenAt));
    }

    public void remove(String clock) {
        clocks.remove(clock);
    }

    /// That of a test clock.
    ///
    /// @param clock a test clock's id; empty for the account's time
    public Timeline of(String clock) {
        return clocks.getOrDefault(clock, account);
    }
}
