package dev.tonearm.billing.order;

import dev.tonearm.billing.stripe.Contract;
import dev.tonearm.billing.stripe.Settlement;
import dev.tonearm.billing.stripe.StripeAccount;
import dev.tonearm.billing.stripe.StripeShop;
import dev.tonearm.billing.stripe.StripeUnavailableException;
import dev.tonearm.billing.stripe.UnknownTermsException;
import dev.tonearm.billing.stripe.Worth;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.billing.BillingRecordsUnavailableException;
import dev.tonearm.core.billing.CheckoutPage;
import dev.tonearm.core.billing.Order;
import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.GrantBookUnavailableException;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works off what listeners order, and answers them. Whoever pays is the only one who changes what
/// is paid for.
public final class Orders {
    private static final Logger log = LoggerFactory.getLogger(Orders.class);

    private static final char BETWEEN = ' ';

    private final StripeShop shop;
    private final StripeAccount stripe;
    private final Settlement settlement;
    private final BillingRecords records;
    private final GrantBook book;
    private final Plans plans;
    private final Answering answering;
    private final String back;
    private final InstantSource clock;
    private final InstantSource billing;

    /// @param clock the time of interactions
    /// @param billing the time of plans
    /// @param back where pages lead afterwards, with `{guild}` and `{channel}` in it
    public Orders(
            StripeShop shop,
            StripeAccount stripe,
            Settlement settlement,
            BillingRecords records,
            GrantBook book,
            Plans plans,
            Answering answering,
            String back,
            InstantSource clock,
            InstantSource billing) {
        this.shop = shop;
        this.stripe = stripe;
        this.settlement = settlement;
        this.records = records;
        this.book = book;
        this.plans = plans;
        this.answering = answering;
        this.back = back;
        this.clock = clock;
        this.billing = billing;
    }

    public void work(OrderEnvelope order) {
        if (order.expiredAt(clock.instant())) {
            log.info("interaction {}: too late for an answer", order.interaction().id());
            return;
        }
        answering.answer(order.interaction(), answer(order));
    }

    private Message answer(OrderEnvelope order) {
        Texts texts = Texts.of(order.interaction().locale());
        try {
            return switch (order.order()) {
                case Order.Subscribe(var plan, boolean yearly) ->
                        subscribe(order, plan, yearly, texts);
                case Order.Change(var plan, boolean yearly) -> change(order, plan, yearly, texts);
                case Order.Cancel(boolean atOnce) -> cancel(order, atOnce, texts);
                case Order.Portal() -> portal(order, texts);
                case Order.Transfer(var from) -> transfer(order, from, texts);
                case Order.OfPrivacy _ ->
                        throw new IllegalArgumentException("nothing that somebody buys");
                case Order.ReadBoard() -> throw new IllegalArgumentException("no answer");
            };
        } catch (StripeUnavailableException
                | UnknownTermsException
                | BillingRecordsUnavailableException
                | GrantBookUnavailableException e) {
            log.error("interaction {}: a service is away", order.interaction().id(), e);
            return Answers.notice(texts, "billing.away");
        }
    }

    private Message subscribe(OrderEnvelope order, Plan plan, boolean yearly, Texts texts) {
        Optional<Message> paid = paidFor(order, texts);
        if (paid.isPresent()) return paid.get();
        Optional<String> price = shop.priceOf(plans.of(plan).prices(), yearly);
        if (price.isEmpty()) return notSold(plan, yearly, texts);
        String customer = records.customer(order.user()).orElseGet(() -> newCustomer(order.user()));
        if (boughtOnAnotherPage(order)) {
            // Paid for a moment ago, and we are quicker than Stripe's event.
            Optional<Message> now = paidFor(order, texts);
            if (now.isPresent()) return now.get();
        }
        StripeShop.Page page =
                shop.checkout(
                        new StripeShop.Purchase(
                                customer, order.user(), order.guild(), price.get(), back(order)),
                        key(order));
        records.keepPage(order.guild(), new CheckoutPage(page.id(), key(order)));
        return Answers.done(
                texts.text("billing.checkout", plan.title(), page.address().toString()));
    }

    /// What somebody reads who would pay for a server that is paid for.
    private Optional<Message> paidFor(OrderEnvelope order, Texts texts) {
        Optional<Grant.StripeSubscription> there = running(order.guild()).findFirst();
        if (there.isPresent()) {
            boolean own = there.get().buyer().equals(order.user());
            String key = own ? "billing.own_already" : "billing.others_already";
            return Optional.of(Answers.notice(texts, key, there.get().plan().title()));
        }
        return byDiscord(order, texts);
    }

