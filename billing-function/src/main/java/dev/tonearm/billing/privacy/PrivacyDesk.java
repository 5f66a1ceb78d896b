package dev.tonearm.billing.privacy;

import dev.tonearm.billing.order.Answering;
import dev.tonearm.billing.order.Handing;
import dev.tonearm.billing.stripe.Contract;
import dev.tonearm.billing.stripe.StripeShop;
import dev.tonearm.billing.stripe.StripeUnavailableException;
import dev.tonearm.billing.stripe.Worth;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.billing.BillingRecordsUnavailableException;
import dev.tonearm.core.billing.Order;
import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.gate.GuildRecordsUnavailableException;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.GrantBookUnavailableException;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.Forgetting;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.privacy.DataExport;
import dev.tonearm.core.privacy.Erasures;
import dev.tonearm.core.privacy.PersonalRecords;
import dev.tonearm.core.privacy.PrivacyAnswers;
import dev.tonearm.core.privacy.PrivacyRecordsUnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what people want to know of what is kept about them, and notes that they want it
/// deleted, which [Retention] does.
public final class PrivacyDesk {
    private static final Logger log = LoggerFactory.getLogger(PrivacyDesk.class);

    /// Some weeks of a busy server; the file says if there were more.
    private static final int MOST_LINES = 50_000;

    private final PersonalRecords people;
    private final Erasures erasures;
    private final BillingRecords records;
    private final StripeShop shop;
    private final GrantBook book;
    private final GuildRecords guilds;
    private final PlayerJournal journal;
    private final Answering answering;
    private final Handing handing;
    private final InstantSource clock;
    private final InstantSource time;

    /// @param clock real time, by which an answer may be too late
    /// @param time billing time
    public PrivacyDesk(
            PersonalRecords people,
            Erasures erasures,
            BillingRecords records,
            StripeShop shop,
            GrantBook book,
            GuildRecords guilds,
            PlayerJournal journal,
            Answering answering,
            Handing handing,
            InstantSource clock,
            InstantSource time) {
        this.people = people;
        this.erasures = erasures;
        this.records = records;
        this.shop = shop;
        this.book = book;
        this.guilds = guilds;
        this.journal = journal;
        this.answering = answering;
        this.handing = handing;
        this.clock = clock;
        this.time = time;
    }

    /// Works one off.
    ///
    /// @param what it orders
    public void work(OrderEnvelope order, Order.OfPrivacy what) {
        if (order.expiredAt(clock.instant())) {
            log.info("interaction {}: too late for an answer", order.interaction().id());
            return;
        }
        Texts texts = Texts.of(order.interaction().locale());
        Runnable answer = answer(order, what, texts);
        answer.run();
    }

    private Runnable answer(OrderEnvelope order, Order.OfPrivacy what, Texts texts) {
        try {
            return switch (what) {
                case Order.Export() -> exported(order, texts);
                case Order.AskDeletion() -> told(order, asked(order.user(), texts));
                case Order.Delete() -> told(order, begun(order.user(), texts));
                case Order.DeletionStatus() -> told(order, status(order.user(), texts));
            };
        } catch (StripeUnavailableException
                | BillingRecordsUnavailableException
                | GrantBookUnavailableException
                | GuildRecordsUnavailableException
                | JournalUnavailableException
                | PrivacyRecordsUnavailableException e) {
            log.error("interaction {}: a service is away", order.interaction().id(), e);
            return told(order, Answers.notice(texts, "edge.try_again"));
        }
    }

    private Runnable told(OrderEnvelope order, Message message) {
        return () -> answering.answer(order.interaction(), message);
    }

    private Runnable exported(OrderEnvelope order, Texts texts) {
        DataExport.File file = export(order.user(), order.guild()).file();
        Message message = PrivacyAnswers.exported(DataExport.NAME, file.whole(), texts);
        return () -> handing.hand(order.interaction(), message, DataExport.NAME, file.json());
    }

    private DataExport export(UserId user, GuildId guild) {
        Optional<String> customer = records.customer(user);
        List<Contract> contracts = contracts(customer);
        return new DataExport(
                user,
                guild,
                time.instant(),
                people.trial(user),
                customer,
                contracts.stream().map(PrivacyDesk::subscription).toList(),
                changes(user, guild, contracts),
                guilds.settings(guild).now().blocked().users().contains(user),
                journal.load(guild).readable(),
                journal.lines(guild, 0, MOST_LINES).stream()
                        .flatMap(PrivacyDesk::readable)
                        .toList(),
                erasures.find(user));
    }

    private static Stream<JournalLine> readable(Reading<JournalLine> line) {
        return line instanceof Reading.Read<JournalLine>(var read)
                ? Stream.of(read)
                : Stream.empty();
    }

    private List<Contract> contracts(Optional<String> customer) {
        return customer.map(shop::contracts).orElse(List.of());
    }

    private static DataExport.Subscription subscription(Contract contract) {
        String price = contract.items().stream().map(Contract.Item::price).findFirst().orElse("");
        return new DataExport.Subscription(
                contract.id(),
                contract.metadata().getOrDefault(Worth.GUILD, ""),
                price,
                contract.status());
    }

    /// Here, and wherever they pay for something.
    private List<DataExport.Change> changes(UserId user, GuildId here, List<Contract> contracts) {
        Set<GuildId> servers = new LinkedHashSet<>(List.of(here));
        for (Contract contract : contracts) {
            String server = contract.metadata().getOrDefault(Worth.GUILD, "");
            if (server.matches("[0-9]{1,19}")) servers.add(GuildId.parse(server));
        }
        var person = new Forgetting(Set.of(user));
        List<DataExport.Change> changes = new ArrayList<>();
        for (GuildId server : servers) {
            for (GrantEntry entry : book.entries(server)) {
                if (person.concerns(entry.before()) || person.concerns(entry.after()))
                    changes.add(new DataExport.Change(server, entry));
            }
        }
        return changes;
    }

    private Message asked(UserId user, Texts texts) {
        Optional<String> customer = records.customer(user);
        List<String> running =
                contracts(customer).stream()
                        .map(PrivacyDesk::subscription)
                        .map(one -> "`" + (one.server().isEmpty() ? one.id() : one.server()) + "`")
                        .toList();
        return PrivacyAnswers.ask(
                people.trial(user).isPresent(),
                customer.isPresent(),
                running,
                time.instant(),
                texts);
    }

    private Message begun(UserId user, Texts texts) {
        Optional<String> customer = records.customer(user);
        if (customer.isPresent() && contracts(customer).isEmpty()) people.forgetCustomer(user);
        Instant now = time.instant();
        return PrivacyAnswers.begun(erasures.ask(user, now), now, texts);
    }

    private Message status(UserId user, Texts texts) {
        return PrivacyAnswers.status(erasures.find(user), time.instant(), texts);
    }
}
