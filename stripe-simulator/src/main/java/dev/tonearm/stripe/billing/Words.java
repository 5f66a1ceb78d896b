package dev.tonearm.stripe.billing;

import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Price;
import dev.tonearm.stripe.object.Product;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What stands in invoices and on pages.
public final class Words {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// Currencies without hundredths.
    private static final List<String> WHOLE = List.of("jpy", "krw", "clp", "vnd");

    private Words() {}

    public static String product(Account account, Price price) {
        return account.shelf()
                .find(Product.class, price.product())
                .map(product -> product.text("name"))
                .orElse(price.product());
    }

    /// `$5.00`, `€5.00`, `500 JPY`
    public static String money(long cents, String currency) {
        if (WHOLE.contains(currency)) {
            return cents + " " + currency.toUpperCase(Locale.ROOT);
        }
        var amount =
                "%s%d.%02d"
                        .formatted(
                                cents < 0 ? "-" : "", Math.abs(cents) / 100, Math.abs(cents) % 100);
        return switch (currency) {
            case "usd" -> amount.replaceFirst("[0-9]", "\\$$0");
            case "eur" -> amount.replaceFirst("[0-9]", "€$0");
            default -> amount + " " + currency.toUpperCase(Locale.ROOT);
        };
    }

    /// `$5.00 / month`, `€9.00 / 3 months`
    public static String rate(Price price) {
        long count = price.number("recurring.interval_count");
        var interval = price.text("recurring.interval");
        return money(price.cents(), price.currency())
                + " / "
                + (count == 1 ? interval : count + " " + interval + "s");
    }

    public static String day(long second) {
        return DAY.format(Instant.ofEpochSecond(second));
    }

    static String full(Account account, Price price, long quantity) {
        return quantity + " × " + product(account, price) + " (at " + rate(price) + ")";
    }

    static String unused(Account account, Price price, long from) {
        return "Unused time on " + product(account, price) + " after " + day(from);
    }

    static String remaining(Account account, Price price, long from) {
        return "Remaining time on " + product(account, price) + " after " + day(from);
    }
}
