package dev.tonearm.operator.price;

/// A shop did not say what it sells. The message says why, and what to do.
public final class ShopUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShopUnavailableException(String why) {
        super(why);
    }
}
