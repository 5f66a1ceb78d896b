package dev.tonearm.stripe.control;

import dev.tonearm.stripe.api.Faults;
import dev.tonearm.stripe.api.Refusals;
import dev.tonearm.stripe.billing.Billing;
import dev.tonearm.stripe.billing.Checkout;
import dev.tonearm.stripe.billing.Returns;
import dev.tonearm.stripe.event.Deliveries;
import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.time.Follower;
import io.javalin.config.JavalinConfig;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Puts the control API together.
public final class Control {
    private final Account account;
    private final List<ControlRoute> routes;

    public Control(
            Account account,
            Events events,
            Deliveries deliveries,
            Faults faults,
            Refusals refusals,
            Billing billing,
            Checkout checkout,
            Returns returns,
            Follower follower,
            LongSupplier realTime,
            String apiVersion) {
        this.account = account;
        routes =
                Stream.of(
                                new ClockControl(account, follower).routes(),
                                new WebhookControl(account, deliveries).routes(),
                                new EventControl(account, events, deliveries, realTime, apiVersion)
                                        .routes(),
                                new BillingControl(account, billing, checkout, returns).routes(),
                                new FaultControl(faults, refusals).routes())
                        .flatMap(List::stream)
                        .toList();
    }

    /// Each as `POST /clock`.
    public List<String> operations() {
        return routes.stream().map(route -> route.method() + " " + route.path()).toList();
    }

    public void register(JavalinConfig config) {
        routes.forEach(route -> route.register(config, account));
    }
}
