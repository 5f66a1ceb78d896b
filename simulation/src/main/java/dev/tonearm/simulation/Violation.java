package dev.tonearm.simulation;

/// An invariant that did not hold.
///
/// @param invariant its name
/// @param detail what was seen
record Violation(String invariant, String detail) {
    @Override
    public String toString() {
        return invariant + ": " + detail;
    }
}
