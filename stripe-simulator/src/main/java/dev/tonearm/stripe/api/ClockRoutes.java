package dev.tonearm.stripe.api;

import static dev.tonearm.stripe.wire.Field.text;
import static dev.tonearm.stripe.wire.Field.time;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.TestClock;
import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.StripeError;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// `/v1/test_helpers/test_clocks`: a time of their own for some customers
final class ClockRoutes {
    private static final long LONGEST = Duration.ofDays(366).toSeconds();

    private final Account account;
    private final Events events;
    private final Consumer<Customer> ended;

    /// @param ended cancels what a customer has
    ClockRoutes(Account account, Events events, Consumer<Customer> ended) {
        this.account = account;
        this.events = events;
        this.ended = ended;
    }

    List<Route> routes() {
        var base = "/test_helpers/test_clocks";
        return List.of(
                Route.post(base, this::create, time("frozen_time").need(), text("name")),
                Route.list(base, this::list),
                Route.get(base + "/{id}", call -> existing(call).json()),
                Route.post(base + "/{id}/advance", this::advance, time("frozen_time").need()),
                Route.delete(base + "/{id}", this::delete));
    }

    private ObjectNode create(Call call) {
        long frozen = call.params().whole("frozen_time").orElseThrow();
        var clock =
                new TestClock(account.ids().next("clock_"), account.timelines().account().now());
        clock.take(call.params(), "name");
        clock.stands(frozen);
        account.timelines().add(clock.id(), frozen);
        events.tell("test_helpers.test_clock.created", account.shelf().add(clock));
        return clock.json();
    }

    private ObjectNode list(Call call) {
        return Listing.page(call, account.shelf().newest(TestClock.class));
    }

    private TestClock existing(Call call) {
        return account.shelf().need(TestClock.class, call.id(), "test_clock");
    }

    private ObjectNode advance(Call call) {
        var clock = existing(call);
        long to = call.params().whole("frozen_time").orElseThrow();
        var time = account.timelines().of(clock.id());
        if (to < time.now() || to - time.now() > LONGEST) {
            throw StripeError.parameter(
                    "frozen_time",
                    "test_clock_invalid_frozen_time",
                    "A clock goes on, by a year at most: it is at " + time.now() + ".");
        }
        time.advanceTo(to);
        clock.stands(to);
        events.tell("test_helpers.test_clock.ready", clock);
        return clock.json();
    }

    private ObjectNode delete(Call call) {
        var clock = existing(call);
        account.shelf().oldest(Customer.class).stream()
                .filter(customer -> customer.text("test_clock").equals(clock.id()))
                .forEach(customer -> {
                    ended.accept(customer);
                    customer.set("deleted", true);
                });
        account.shelf().remove(clock);
        account.timelines().remove(clock.id());
        events.tell("test_helpers.test_clock.deleted", clock);
        return Json.object()
                .put("id", clock.id())
                .put("object", "test_helpers.test_clock")
                .put("deleted", true);
    }
}