    private Optional<Message> byDiscord(OrderEnvelope order, Texts texts) {
        return book.of(order.guild()).now().byId().values().stream()
                .filter(Grant.DiscordEntitlement.class::isInstance)
                .map(Grant.DiscordEntitlement.class::cast)
                .filter(grant -> grant.holds(Duration.ZERO, billing.instant()))
                .findFirst()
                .map(grant -> {
                    boolean own = grant.buyer().equals(order.user());
                    String key = own ? "billing.own_at_discord" : "billing.others_at_discord";
                    return Answers.notice(texts, key, grant.plan().title());
                });
    }

    /// Two pages for one server are two subscriptions in the end. So the last one, whoever asked
    /// for it, is closed before there is another.
    ///
    /// @return whether somebody had paid there already
    private boolean boughtOnAnotherPage(OrderEnvelope order) {
        Optional<String> bought =
                records.page(order.guild())
                        .filter(page -> !page.order().equals(key(order)))
                        .flatMap(page -> shop.close(page.id()));
        bought.ifPresent(subscription -> settlement.settle(subscription, event(order)));
        return bought.isPresent();
    }

    private static String event(OrderEnvelope order) {
        return "interaction " + order.interaction().id();
    }

    /// Two that are made at once have the same key, and so are one.
    private String newCustomer(UserId buyer) {
        return records.keepCustomer(buyer, shop.newCustomer(buyer, "customer-" + buyer));
    }

    private Message notSold(Plan plan, boolean yearly, Texts texts) {
        boolean otherwise = shop.priceOf(plans.of(plan).prices(), !yearly).isPresent();
        String key = "billing.not_sold";
        if (otherwise) key = yearly ? "billing.only_monthly" : "billing.only_yearly";
        return Answers.notice(texts, key, plan.title());
    }

    private Message change(OrderEnvelope order, Plan plan, boolean yearly, Texts texts) {
        Optional<Begun> own = ownBegun(order);
        if (own.isEmpty()) return nothingHere(order, texts);
        Contract contract = own.get().contract();
        Optional<String> price = shop.priceOf(plans.of(plan).prices(), yearly);
        if (price.isEmpty()) return notSold(plan, yearly, texts);
        boolean more = plan.compareTo(own.get().before()) > 0;
        return switch (shop.change(contract, price.get(), more, key(order))) {
            case StripeShop.Changed.Declined() -> Answers.notice(texts, "billing.declined");
            case StripeShop.Changed.Done _ -> {
                settle(contract, order);
                yield Answers.done(texts.text("billing.changed", plan.title()));
            }
        };
    }

    private Message cancel(OrderEnvelope order, boolean atOnce, Texts texts) {
        Optional<Begun> own = ownBegun(order);
        if (own.isEmpty()) return nothingHere(order, texts);
        Plan plan = own.get().before();
        Contract cancelled = shop.cancel(own.get().contract(), atOnce, key(order));
        settle(cancelled, order);
        return Answers.done(
                cancelled
                        .cancelAt()
                        .filter(_ -> !atOnce)
                        .map(end ->
                                texts.text(
                                        "billing.cancelled_later", plan.title(), Markdown.day(end)))
                        .orElseGet(() -> texts.text("billing.cancelled", plan.title())));
    }

    private Message portal(OrderEnvelope order, Texts texts) {
        return records.customer(order.user())
                .map(customer ->
                        Answers.done(
                                texts.text(
                                        "billing.portal",
                                        shop.portal(customer, back(order)).toString())))
                .orElseGet(() -> Answers.notice(texts, "billing.nothing_bought"));
    }

    private Message transfer(OrderEnvelope order, String from, Texts texts) {
        Optional<Begun> begun = begun(order);
        if (begun.isEmpty()) {
            List<Contract> elsewhere = elsewhere(order, from);
            Optional<Message> not = notTransferred(order, elsewhere, texts);
            if (not.isPresent()) return not.get();
            begun = Optional.of(begin(order, elsewhere.getFirst()));
        }
        Contract moved = shop.move(begun.get().contract(), order.guild(), key(order));
        settle(moved, order);
        return Answers.done(texts.text("billing.moved", Worth.of(moved, plans).plan().title()));
    }

