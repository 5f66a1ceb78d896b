package dev.tonearm.stripe.page;

import dev.tonearm.stripe.billing.Billing;
import dev.tonearm.stripe.billing.Checkout;
import dev.tonearm.stripe.billing.Words;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.Invoice;
import dev.tonearm.stripe.object.Subscription;
import dev.tonearm.stripe.wire.StripeError;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.function.Consumer;

/// `hosted_invoice_url`: an invoice, and where it is open, a card to pay it with.
public final class InvoicePage {
    private static final String PATH = "/i/{invoice}";

    private final Account account;
    private final Billing billing;
    private final Checkout checkout;

    public InvoicePage(Account account, Billing billing, Checkout checkout) {
        this.account = account;
        this.billing = billing;
        this.checkout = checkout;
    }

    public void register(JavalinConfig config) {
        config.routes.addHttpHandler(
                HandlerType.GET,
                PATH,
                context ->
                        account.locked(
                                () -> visit(context, invoice -> show(context, invoice, ""))));
        config.routes.addHttpHandler(
                HandlerType.POST,
                PATH,
                context -> account.locked(() -> visit(context, invoice -> pay(context, invoice))));
    }

    private void visit(Context context, Consumer<Invoice> then) {
        account.shelf()
                .find(Invoice.class, context.pathParam("invoice"))
                .filter(invoice -> !invoice.isDraft())
                .ifPresentOrElse(
                        then,
                        () ->
                                Html.say(
                                        context,
                                        404,
                                        "There is no such invoice",
                                        "The link is incomplete, or of another start of the simulator.",
                                        ""));
    }

    private void pay(Context context, Invoice invoice) {
        try {
            if (!invoice.isOpen()) {
                show(context, invoice, "");
                return;
            }
            var typed = TypedCard.of(context, account.timelineOf(invoice).now());
            if (typed.asks()) {
                Html.show(context, 200, "Your bank asks", typed.question(context));
                return;
            }
            payWith(invoice, typed);
            show(context, invoice, "");
        } catch (StripeError refusal) {
            show(context, invoice, String.valueOf(refusal.getMessage()));
        }
    }

    /// The card that pays is the subscription's from then on.
    private void payWith(Invoice invoice, TypedCard typed) {
        typed.card()
                .refusesToBeSaved()
                .ifPresent(refusal -> {
                    throw refusal;
                });
        var customer = account.shelf().need(Customer.class, invoice.text("customer"));
        var method = checkout.saved(typed.card(), customer);
        billing.subscriptions()
                .collect(invoice, Optional.of(method), typed.presence())
                .ifPresent(refusal -> {
                    throw refusal;
                });
        account.shelf()
                .find(Subscription.class, invoice.subscription())
                .filter(subscription -> !subscription.isOver())
                .ifPresent(subscription -> billing.paysWith(subscription, method));
    }

    private void show(Context context, Invoice invoice, String error) {
        var lines = new StringBuilder();
        invoice.get("lines.data")
                .forEach(line ->
                        lines.append(
                                "<li><span>%s</span><span>%s</span></li>"
                                        .formatted(
                                                Html.escape(line.path("description").asText()),
                                                money(invoice, line.path("amount").asLong()))));
        Html.show(
                context,
                error.isEmpty() ? 200 : 402,
                "Invoice " + invoice.text("number"),
                """
                <main class="checkout">
                  <section class="what">
                    <h1>Invoice %s</h1>
                    <ul class="basket">%s<li class="total"><span>Due</span><span>%s</span></li></ul>
                  </section>
                  <section class="card">%s%s</section>
                </main>
                """
                        .formatted(
                                Html.escape(invoice.text("number")),
                                lines,
                                money(invoice, invoice.due()),
                                Html.error(error),
                                state(invoice)));
    }

    private static String money(Invoice invoice, long cents) {
        return Html.escape(Words.money(cents, invoice.text("currency")));
    }

    private static String state(Invoice invoice) {
        if (invoice.isOpen()) {
            return """
            <h2>Pay with card</h2>
            <form method="post">%s<button class="main">Pay %s</button></form>
            """
                    .formatted(Html.cardFields(), money(invoice, invoice.due()));
        }
        return invoice.isPaid()
                ? "<h2>Paid</h2><p>Thank you. There is nothing more to do.</p>"
                : "<h2>Nothing to pay</h2><p>This invoice is %s.</p>"
                        .formatted(Html.escape(invoice.text("status")));
    }
}
