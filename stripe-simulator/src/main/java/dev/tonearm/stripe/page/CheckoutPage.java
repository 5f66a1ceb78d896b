package dev.tonearm.stripe.page;

import dev.tonearm.stripe.billing.Checkout;
import dev.tonearm.stripe.billing.Words;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Card;
import dev.tonearm.stripe.object.CheckoutSession;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.wire.StripeError;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Checkout: what is bought, a card, and away.
public final class CheckoutPage {
    private static final String PATH = "/c/pay/{session}";

    private final Account account;
    private final Checkout checkout;

    public CheckoutPage(Account account, Checkout checkout) {
        this.account = account;
        this.checkout = checkout;
    }

    public void register(JavalinConfig config) {
        config.routes.addHttpHandler(
                HandlerType.GET,
                PATH,
                context ->
                        account.locked(
                                () -> visit(context, session -> show(context, session, ""))));
        config.routes.addHttpHandler(
                HandlerType.POST,
                PATH,
                context -> account.locked(() -> visit(context, session -> pay(context, session))));
    }

    private void visit(Context context, Consumer<CheckoutSession> then) {
        var session = account.shelf().find(CheckoutSession.class, context.pathParam("session"));
        if (session.isEmpty()) {
            Html.say(
                    context,
                    404,
                    "There is no such page",
                    "The link is incomplete, or of another start of the simulator.",
                    "");
            return;
        }
        var open = session.get();
        switch (open.text("status")) {
            case "open" -> then.accept(open);
            case "complete" ->
                    Html.say(
                            context,
                            200,
                            "You are all done here",
                            "This has been paid already. There is nothing more to do.",
                            successUrl(open));
            default ->
                    Html.say(
                            context,
                            410,
                            "This page has expired",
                            "Go back and begin again.",
                            open.text("cancel_url"));
        }
    }

    private static String successUrl(CheckoutSession session) {
        return session.text("success_url").replace("{CHECKOUT_SESSION_ID}", session.id());
    }

    private void pay(Context context, CheckoutSession session) {
        try {
            if (!context.formParamMap().containsKey("number") && session.needsNoCard()) {
                complete(context, session, Optional.empty());
                return;
            }
            var typed = TypedCard.of(context, account.timelineOf(session).now());
            if (typed.asks() && session.number("amount_total") > 0) {
                Html.show(context, 200, "Your bank asks", typed.question(context));
                return;
            }
            complete(context, session, Optional.of(typed));
        } catch (StripeError refusal) {
            show(context, session, String.valueOf(refusal.getMessage()));
        }
    }

    private void complete(Context context, CheckoutSession session, Optional<TypedCard> typed) {
        var email = email(session).orElseGet(() -> TypedCard.field(context, "email"));
        if (!email.contains("@")) {
            throw StripeError.card("email_invalid", null, "Your email is incomplete.");
        }
        checkout.complete(
                session,
                typed.map(TypedCard::card),
                email,
                typed.map(TypedCard::presence).orElse(Card.Presence.PRESENT));
        context.redirect(successUrl(session), HttpStatus.SEE_OTHER);
    }

    /// What is known of them already.
    private Optional<String> email(CheckoutSession session) {
        if (session.has("customer_email")) {
            return Optional.of(session.text("customer_email"));
        }
        return session.customer()
                .flatMap(id -> account.shelf().find(Customer.class, id))
                .map(customer ->
                        customer.has("email") ? customer.text("email") : "no@email.example");
    }

    private void show(Context context, CheckoutSession session, String error) {
        var basket =
                session.basket().stream()
                        .map(wanted ->
                                "<li><span>%s%s</span><span>%s</span></li>"
                                        .formatted(
                                                Html.escape(Words.product(account, wanted.price())),
                                                wanted.quantity() == 1
                                                        ? ""
                                                        : " × " + wanted.quantity(),
                                                Html.escape(Words.rate(wanted.price()))))
                        .collect(Collectors.joining());
        var today = Words.money(session.number("amount_total"), session.text("currency"));
        Html.show(
                context,
                error.isEmpty() ? 200 : 402,
                "Checkout",
                """
                <main class="checkout">
                  <section class="what">
                    %s
                    <h1>%s</h1>
                    <ul class="basket">%s<li class="total"><span>Due today</span><span>%s</span></li></ul>
                    %s
                  </section>
                  <section class="card">
                    <h2>%s</h2>
                    %s
                    %s
                    %s
                  </section>
                </main>
                """
                        .formatted(
                                Html.link(session.text("cancel_url"), "Back"),
                                session.hasTrial() ? "Start your trial" : "Subscribe",
                                basket,
                                Html.escape(today),
                                trial(session),
                                session.needsNoCard() ? "Your trial" : "Pay with card",
                                Html.error(error),
                                form(context, session, today),
                                session.needsNoCard() ? withoutCard(context, session) : ""));
    }

    private String trial(CheckoutSession session) {
        return session.hasTrial()
                ? "<p class=\"note\">Free until %s. Cancel any time before.</p>"
                        .formatted(Words.day(session.trialEnd(account.timelineOf(session).now())))
                : "<p class=\"note\">Renews by itself until you cancel.</p>";
    }

    /// Nothing where it is known. After a refusal it has what was typed before.
    private String emailField(Context context, CheckoutSession session) {
        return email(session)
                .map(known -> "")
                .orElse(
                        """
                        <label>Email <input name="email" type="email" autocomplete="off" placeholder="you@example.com" value="%s" required></label>
                        """
                                .formatted(Html.escape(TypedCard.field(context, "email"))));
    }

    private String form(Context context, CheckoutSession session, String today) {
        return """
        <form method="post">%s%s
          <button class="main">%s</button>
        </form>
        """
                .formatted(
                        emailField(context, session),
                        Html.cardFields(),
                        session.hasTrial() ? "Start trial" : "Pay " + Html.escape(today));
    }

    private String withoutCard(Context context, CheckoutSession session) {
        return """
        <form method="post" class="or"><p>or</p>%s
          <button>Start trial without a card</button>
        </form>
        """
                .formatted(emailField(context, session));
    }
}
