package dev.tonearm.operator.price;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/// So much of a currency.
///
/// @param minor in its smallest unit, such as cents
record Money(long minor, String currency) {
    /// Reads what [#toString] writes, such as `8.99 USD`.
    static Money parse(String text) {
        String[] parts = text.split(" ", -1);
        String currency = parts[1];
        return new Money(
                new BigDecimal(parts[0]).movePointRight(digits(currency)).longValueExact(),
                currency);
    }

    /// Of Stripe, which writes currencies in small letters.
    static Money ofStripe(long minor, String currency) {
        return new Money(minor, currency.toUpperCase(Locale.ROOT));
    }

    boolean sameCurrency(Money other) {
        return currency.equals(other.currency);
    }

    /// A twelfth, as far as that goes.
    Money twelfth() {
        return new Money(minor / 12, currency);
    }

    @Override
    public String toString() {
        return BigDecimal.valueOf(minor, digits(currency)) + " " + currency;
    }

    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException _) {
            return 2;
        }
    }
}
