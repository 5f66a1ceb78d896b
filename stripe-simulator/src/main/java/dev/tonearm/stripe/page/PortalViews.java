package dev.tonearm.stripe.page;

import dev.tonearm.stripe.billing.Billing;
import dev.tonearm.stripe.billing.Words;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Invoice;
import dev.tonearm.stripe.object.PaymentMethod;
import dev.tonearm.stripe.object.Price;
import dev.tonearm.stripe.object.Subscription;
import dev.tonearm.stripe.object.SubscriptionStatus;
import dev.tonearm.stripe.page.PortalPage.Visit;
import java.util.stream.Collectors;

/// What the portal shows.
final class PortalViews {
    private final Account account;
    private final Billing billing;

    PortalViews(Account account, Billing billing) {
        this.account = account;
        this.billing = billing;
    }

    private static String at(Visit visit, String path) {
        return "/p/session/" + visit.session().id() + path;
    }

    private static void show(Visit visit, String title, String body) {
        Html.show(
                visit.context(),
                200,
                title,
                """
                <main class="portal">%s</main>
                """
                        .formatted(body));
    }

    void home(Visit visit, String error) {
        var plans =
                billing.of(visit.customer()).stream()
                        .filter(mine -> !mine.isOver())
                        .map(mine -> plan(visit, mine))
                        .collect(Collectors.joining());
        show(
                visit,
                "Billing",
                """
                <header>%s<h1>Billing</h1></header>
                %s
                <section><h2>Current plans</h2>%s</section>
                %s
                %s
                """
                        .formatted(
                                Html.link(visit.session().text("return_url"), "Back"),
                                Html.error(error),
                                plans.isEmpty() ? "<p>You have no plan.</p>" : plans,
                                cards(visit),
                                invoices(visit)));
    }

    private String plan(Visit visit, Subscription mine) {
        var price = account.shelf().need(Price.class, mine.items().getFirst().price());
        return """
        <div class="card plan">
          <div>
            <h3>%s %s</h3>
            <p class="price">%s</p>
            %s
            <p class="note">%s</p>
          </div>
          <div class="actions">%s%s</div>
        </div>
        """
                .formatted(
                        Html.escape(Words.product(account, price)),
                        state(mine),
                        Html.escape(Words.rate(price)),
                        mine.has("description")
                                ? "<p>%s</p>".formatted(Html.escape(mine.text("description")))
                                : "",
                        Html.escape(next(mine)),
                        visit.configuration().allows("subscription_update")
                                        && !visit.configuration().prices().isEmpty()
                                ? link(visit, "/change/" + mine.id(), "Change plan")
                                : "",
                        visit.configuration().allows("subscription_cancel")
                                ? end(visit, mine)
                                : "");
    }

    private static String link(Visit visit, String path, String words) {
        return "<form method=\"get\" action=\"%s\"><button>%s</button></form>"
                .formatted(at(visit, path), words);
    }

    private static String end(Visit visit, Subscription mine) {
        return mine.cancelAt() > 0
                ? "<form method=\"post\" action=\"%s\"><button class=\"main\">Don't cancel plan</button></form>"
                        .formatted(at(visit, "/renew/" + mine.id()))
                : link(visit, "/cancel/" + mine.id(), "Cancel plan");
    }

    private static String state(Subscription mine) {
        var words =
                switch (mine.status()) {
                    case ACTIVE -> "Active";
                    case TRIALING -> "Trial";
                    case PAST_DUE -> "Past due";
                    case UNPAID -> "Unpaid";
                    case PAUSED -> "Paused";
                    case INCOMPLETE -> "Incomplete";
                    case INCOMPLETE_EXPIRED, CANCELED -> "Ended";
                };
        boolean good = mine.is(SubscriptionStatus.ACTIVE) || mine.is(SubscriptionStatus.TRIALING);
        return "<span class=\"state %s\">%s</span>".formatted(good ? "good" : "bad", words);
    }

    private static String next(Subscription mine) {
        if (mine.cancelAt() > 0) {
            return "Your plan ends on " + Words.day(mine.cancelAt()) + ".";
        }
        return switch (mine.status()) {
            case TRIALING -> "Your trial ends on " + Words.day(mine.trialEnd()) + ".";
            case ACTIVE -> "Your plan renews on " + Words.day(mine.periodEnd()) + ".";
            case PAST_DUE, UNPAID, INCOMPLETE -> "A payment failed: pay the open invoice below.";
            case PAUSED -> "Your trial has ended, and there is no card.";
            case INCOMPLETE_EXPIRED, CANCELED -> "";
        };
    }