    /// Why nothing comes here, if nothing does.
    private Optional<Message> notTransferred(
            OrderEnvelope order, List<Contract> elsewhere, Texts texts) {
        if (elsewhere.isEmpty()) {
            return Optional.of(Answers.notice(texts, "billing.nothing_elsewhere"));
        }
        if (elsewhere.size() > 1) {
            String which =
                    elsewhere.stream()
                            .map(contract ->
                                    "`%s` (%s)"
                                            .formatted(
                                                    contract.metadata().get(Worth.GUILD),
                                                    Worth.of(contract, plans).plan().title()))
                            .collect(Collectors.joining(", "));
            return Optional.of(Answers.notice(texts, "billing.which", which));
        }
        Optional<Message> paid = paidFor(order, texts);
        return paid.isEmpty() && boughtOnAnotherPage(order) ? paidFor(order, texts) : paid;
    }

    private List<Contract> elsewhere(OrderEnvelope order, String from) {
        return records.customer(order.user()).stream()
                .flatMap(customer -> shop.contracts(customer).stream())
                .filter(contract -> isElsewhere(contract, order.guild(), from))
                .toList();
    }

    private static boolean isElsewhere(Contract contract, GuildId here, String from) {
        String guild = contract.metadata().getOrDefault(Worth.GUILD, "");
        return !guild.isEmpty()
                && !guild.equals(here.toString())
                && (from.isEmpty() || guild.equals(from));
    }

    private Message nothingHere(OrderEnvelope order, Texts texts) {
        boolean others = running(order.guild()).findFirst().isPresent();
        if (!others) {
            Optional<Message> discords = byDiscord(order, texts);
            if (discords.isPresent()) return discords.get();
        }
        return Answers.notice(texts, others ? "billing.not_yours" : "billing.nothing_here");
    }

    /// A subscription that an order is about.
    ///
    /// @param before the plan that it was before the order
    private record Begun(Contract contract, Plan before) {}

    /// What an order is about is decided once and kept before anything is done: when it comes again
    /// it finds what it has done, and is to be answered as the first time.
    private Optional<Begun> begun(OrderEnvelope order) {
        return records.begun(order.interaction().id()).flatMap(this::begun);
    }

    private Begun begin(OrderEnvelope order, Contract contract) {
        Plan plan = Worth.of(contract, plans).plan();
        String about = contract.id() + BETWEEN + plan.wire();
        String kept = records.begin(order.interaction().id(), about);
        Begun own = new Begun(contract, plan);
        return kept.equals(about) ? own : begun(kept).orElse(own);
    }

    private Optional<Begun> begun(String about) {
        int between = about.indexOf(BETWEEN);
        Plan before = Plan.named(about.substring(between + 1)).orElse(Plan.FREE);
        return stripe.contract(about.substring(0, between))
                .map(contract -> new Begun(contract, before));
    }

    /// What is to be changed of what somebody pays for in this server.
    private Optional<Begun> ownBegun(OrderEnvelope order) {
        return begun(order).or(() -> own(order).map(contract -> begin(order, contract)));
    }

    /// What somebody pays for in this server, as Stripe says now.
    private Optional<Contract> own(OrderEnvelope order) {
        return running(order.guild())
                .filter(grant -> grant.buyer().equals(order.user()))
                .flatMap(grant -> stripe.contract(grant.subscription()).stream())
                .filter(contract -> !Worth.of(contract, plans).over())
                .findFirst();
    }

    private Stream<Grant.StripeSubscription> running(GuildId guild) {
        return book.of(guild).now().byId().values().stream()
                .filter(Grant.StripeSubscription.class::isInstance)
                .map(Grant.StripeSubscription.class::cast)
                .filter(grant -> !grant.payment().over());
    }

    /// At once, so that the answer is true when it is read. If it fails, Stripe tells of it anyway.
    private void settle(Contract contract, OrderEnvelope order) {
        try {
            settlement.settle(contract.id(), event(order));
        } catch (RuntimeException e) {
            log.error("{} is settled when Stripe tells of it", contract.id(), e);
        }
    }

    private URI back(OrderEnvelope order) {
        return URI.create(
                back.replace("{guild}", order.guild().toString())
                        .replace("{channel}", order.channel().toString()));
    }

    private static String key(OrderEnvelope order) {
        return "interaction-" + order.interaction().id();
    }
}
