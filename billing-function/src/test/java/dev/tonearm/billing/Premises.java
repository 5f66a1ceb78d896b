package dev.tonearm.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tonearm.billing.discord.DiscordNotes;
import dev.tonearm.billing.discord.DiscordWebhook;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.NoteWorker;
import dev.tonearm.billing.note.Notes;
import dev.tonearm.billing.order.Answering;
import dev.tonearm.billing.order.Orders;
import dev.tonearm.billing.order.ScriptedShop;
import dev.tonearm.billing.secret.GivenKeys;
import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.billing.stripe.ScriptedStripe;
import dev.tonearm.billing.stripe.SecondOpinion;
import dev.tonearm.billing.stripe.Settlement;
import dev.tonearm.billing.stripe.StripeAccount;
import dev.tonearm.billing.stripe.StripeNotes;
import dev.tonearm.billing.stripe.StripeShop;
import dev.tonearm.billing.stripe.StripeUnavailableException;
import dev.tonearm.billing.stripe.StripeWebhook;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.billing.BillingRecordsUnavailableException;
import dev.tonearm.core.billing.MemoryBillingRecords;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.GrantBookUnavailableException;
import dev.tonearm.core.grant.MemoryGrantBook;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.log.RefusalLog;
import dev.tonearm.function.queue.QueueBatch;
import dev.tonearm.function.signature.DiscordSignature;
import dev.tonearm.function.signature.StripeSignature;
import dev.tonearm.function.wire.DiscordKey;
import dev.tonearm.function.wire.HttpApiEvent;
import dev.tonearm.function.wire.StripeKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The whole function and everything that it stands on, in memory. Every call from it to the
/// outside may go wrong.
final class Premises {
    static final Instant NOW = Bought.START.plusSeconds(3_600);
    static final StripeKey STRIPE_KEY = new StripeKey("whsec_1");
    static final DiscordKey DISCORD_KEY = new DiscordKey(1);
    static final long APPLICATION = 77;

    final Faults faults = new Faults();
    final MemoryGrantBook book = new MemoryGrantBook();
    final MemoryBillingRecords records = new MemoryBillingRecords();
    final ScriptedStripe stripe = new ScriptedStripe();
    final ScriptedShop shop = new ScriptedShop(stripe);

    /// What each interaction was answered, in order.
    final Map<InteractionId, List<String>> answers = new LinkedHashMap<>();

    private final List<Note> waiting = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Reception reception;
    private final NoteWorker worker;

    Premises() {
        var clock = InstantSource.fixed(NOW);
        var counts = new Uncounted();
        var refusals = new RefusalLog((_, _) -> {}, clock);
        var away = new IllegalStateException("nobody knows");
        Notes notes = faults.before(Notes.class, this::queue, () -> away);
        GrantBook grants =
                faults.before(
                        GrantBook.class,
                        book,
                        () -> new GrantBookUnavailableException(new GuildId(0), away));
        BillingRecords kept =
                faults.before(
                        BillingRecords.class,
                        records,
                        () -> new BillingRecordsUnavailableException("anything", away));
        StripeAccount account =
                faults.before(
                        StripeAccount.class,
                        stripe,
                        () -> new StripeUnavailableException("anything", "the test says so"));
        StripeShop sales =
                faults.before(
                        StripeShop.class,
                        shop,
                        () -> new StripeUnavailableException("anything", "the test says so"));
        Answering answering =
                faults.before(
                        Answering.class,
                        (interaction, message) ->
                                answers.computeIfAbsent(interaction.id(), _ -> new ArrayList<>())
                                        .add(new String(message.edit(), UTF_8)),
                        () -> away);
        var desk = new GrantDesk(grants, counts, clock);
        var settlement = new Settlement(account, kept, Bought.PLANS, desk, clock);
        reception =
                new Reception(
                        new StripeWebhook(
                                new StripeSignature(
                                        () -> List.of(STRIPE_KEY.secret()),
                                        StripeSignature.DEFAULT_TOLERANCE,
                                        clock),
                                notes,
                                refusals,
                                new GivenKeys("sk_test_1", List.of()),
                                new SecondOpinion(_ -> false, clock),
                                counts,
                                clock),
                        new DiscordWebhook(
                                APPLICATION,
                                new DiscordSignature(
                                        DISCORD_KEY.publicKey(),
                                        DiscordSignature.DEFAULT_TOLERANCE,
                                        clock),
                                notes,
                                refusals,
                                counts));
        var stripeNotes = new StripeNotes(account, settlement);
        var discordNotes = new DiscordNotes(Bought.PLANS, desk);
        var orders =
                new Orders(
                        sales,
                        account,
                        settlement,
                        kept,
                        grants,
                        Bought.PLANS,
                        answering,
                        "https://back.example/{guild}/{channel}",
                        clock,
                        clock);
        worker =
                new NoteWorker(
                        note -> {
                            switch (note) {
                                case Note.StripeChanged changed -> stripeNotes.work(changed);
                                case Note.DiscordChanged changed -> discordNotes.work(changed);
                                case Note.Ordered(var envelope) -> orders.work(envelope);
                                case Note.GoOn _ ->
                                        throw new IllegalArgumentException("no jobs here");
                            }
                        },
                        counts,
                        clock);
    }

    /// As the queue does: the same again is nothing new.
    private void queue(Note note) {
        if (taken.add(note.id())) waiting.add(note);
    }

    /// Somebody posts something to the function.
    ///
    /// @return the status of the answer, or none of a function that died
    int post(HttpApiEvent event) {
        try {
            return reception.answer(HttpRequest.parse(event.bytes()).orElseThrow()).status();
        } catch (Faults.Died _) {
            return 0;
        } catch (RuntimeException _) {
            return 503;
        }
    }

    /// A note of the edge's.
    void order(Note note) {
        queue(note);
    }

    /// Gives the function what waits, a group at a time, until nothing does or it makes no way.
    ///
    /// @return whether nothing waits any more
    boolean workOff(int rounds) {
        for (int i = 0; i < rounds && !waiting.isEmpty(); i++) {
            for (String group : groups()) workOff(group);
        }
        return waiting.isEmpty();
    }

    private Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        for (Note note : waiting) groups.add(note.group());
        return groups;
    }

    private void workOff(String group) {
        List<Note> mine = waiting.stream().filter(note -> note.group().equals(group)).toList();
        List<QueueBatch.Message> messages =
                mine.stream()
                        .map(note -> new QueueBatch.Message(note.id(), group, 1, note.wire()))
                        .toList();
        try {
            int done = worker.work(messages);
            mine.stream().limit(done).forEach(waiting::remove);
        } catch (Faults.Died _) {
            // All of it comes again.
        }
    }

    /// How many notes wait.
    int waiting() {
        return waiting.size();
    }

    /// After this the queue does not know any more what it was given.
    void muchLater() {
        taken.clear();
    }

    /// What somebody reads in the end.
    String lastAnswer(InteractionId interaction) {
        List<String> all = answers.getOrDefault(interaction, List.of());
        return all.isEmpty()
                ? ""
                : JsonObject.parse(all.getLast().getBytes(UTF_8))
                        .objects("components")
                        .getFirst()
                        .objects("components")
                        .getFirst()
                        .string("content");
    }

    private static final class Uncounted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {}

        @Override
        public void flush() {}
    }
}