    private String cards(Visit visit) {
        if (!visit.configuration().allows("payment_method_update")) {
            return "";
        }
        var pays =
                billing.of(visit.customer()).stream()
                        .filter(mine -> !mine.isOver())
                        .flatMap(mine -> billing.subscriptions().methodOf(mine).stream())
                        .findFirst()
                        .or(() ->
                                account.shelf()
                                        .find(
                                                PaymentMethod.class,
                                                visit.customer().defaultPaymentMethod()))
                        .map(PaymentMethod::shown)
                        .orElse("No card");
        return """
        <section><h2>Payment method</h2>
          <div class="plan"><p>%s</p><div class="actions">%s</div></div>
        </section>
        """
                .formatted(Html.escape(pays), link(visit, "/card", "Change card"));
    }

    private String invoices(Visit visit) {
        if (!visit.configuration().allows("invoice_history")) {
            return "";
        }
        var list =
                account.shelf().newest(Invoice.class).stream()
                        .filter(invoice -> invoice.text("customer").equals(visit.customer().id()))
                        .filter(invoice -> !invoice.isDraft())
                        .limit(20)
                        .map(PortalViews::invoice)
                        .collect(Collectors.joining());
        return "<section><h2>Invoices</h2><ul class=\"history\">%s</ul></section>"
                .formatted(list.isEmpty() ? "<li>There are none yet.</li>" : list);
    }

    private static String invoice(Invoice invoice) {
        return """
        <li><span>%s</span><span>%s</span><span class="state %s">%s</span><a href="%s">%s</a></li>
        """
                .formatted(
                        Words.day(invoice.number("created")),
                        Html.escape(Words.money(invoice.due(), invoice.text("currency"))),
                        invoice.isPaid() ? "good" : "bad",
                        Html.escape(invoice.text("status")),
                        "/i/" + invoice.id(),
                        invoice.isOpen() ? "Pay now" : "View");
    }

    void card(Visit visit, String error) {
        show(
                visit,
                "Change card",
                """
                <section class="card">
                  %s<h1>Change card</h1>%s
                  <form method="post" action="%s">%s<button class="main">Save card</button></form>
                </section>
                """
                        .formatted(
                                Html.link(at(visit, "/home"), "Billing"),
                                Html.error(error),
                                at(visit, "/card"),
                                Html.cardFields()));
    }

    void cancel(Visit visit, Subscription mine) {
        var price = account.shelf().need(Price.class, mine.items().getFirst().price());
        var when =
                visit.configuration().cancelsAtOnce()
                        ? "It ends at once."
                        : "You keep it until " + Words.day(mine.periodEnd()) + ".";
        show(
                visit,
                "Cancel plan",
                """
                <section class="card">
                  %s<h1>Cancel %s?</h1><p>%s</p>
                  <form method="post" action="%s"><button class="bad">Cancel plan</button></form>
                </section>
                """
                        .formatted(
                                Html.link(at(visit, "/home"), "Billing"),
                                Html.escape(Words.product(account, price)),
                                when,
                                at(visit, "/cancel/" + mine.id())));
    }

    void change(Visit visit, Subscription mine) {
        var now = mine.items().getFirst().price();
        var plans =
                visit.configuration().prices().stream()
                        .flatMap(id -> account.shelf().find(Price.class, id).stream())
                        .map(price ->
                                """
                                <option value="%s"%s>%s, %s</option>
                                """
                                        .formatted(
                                                Html.escape(price.id()),
                                                price.id().equals(now) ? " selected" : "",
                                                Html.escape(Words.product(account, price)),
                                                Html.escape(Words.rate(price))))
                        .collect(Collectors.joining());
        show(
                visit,
                "Change plan",
                """
                <section class="card">
                  %s<h1>Change plan</h1>
                  <form method="post" action="%s">
                    <label>Plan <select name="price">%s</select></label>
                    <button class="main">Change plan</button>
                  </form>
                </section>
                """
                        .formatted(
                                Html.link(at(visit, "/home"), "Billing"),
                                at(visit, "/change/" + mine.id()),
                                plans));
    }
}
