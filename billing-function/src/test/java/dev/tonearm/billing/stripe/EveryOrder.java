package dev.tonearm.billing.stripe;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.Subject;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.billing.MemoryBillingRecords;
import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.MemoryGrantBook;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.metric.BillingMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// All that can happen to the notes of a subscription: Stripe goes on whenever it likes, and tells
/// everything twice; two functions take the notes in any order, one call at a time; a few of them
/// die, and their notes come again.
///
/// Scenes that are the same in all that matters are looked at once, and so is what a call comes to
/// in those that differ elsewhere, which is why it does not take for ever. Of a note nothing
/// matters but what it is about, since its id only goes into the book.
final class EveryOrder {
    static final Instant NOW = Bought.START.plus(Duration.ofDays(2));

    /// The clock of the second function is behind.
    private static final List<InstantSource> CLOCKS =
            List.of(
                    InstantSource.fixed(NOW),
                    InstantSource.fixed(NOW.minus(Duration.ofMinutes(10))));

    /// What happens at Stripe.
    ///
    /// @param now what is true from then on
    /// @param subjects what it tells of, each twice
    record Step(Contract now, List<Subject> subjects) {}

    /// What is kept.
    record Kept(Map<GuildId, StoredGrants> grants, Map<String, SubscriptionRecord> records) {}

    /// A function that works a note off.
    ///
    /// @param clock which one it has
    /// @param heard what its calls were answered
    record Function(int clock, Subject subject, List<Integer> heard) {}

    /// All that matters.
    ///
    /// @param steps how far Stripe is
    /// @param waiting the notes, how often each is there
    /// @param kept the number of what is kept
    record Scene(
            int steps,
            Map<Subject, Integer> waiting,
            List<Function> working,
            int deaths,
            int kept) {
        boolean quiet() {
            return waiting.isEmpty() && working.isEmpty();
        }
    }

    /// All that decides what becomes of a function's next call.
    private record Before(Contract now, int kept, Function one) {}

    /// What became of it.
    ///
    /// @param misunderstood whether the note has to come again
    /// @param goesOn the function, unless it is done
    private record After(boolean misunderstood, Optional<Function> goesOn, int kept) {}

    private final List<Step> life;
    private final int functions;
    private final Numbers<Kept> kepts = new Numbers<>();
    private final Numbers<Object> answers = new Numbers<>();
    private final Map<Before, After> afters = new HashMap<>();
    private final Set<Scene> seen = new HashSet<>();
    private final Deque<Scene> open = new ArrayDeque<>();

    /// @param functions how many work at once, two at most
    EveryOrder(List<Step> life, int functions) {
        this.life = List.copyOf(life);
        this.functions = functions;
    }

    /// Looks at all of it.
    ///
    /// @param deaths how many functions die at most
    /// @param quiet what has to hold whenever nothing is left to do
    /// @return how many scenes there are
    int explore(int deaths, BiConsumer<Scene, Kept> quiet) {
        see(new Scene(0, Map.of(), List.of(), deaths, kepts.of(new Kept(Map.of(), Map.of()))));
        while (!open.isEmpty()) {
            Scene scene = open.pop();
            if (scene.quiet() && scene.steps > 0) quiet.accept(scene, kept(scene));
            next(scene);
        }
        return seen.size();
    }

    private void see(Scene scene) {
        if (seen.add(scene)) open.push(scene);
    }

    private void next(Scene scene) {
        if (scene.steps < life.size()) {
            Map<Subject, Integer> waiting = scene.waiting;
            for (Subject subject : life.get(scene.steps).subjects)
                waiting = with(waiting, subject, 2);
            see(new Scene(scene.steps + 1, waiting, scene.working, scene.deaths, scene.kept));
        }
        if (scene.working.size() < functions) {
            int clock = scene.working.stream().anyMatch(other -> other.clock == 0) ? 1 : 0;
            for (Subject subject : scene.waiting.keySet()) {
                Scene taken =
                        new Scene(
                                scene.steps,
                                with(scene.waiting, subject, -1),
                                scene.working,
                                scene.deaths,
                                scene.kept);
                goOn(taken, new Function(clock, subject, List.of()));
            }
        }
        for (Function one : scene.working) {
            goOn(scene, one);
            if (scene.deaths > 0) comesAgain(scene, one, scene.deaths - 1, scene.kept);
        }
    }

