package dev.tonearm.stripe.object;

import dev.tonearm.stripe.wire.StripeError;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cards for tests: what each does is known by its number. All but [#PAYS_ONCE] are Stripe's.
///
/// @see <a href="https://docs.stripe.com/testing#cards">Test cards</a>
public enum Card {
    VISA("4242424242424242", "pm_card_visa", "Pays"),
    MASTERCARD("5555555555554444", "pm_card_mastercard", "Pays (Mastercard)"),
    PAYS_ONCE(
            "4000000000007775",
            "pm_card_paysOnce",
            "Pays today, declined at each renewal (the simulator's own)"),
    ATTACHES_ONLY(
            "4000000000000341",
            "pm_card_chargeCustomerFail",
            "Is accepted without a charge, declined when it is charged (after a trial)"),
    ASKS_EACH_TIME(
            "4000002760003184",
            "pm_card_authenticationRequired",
            "Its bank asks its owner at each payment"),
    DECLINED("4000000000000002", "pm_card_visa_chargeDeclined", "Declined"),
    NO_FUNDS(
            "4000000000009995",
            "pm_card_visa_chargeDeclinedInsufficientFunds",
            "Declined: insufficient funds"),
    EXPIRED("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "Declined: expired"),
    WRONG_CVC("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", "Declined: wrong CVC"),
    DISPUTED("4000000000000259", "pm_card_createDispute", "Pays, and the payment is disputed");

    /// How a payment is made.
    public enum Presence {
        /// Their owner is there, and said yes to their bank where it asked.
        CONFIRMED,
        /// Their owner is there.
        PRESENT,
        /// A renewal.
        ABSENT
    }

    private final String number;
    private final String token;
    private final String does;

    Card(String number, String token, String does) {
        this.number = number;
        this.token = token;
        this.does = does;
    }

    public static Optional<Card> ofNumber(String digits) {
        return Arrays.stream(values()).filter(card -> card.number.equals(digits)).findFirst();
    }

    public static Optional<Card> ofToken(String token) {
        return Arrays.stream(values()).filter(card -> card.token.equals(token)).findFirst();
    }

    public String number() {
        return number;
    }

    public String token() {
        return token;
    }

    /// What it does, in words for a person.
    public String does() {
        return does;
    }

    public String brand() {
        return this == MASTERCARD ? "mastercard" : "visa";
    }

    public String lastFour() {
        return number.substring(number.length() - 4);
    }

    /// Why it cannot be saved; empty when it can.
    public Optional<StripeError> refusesToBeSaved() {
        return switch (this) {
            case DECLINED, NO_FUNDS, EXPIRED, WRONG_CVC -> refusal();
            default -> Optional.empty();
        };
    }

    /// Why it does not pay; empty when it does.
    public Optional<StripeError> refusesToPay(Presence presence) {
        return switch (this) {
            case VISA, MASTERCARD, DISPUTED -> Optional.empty();
            case PAYS_ONCE -> presence == Presence.ABSENT ? refusal() : Optional.empty();
            case ASKS_EACH_TIME -> presence == Presence.CONFIRMED ? Optional.empty() : refusal();
            case ATTACHES_ONLY, DECLINED, NO_FUNDS, EXPIRED, WRONG_CVC -> refusal();
        };
    }

    private Optional<StripeError> refusal() {
        return Optional.ofNullable(
                switch (this) {
                    case VISA, MASTERCARD, DISPUTED -> null;
                    case DECLINED, ATTACHES_ONLY ->
                            declined("card_declined", "generic_decline", "Your card was declined.");
                    case PAYS_ONCE, NO_FUNDS ->
                            declined(
                                    "card_declined",
                                    "insufficient_funds",
                                    "Your card has insufficient funds.");
                    case EXPIRED ->
                            declined("expired_card", "expired_card", "Your card has expired.");
                    case WRONG_CVC ->
                            declined(
                                    "incorrect_cvc",
                                    "incorrect_cvc",
                                    "Your card's security code is incorrect.");
                    case ASKS_EACH_TIME ->
                            declined(
                                    "authentication_required",
                                    "authentication_required",
                                    "Your card was declined. This transaction requires authentication.");
                });
    }

    private static StripeError declined(String code, @Nullable String declineCode, String message) {
        return StripeError.card(code, declineCode, message);
    }
}
