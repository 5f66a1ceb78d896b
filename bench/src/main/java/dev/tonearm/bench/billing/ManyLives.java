package dev.tonearm.bench.billing;

import com.stripe.Stripe;
import dev.tonearm.billing.stripe.Contract;
import dev.tonearm.billing.stripe.Contract.Taken;
import dev.tonearm.billing.stripe.StripeAccount;
import dev.tonearm.billing.stripe.Worth;
import dev.tonearm.core.guild.GuildId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Stripe's side of many subscriptions that are bought, renewed, not paid, paid, changed and
/// cancelled: what is true now, and what it tells of each step.
final class ManyLives implements StripeAccount {
    static final String BASIC = "price_basic";
    static final String PREMIUM = "price_premium";

    /// What Stripe tells of a step, in about its own order.
    private static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            "customer.subscription.created",
                            "invoice.paid",
                            "checkout.session.completed",
                            "customer.subscription.updated"),
                    List.of("customer.subscription.updated", "invoice.paid"),
                    List.of("invoice.payment_failed", "customer.subscription.updated"),
                    List.of("invoice.paid", "customer.subscription.updated"),
                    List.of("customer.subscription.updated"),
                    List.of("customer.subscription.updated", "customer.subscription.deleted"));

    private static final int PER_LIFE = STEPS.stream().mapToInt(List::size).sum();
    private static final long FIRST_GUILD = 1_300_000_000_000_000_000L;

    private final Instant start;
    private final int lives;
    private final Map<String, Contract> now = new ConcurrentHashMap<>();
    private static final ThreadLocal<long[]> ASKED = new ThreadLocal<>();
    private final AtomicLong events = new AtomicLong();

    /// An event on its way.
    record Told(String id, String type, String subscription) {
        /// As Stripe posts it, about as long as one of its own.
        String json() {
            String about =
                    switch (type) {
                        case "checkout.session.completed" ->
                                "\"id\":\"cs_1\",\"object\":\"checkout.session\",\"subscription\":\"%s\""
                                        .formatted(subscription);
                        case "invoice.paid", "invoice.payment_failed" ->
                                "\"id\":\"in_1\",\"object\":\"invoice\",\"parent\":{\"subscription_details\":{\"subscription\":\"%s\"}}"
                                        .formatted(subscription);
                        default ->
                                "\"id\":\"%s\",\"object\":\"subscription\"".formatted(subscription);
                    };
            return """
            {"id":"%s","object":"event","api_version":"%s","livemode":false,"type":"%s",
             "data":{"object":{%s,"description":"%s"}}}
            """
                    .formatted(id, Stripe.API_VERSION, type, about, "x".repeat(3_000));
        }
    }

    /// @param webhooks how many are to be told at least
    ManyLives(int webhooks, Instant start) {
        this.start = start;
        this.lives = Math.max(1, (webhooks + PER_LIFE - 1) / PER_LIFE);
    }

    int lives() {
        return lives;
    }

    int steps() {
        return STEPS.size();
    }

    /// Every subscription goes a step on.
    ///
    /// @return what is told of it, those of one subscription one after the other
    List<Told> step(int step) {
        List<Told> told = new ArrayList<>();
        for (int life = 0; life < lives; life++) {
            String id = id(life);
            now.put(id, contract(life, step));
            for (String type : STEPS.get(step)) {
                told.add(new Told("evt_" + events.incrementAndGet(), type, id));
            }
        }
        return told;
    }

    static String id(int life) {
        return "sub_" + life;
    }

    static GuildId guild(int life) {
        return new GuildId(FIRST_GUILD + life);
    }

    private Contract contract(int life, int step) {
        int periods = Math.min(step, 2);
        String status =
                switch (step) {
                    case 2 -> "past_due";
                    case 5 -> "canceled";
                    default -> "active";
                };
        Instant end = start.plus(Duration.ofDays(30L * (periods + 1)));
        return new Contract(
                id(life),
                "cus_" + life,
                status,
                List.of(new Contract.Item("si_" + life, step < 4 ? BASIC : PREMIUM)),
                start,
                Optional.of(end),
                Optional.empty(),
                Optional.empty(),
                step == 5 ? Optional.of(start) : Optional.empty(),
                Optional.of(start),
                Taken.NOTHING,
                Map.of(Worth.GUILD, guild(life).toString(), Worth.BUYER, String.valueOf(life + 1)));
    }

    /// What a subscription is now, without anybody having asked.
    Contract truth(int life) {
        Contract contract = now.get(id(life));
        if (contract == null) throw new IllegalStateException(id(life) + " has not begun");
        return contract;
    }

    /// How often it is asked during some work, in this thread.
    long askedBy(Runnable work) {
        long[] count = new long[1];
        ASKED.set(count);
        try {
            work.run();
        } finally {
            ASKED.remove();
        }
        return count[0];
    }

    @Override
    public Optional<Contract> contract(String subscription) {
        long[] count = ASKED.get();
        if (count != null) count[0]++;
        return Optional.ofNullable(now.get(subscription));
    }

    @Override
    public Set<String> paidFor(String payment) {
        throw new IllegalStateException("nothing is told of payments here");
    }
}
