package dev.tonearm.stripe.object;

/// A card, once or in somebody's name.
public final class PaymentMethod extends Resource {
    private final Card card;

    public PaymentMethod(String id, long created, Card card) {
        super(Templates.fresh("payment_method"));
        this.card = card;
        set("id", id);
        set("created", created);
        set("card.brand", card.brand());
        set("card.display_brand", card.brand());
        set("card.last4", card.lastFour());
        set("card.fingerprint", "fp" + card.number().substring(2));
    }

    public Card card() {
        return card;
    }

    public void attachTo(String customer) {
        set("customer", customer);
    }

    public void detach() {
        set("customer", (String) null);
    }

    public boolean isOf(String customer) {
        return text("customer").equals(customer);
    }

    /// `Visa •••• 4242`
    public String shown() {
        return (card == Card.MASTERCARD ? "Mastercard" : "Visa") + " •••• " + card.lastFour();
    }
}
