package dev.tonearm.billing.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.service.checkout.SessionService;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The shop by Stripe's own library.
public final class StripeJavaShop implements StripeShop {
    private static final String YEAR = "year";

    private final Supplier<StripeClient> client;

    /// Prices never change; only their names do.
    private final Map<String, String> intervals = new ConcurrentHashMap<>();

    public StripeJavaShop(Supplier<StripeClient> client) {
        this.client = client;
    }

    @Override
    public String newCustomer(UserId buyer, String key) {
        var params =
                CustomerCreateParams.builder().putMetadata(Worth.BUYER, buyer.toString()).build();
        return StripeCall.of(
                        "customer for " + buyer,
                        () -> client.get().v1().customers().create(params, once(key)))
                .getId();
    }

    @Override
    public Optional<String> priceOf(List<String> prices, boolean yearly) {
        return prices.stream()
                .filter(price ->
                        intervals.computeIfAbsent(price, this::interval).equals(YEAR) == yearly)
                .findFirst();
    }

    private String interval(String price) {
        return StripeCall.of("price " + price, () -> client.get().v1().prices().retrieve(price))
                .getRecurring()
                .getInterval();
    }

    @Override
    public Page checkout(Purchase purchase, String key) {
        Map<String, String> said =
                Map.of(
                        Worth.GUILD, purchase.guild().toString(),
                        Worth.BUYER, purchase.buyer().toString());
        var params =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                        .setCustomer(purchase.customer())
                        .setClientReferenceId(purchase.guild().toString())
                        .addLineItem(
                                SessionCreateParams.LineItem.builder()
                                        .setPrice(purchase.price())
                                        .setQuantity(1L)
                                        .build())
                        .putAllMetadata(said)
                        .setSubscriptionData(
                                SessionCreateParams.SubscriptionData.builder()
                                        .setDescription(whatFor(purchase.guild()))
                                        .putAllMetadata(said)
                                        .build())
                        .setAllowPromotionCodes(true)
                        .setSuccessUrl(purchase.back().toString())
                        .setCancelUrl(purchase.back().toString())
                        .build();
        Session session =
                StripeCall.of(
                        "checkout for " + purchase.guild(),
                        () -> client.get().v1().checkout().sessions().create(params, once(key)));
        return new Page(session.getId(), URI.create(session.getUrl()));
    }

    /// Stripe refuses to close what was paid or has expired by itself.
    @Override
    public Optional<String> close(String page) {
        return StripeCall.find(
                        "end of page " + page,
                        () -> {
                            SessionService sessions = client.get().v1().checkout().sessions();
                            try {
                                return sessions.expire(page);
                            } catch (InvalidRequestException e) {
                                if (Integer.valueOf(404).equals(e.getStatusCode())) throw e;
                                return sessions.retrieve(page);
                            }
                        })
                .map(Session::getSubscription);
    }

    @Override
    public URI portal(String customer, URI back) {
        var params =
                com.stripe.param.billingportal.SessionCreateParams.builder()
                        .setCustomer(customer)
                        .setReturnUrl(back.toString())
                        .build();
        return URI.create(
                StripeCall.of(
                                "portal of " + customer,
                                () -> client.get().v1().billingPortal().sessions().create(params))
                        .getUrl());
    }

    /// Without a status Stripe leaves out those that are over.
    @Override
    public List<Contract> contracts(String customer) {
        var params = SubscriptionListParams.builder().setCustomer(customer).setLimit(100L).build();
        return StripeCall.of(
                        "subscriptions of " + customer,
                        () -> client.get().v1().subscriptions().list(params))
                .getData()
                .stream()
                .map(StripeJavaShop::contract)
                .toList();
    }

    @Override
    public Changed change(Contract contract, String price, boolean more, String key) {
        var params =
                SubscriptionUpdateParams.builder()
                        .addItem(
                                SubscriptionUpdateParams.Item.builder()
                                        .setId(contract.items().getFirst().id())
                                        .setPrice(price)
                                        .build())
                        .setCancelAtPeriodEnd(false)
                        .setProrationBehavior(
                                more
                                        ? SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE
                                        : SubscriptionUpdateParams.ProrationBehavior
                                                .CREATE_PRORATIONS)
                        // Nobody gets more than they can pay for.
                        .setPaymentBehavior(
                                SubscriptionUpdateParams.PaymentBehavior.ERROR_IF_INCOMPLETE)
                        .build();
        return StripeCall.of(
                "change of " + contract.id(),
                () -> {
                    try {
                        return new Changed.Done(contract(update(contract, params, key)));
                    } catch (CardException _) {
                        return new Changed.Declined();
                    }
                });
    }

    @Override
    public Contract cancel(Contract contract, boolean atOnce, String key) {
        return StripeCall.of(
                "end of " + contract.id(),
                () -> {
                    if (!atOnce) {
                        var params =
                                SubscriptionUpdateParams.builder()
                                        .setCancelAtPeriodEnd(true)
                                        .build();
                        return contract(update(contract, params, key));
                    }
                    var params = SubscriptionCancelParams.builder().build();
                    return contract(
                            client.get()
                                    .v1()
                                    .subscriptions()
                                    .cancel(contract.id(), params, once(key)));
                });
    }

    @Override
    public Contract move(Contract contract, GuildId guild, String key) {
        var params =
                SubscriptionUpdateParams.builder()
                        .putMetadata(Worth.GUILD, guild.toString())
                        .setDescription(whatFor(guild))
                        .build();
        return StripeCall.of(
                "move of " + contract.id(), () -> contract(update(contract, params, key)));
    }

    /// Who pays for several servers sees on bills and in the portal which is which.
    private static String whatFor(GuildId guild) {
        return "For the Discord server " + guild;
    }

    private Subscription update(Contract contract, SubscriptionUpdateParams params, String key)
            throws StripeException {
        return client.get().v1().subscriptions().update(contract.id(), params, once(key));
    }

    private static Contract contract(Subscription subscription) {
        return Contracts.of(subscription, Contract.Taken.NOTHING);
    }

    private static RequestOptions once(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }
}