    private void goOn(Scene scene, Function one) {
        Contract now = life.get(scene.steps - 1).now;
        After after = afters.computeIfAbsent(new Before(now, scene.kept, one), this::work);
        if (after.misunderstood) {
            comesAgain(scene, one, scene.deaths, after.kept);
            return;
        }
        List<Function> others = without(scene.working, one);
        see(
                new Scene(
                        scene.steps,
                        scene.waiting,
                        after.goesOn.map(more -> and(others, more)).orElse(others),
                        scene.deaths,
                        after.kept));
    }

    private After work(Before before) {
        Function one = before.one;
        var book = new MemoryGrantBook(kepts.get(before.kept).grants);
        var records = new MemoryBillingRecords(kepts.get(before.kept).records);
        var stripe = new ScriptedStripe().says(before.now);
        stripe.paid("pi_1", before.now.id());
        var heard = new Heard(one.heard.stream().map(answers::get).toList());
        boolean done;
        try {
            done =
                    heard.goOn(() ->
                            notes(
                                            heard.port(StripeAccount.class, stripe),
                                            heard.port(BillingRecords.class, records),
                                            heard.port(GrantBook.class, book),
                                            CLOCKS.get(one.clock))
                                    .work(
                                            new Note.StripeChanged(
                                                    "evt", "of.any.type", one.subject)));
        } catch (UnknownTermsException _) {
            return new After(true, Optional.empty(), kept(book, records));
        }
        List<Integer> answered = heard.answers().stream().map(answers::of).toList();
        return new After(
                false,
                done
                        ? Optional.empty()
                        : Optional.of(new Function(one.clock, one.subject, answered)),
                kept(book, records));
    }

    private void comesAgain(Scene scene, Function one, int deaths, int kept) {
        see(
                new Scene(
                        scene.steps,
                        with(scene.waiting, one.subject, 1),
                        without(scene.working, one),
                        deaths,
                        kept));
    }

    private static StripeNotes notes(
            StripeAccount stripe, BillingRecords records, GrantBook book, InstantSource clock) {
        var desk = new GrantDesk(book, new Uncounted(), clock);
        return new StripeNotes(stripe, new Settlement(stripe, records, Bought.PLANS, desk, clock));
    }

    private int kept(MemoryGrantBook book, MemoryBillingRecords records) {
        return kepts.of(new Kept(book.all(), records.all()));
    }

    /// What is kept in a scene.
    Kept kept(Scene scene) {
        return kepts.get(scene.kept);
    }

    private static Map<Subject, Integer> with(
            Map<Subject, Integer> waiting, Subject subject, int more) {
        Map<Subject, Integer> changed = new HashMap<>(waiting);
        changed.merge(subject, more, (a, b) -> a + b == 0 ? null : a + b);
        return Map.copyOf(changed);
    }

    /// In an order in which the same are equal.
    private static List<Function> and(List<Function> working, Function one) {
        List<Function> more = new ArrayList<>(working);
        more.add(one);
        more.sort(Comparator.comparingInt(Function::clock));
        return List.copyOf(more);
    }

    private static List<Function> without(List<Function> working, Function one) {
        List<Function> fewer = new ArrayList<>(working);
        fewer.remove(one);
        return List.copyOf(fewer);
    }

    /// Numbers for things of which many are the same, and are compared again and again.
    private static final class Numbers<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> things = new ArrayList<>();

        int of(T thing) {
            return numbers.computeIfAbsent(
                    thing,
                    _ -> {
                        things.add(thing);
                        return things.size() - 1;
                    });
        }

        T get(int number) {
            return things.get(number);
        }
    }

    private static final class Uncounted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {}

        @Override
        public void flush() {}
    }
}
