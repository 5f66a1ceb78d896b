package dev.tonearm.stripe;

import static dev.tonearm.stripe.StripeSettings.API_VERSION;

import dev.tonearm.standin.web.Doorkeeper;
import dev.tonearm.stripe.api.Api;
import dev.tonearm.stripe.api.Faults;
import dev.tonearm.stripe.api.Operations;
import dev.tonearm.stripe.api.Refusals;
import dev.tonearm.stripe.api.Route;
import dev.tonearm.stripe.billing.Billing;
import dev.tonearm.stripe.billing.Checkout;
import dev.tonearm.stripe.billing.Returns;
import dev.tonearm.stripe.control.Control;
import dev.tonearm.stripe.event.Deliveries;
import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Ids;
import dev.tonearm.stripe.object.PortalConfiguration;
import dev.tonearm.stripe.object.Price;
import dev.tonearm.stripe.object.Product;
import dev.tonearm.stripe.object.WebhookEndpoint;
import dev.tonearm.stripe.page.CheckoutPage;
import dev.tonearm.stripe.page.InvoicePage;
import dev.tonearm.stripe.page.PageFiles;
import dev.tonearm.stripe.page.PortalPage;
import dev.tonearm.stripe.time.Timeline;
import dev.tonearm.stripe.time.Timelines;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A whole Stripe on a server of its own: all its parts are made and joined here.
public final class StripeSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StripeSimulator.class);
    private static final long TICK_MS = 250;

    private final StripeSettings given;
    private final Account account;
    private final Deliveries deliveries;
    private final Refusals refusals;
    private final Api api;
    private final Control control;
    private final CheckoutPage checkoutPage;
    private final InvoicePage invoicePage;
    private final PortalPage portalPage;
    private final Javalin server;
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("stripe-time").factory());

    private StripeSimulator(StripeSettings given) {
        this.given = given;
        var time = Timeline.flowing(this::realSeconds);
        account = new Account(new Timelines(time), new Ids(new SecureRandom()));
        deliveries = new Deliveries(account, this::realSeconds);
        var events = new Events(account, deliveries, API_VERSION);
        var returns = new Returns(account, events);
        var billing =
                new Billing(
                        account,
                        events,
                        this::api,
                        charge -> returns.dispute(charge, "fraudulent"));
        var checkout = new Checkout(account, events, billing);
        var operations =
                new Operations(account, events, billing, checkout, returns, this::api, API_VERSION);
        var faults = new Faults();
        refusals = new Refusals();
        api =
                new Api(
                        account,
                        operations.routes(),
                        operations::parts,
                        faults,
                        refusals,
                        given.clock(),
                        given.secretKey(),
                        API_VERSION);
        control =
                new Control(
                        account,
                        events,
                        deliveries,
                        faults,
                        refusals,
                        billing,
                        checkout,
                        returns,
                        given.follower(),
                        this::realSeconds,
                        API_VERSION);
        checkoutPage = new CheckoutPage(account, checkout);
        invoicePage = new InvoicePage(account, billing, checkout);
        portalPage = new PortalPage(account, events, billing, checkout);
        server =
                Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = true;
                    config.startup.showJavalinBanner = false;
                    Doorkeeper.at(config);
                    register(config);
                });
    }

    public static StripeSimulator start(StripeSettings settings) {
        var simulator = new StripeSimulator(settings);
        simulator.furnish();
        simulator.server.start("127.0.0.1", settings.port());
        var _ =
                simulator.ticker.scheduleWithFixedDelay(
                        simulator::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
        return simulator;
    }

    private long realSeconds() {
        return given.clock().instant().getEpochSecond();
    }

    private void register(JavalinConfig config) {
        api.register(config);
        control.register(config);
        PageFiles.register(config);
        checkoutPage.register(config);
        invoicePage.register(config);
        portalPage.register(config);
    }

    private void furnish() {
        var webhook = given.webhook();
        if (webhook != null) {
            account.shelf()
                    .add(
                            new WebhookEndpoint(
                                    account.ids().next("we_"),
                                    realSeconds(),
                                    webhook.toString(),
                                    given.webhookSecret()));
        }
        given.prices().forEach(this::list);
        account.shelf().add(PortalConfiguration.usual(account.ids().next("bpc_"), realSeconds()));
    }

    private void list(ListedPrice listed) {
        var id = "prod_" + listed.product().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        var product =
                account.shelf()
                        .find(Product.class, id)
                        .orElseGet(() -> account.shelf().add(new Product(id, realSeconds())));
        product.set("name", listed.product());
        var price = new Price(listed.id(), realSeconds(), id, listed.currency(), listed.cents());
        price.recurs(listed.interval(), 1);
        account.shelf().add(price);
    }

    private void tick() {
        try {
            account.locked(() -> account.timelines().account().tick());
        } catch (RuntimeException e) {
            // One thing that cannot happen must not stop the time.
            LOG.error("what was due failed", e);
        }
    }

    /// `http://127.0.0.1:PORT`, what stripe-java's `overrideApiBase` takes.
    public String api() {
        return "http://127.0.0.1:" + server.port();
    }

    /// Where what the real Stripe does not have is.
    public String control() {
        return api() + "/control";
    }

    /// Where the account's time is moved.
    public String clock() {
        return control() + "/clock";
    }

    /// All operations.
    public List<Route> routes() {
        return api.routes();
    }

    /// All that the real Stripe does not have, as `POST /clock`.
    public List<String> controls() {
        return control.operations();
    }

    /// What the real Stripe would have refused.
    public Refusals refusals() {
        return refusals;
    }

    public String secretKey() {
        return given.secretKey();
    }

    public String webhookSecret() {
        return given.webhookSecret();
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        server.stop();
        deliveries.close();
    }
}
