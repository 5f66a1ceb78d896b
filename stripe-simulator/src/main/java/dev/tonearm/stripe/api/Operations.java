package dev.tonearm.stripe.api;

import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import java.util.List;
import java.util.stream.Stream;

/// All operations of the API.
public final class Operations {
    private Operations() {}

    public static List<Route> all(Account account, Events events, String apiVersion) {
        return Stream.of(
                        new CustomerRoutes(account, events, _ -> {}).routes(),
                        new PaymentMethodRoutes(account, events).routes(),
                        new CatalogueRoutes(account, events).routes(),
                        new EventRoutes(account, apiVersion).routes())
                .flatMap(List::stream)
                .toList();
    }
}
