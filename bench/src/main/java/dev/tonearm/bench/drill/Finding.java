package dev.tonearm.bench.drill;

/// Something that has to be so, and what was found.
record Finding(String what, boolean so, String found) {
    @Override
    public String toString() {
        return what + ": " + found;
    }
}
