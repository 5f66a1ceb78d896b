package dev.tonearm.billing.notice;

import dev.tonearm.billing.figure.Counts;

/// For tests that are about something else.
final class Uncounted implements Counts {
    @Override
    public void count(String name, long more) {}

    @Override
    public void flush() {}
}
