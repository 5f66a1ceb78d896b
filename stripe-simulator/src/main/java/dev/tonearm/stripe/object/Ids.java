package dev.tonearm.stripe.object;

import java.util.random.RandomGenerator;

/// New ids, as Stripe's look.
public final class Ids {
    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /// A new one.
    ///
    /// @param prefix such as `cus_`
    public String next(String prefix) {
        return prefix + letters(24);
    }

    public String letters(int count) {
        return random.ints(count, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .reduce("", String::concat);
    }
}
