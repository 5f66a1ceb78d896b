package dev.tonearm.stripe.page;

import dev.tonearm.stripe.object.Card;
import dev.tonearm.stripe.object.Card.Presence;
import dev.tonearm.stripe.wire.StripeError;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/// A card as a person typed it, and what they said to their bank.
///
/// @param confirmed what they answered: `yes`, `no`, or nothing yet
record TypedCard(Card card, String confirmed) {

    /// Reads the fields of the form.
    ///
    /// @param now the time that the card is still good at
    /// @throws StripeError in the words that the page shows
    static TypedCard of(Context context, long now) {
        var number = field(context, "number").replaceAll("[ -]", "");
        if (number.length() < 12) {
            throw refused("incomplete_number", "Your card number is incomplete.");
        }
        var card =
                Card.ofNumber(number)
                        .orElseThrow(() ->
                                refused(
                                        "incorrect_number",
                                        "This is no test card. Choose one from the list below."));
        if (!isGood(field(context, "expiry").replace(" ", ""), now)) {
            throw refused(
                    "invalid_expiry", "Your card's expiration date is incomplete or in the past.");
        }
        if (!field(context, "cvc").matches("[0-9]{3,4}")) {
            throw refused("incomplete_cvc", "Your card's security code is incomplete.");
        }
        return new TypedCard(card, field(context, "confirmed"));
    }

    static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("").strip();
    }

    private static StripeError refused(String code, String words) {
        return StripeError.card(code, null, words);
    }

    private static boolean isGood(String expiry, long now) {
        if (!expiry.matches("(0[1-9]|1[0-2])/?[0-9]{2}")) {
            return false;
        }
        var month =
                YearMonth.of(
                        2000 + Integer.parseInt(expiry.substring(expiry.length() - 2)),
                        Integer.parseInt(expiry.substring(0, 2)));
        var today = Instant.ofEpochSecond(now).atZone(ZoneOffset.UTC);
        return !month.isBefore(YearMonth.of(today.getYear(), today.getMonth()));
    }

    /// Whether their bank has to ask them first.
    boolean asks() {
        return card == Card.ASKS_EACH_TIME && confirmed.isEmpty();
    }

    Presence presence() {
        return confirmed.equals("yes") ? Presence.CONFIRMED : Presence.PRESENT;
    }

    /// The page of the bank.
    String question(Context context) {
        var fields = new StringBuilder();
        context.formParamMap()
                .forEach((name, values) ->
                        values.forEach(value -> fields.append(Html.hidden(name, value))));
        return """
        <main class="narrow card">
          <h1>Your bank asks</h1>
          <p>Is it you who pays with the card that ends in %s?</p>
          <form method="post" class="pair">%s
            <button name="confirmed" value="yes" class="main">Yes, it is me</button>
            <button name="confirmed" value="no">No</button>
          </form>
        </main>
        """
                .formatted(card.lastFour(), fields);
    }
}
