package dev.tonearm.operator.price;

/// Something about what is sold that an operator should know.
///
/// @param broken whether it has to be mended: somebody pays for nothing, cannot pay, or the rule of
///   equal prices is not kept
/// @param about the place in the plans file, or what no plan names
record Finding(boolean broken, String about, String what) {
    @Override
    public String toString() {
        return "%s %s: %s".formatted(broken ? "✗" : "·", about, what);
    }
}
