package dev.tonearm.operator.price;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.param.PriceListParams;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The prices of an account at Stripe.
final class StripePrices {
    private static final String PLAN = "tonearm_plan";
    private static final long PAGE = 100;

    private StripePrices() {}

    /// All of them, those that can no longer be bought too.
    ///
    /// @throws ShopUnavailableException that says why not
    static List<StripePrice> of(URI api, String key) {
        StripeClient client =
                new StripeClient.StripeClientBuilder()
                        .setApiKey(key)
                        .setApiBase(api.toString().replaceFirst("/$", ""))
                        .setMaxNetworkRetries(2)
                        .build();
        var params = PriceListParams.builder().setLimit(PAGE).addExpand("data.product").build();
        List<StripePrice> prices = new ArrayList<>();
        try {
            for (Price price : client.v1().prices().list(params).autoPagingIterable()) {
                prices.add(price(price));
            }
        } catch (AuthenticationException _) {
            throw new ShopUnavailableException(
                    "Stripe does not take this key for reading prices: check TONEARM_STRIPE_KEY");
        } catch (StripeException e) {
            // Its message quotes what it was given.
            throw new ShopUnavailableException(
                    "Stripe at %s gives no list of prices: %s, status %s, request %s"
                            .formatted(
                                    api,
                                    e.getClass().getSimpleName(),
                                    e.getStatusCode(),
                                    e.getRequestId()));
        }
        return prices;
    }

    private static StripePrice price(Price price) {
        Optional<Product> product = Optional.ofNullable(price.getProductObject());
        Long amount = price.getUnitAmount();
        return new StripePrice(
                price.getId(),
                product.map(Product::getName).orElse(price.getProduct()),
                Boolean.TRUE.equals(price.getActive())
                        && product.map(Product::getActive).orElse(true),
                amount == null
                        ? Optional.empty()
                        : Optional.of(Money.ofStripe(amount, price.getCurrency())),
                every(price.getRecurring()),
                "inclusive".equals(price.getTaxBehavior()),
                plan(price.getMetadata())
                        .or(() -> product.flatMap(one -> plan(one.getMetadata())))
                        .orElse(""));
    }

    private static String every(Price.@Nullable Recurring recurring) {
        if (recurring == null) return "once";
        long count = recurring.getIntervalCount() == null ? 1 : recurring.getIntervalCount();
        return count == 1 ? recurring.getInterval() : count + " " + recurring.getInterval();
    }

    private static Optional<String> plan(@Nullable Map<String, String> metadata) {
        return Optional.ofNullable(metadata).map(one -> one.get(PLAN));
    }
}
