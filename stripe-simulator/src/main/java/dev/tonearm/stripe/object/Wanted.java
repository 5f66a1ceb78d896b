package dev.tonearm.stripe.object;

/// One thing that somebody subscribes to, so many times.
public record Wanted(Price price, long quantity) {
    public long cents() {
        return price.cents() * quantity;
    }
}
