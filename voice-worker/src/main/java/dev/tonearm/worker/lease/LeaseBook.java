package dev.tonearm.worker.lease;

import dev.tonearm.core.partition.Fleet;
import dev.tonearm.core.partition.FleetRecords.Replacement;
import dev.tonearm.core.partition.Lease;
import dev.tonearm.core.partition.Presence;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.worker.lease.LeaseWrite.Purpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one worker knows of the leases, and what it is about to do about them: the protocol itself,
/// with no clock and no store of its own.
///
/// Times are nanoseconds of this worker's own monotonic clock. Only [#open] may be called from
/// several threads.
///
/// Why two workers never act for one partition: an owner acts until [LeaseSettings#lease] less the
/// margin after it **sent** its last renewal that took effect. An observer takes the lease when it
/// has seen the renewal's counter for the lease time, which begins after the renewal took effect
/// and so after it was sent. Whatever the clocks show, as long as they run at the same speed, the
/// first ends before the second begins.
final class LeaseBook {
    private final LeaseSettings settings;
    private final WorkerId me;
    private final Map<Integer, Lease> view = new TreeMap<>();
    private final Map<WorkerId, Presence> workers = new TreeMap<>();
    private final Map<Integer, Held> held = new TreeMap<>();
    private final Silences<Integer> owners;
    private final Silences<WorkerId> others;
    private final Map<Integer, Long> openUntil = new ConcurrentHashMap<>();
    private final Map<Integer, Claim> claims = new HashMap<>();
    private boolean looked;
    private long lastLook;
    private boolean leaving;
    private boolean hurrying;

    /// Nothing while it has to be made anew, because the view has changed.
    private @Nullable Intent intent;

    /// What should come about, by the view alone: a worker asks itself many times between two
    /// looks.
    ///
    /// @param plan who is to have what nobody has
    /// @param wish a lease for the sake of balance, one at a time in the whole fleet
    private record Intent(Map<Integer, WorkerId> plan, Optional<LeaseWrite> wish) {}

    /// A lease of ours.
    ///
    /// @param proven whether a write of ours has taken effect since it is ours
    private record Held(long renewAt, boolean proven) {}

    /// Since when an heir prepares.
    private record Claim(WorkerId heir, long since) {}

    LeaseBook(LeaseSettings settings) {
        this.settings = settings;
        this.me = settings.me();
        long step = settings.lookEvery().toNanos() * 3 / 2;
        this.owners = new Silences<>(step);
        this.others = new Silences<>(step);
    }

    /// Whether this worker may act for a partition.
    boolean open(int partition, long now) {
        return openUntil.getOrDefault(partition, Long.MIN_VALUE) > now;
    }

    /// From now on what is ours goes to others, and nothing comes.
    void leave() {
        leaving = true;
    }

    /// What nobody wants to prepare for is let go all the same.
    void hurry() {
        hurrying = true;
    }

    boolean ownsNothing() {
        return held.isEmpty();
    }

    /// Whether a handover concerns this worker, so that it should look often.
    boolean handing() {
        return leaving
                || view.values().stream()
                        .anyMatch(lease ->
                                !lease.heir().isNobody()
                                        && (lease.isOwnedBy(me) || lease.isClaimedBy(me)));
    }

    /// When the first of this worker's leases has to be renewed; never without any.
    long nextRenewal() {
        return held.values().stream().mapToLong(Held::renewAt).min().orElse(Long.MAX_VALUE);
    }

    /// Whether it has seen the fleet, acts for all that is its own, and wants nothing that is
    /// nobody's.
    boolean settled(long now) {
        return looked
                && held.keySet().stream().allMatch(partition -> open(partition, now))
                && !intent().plan.containsValue(me);
    }

    /// How long the first of this worker's leases still stands open, in nanoseconds; nothing
    /// without any.
    OptionalLong left(long now) {
        return openUntil.values().stream().mapToLong(until -> Math.max(0, until - now)).min();
    }

    /// For how long an owner has been silent, in nanoseconds.
    long silent(int partition) {
        return owners.of(partition);
    }

    /// How many partitions there are.
    int known() {
        return view.size();
    }

    /// How many this worker prepares to have next.
    int prepared() {
        return (int)
                view.values().stream()
                        .filter(one -> one.isClaimedBy(me) && !held.containsKey(one.partition()))
                        .count();
    }

    /// For how many nobody acts.
    int nobodys() {
        return (int) view.values().stream().filter(this::orphaned).count();
    }

    /// Takes in what the store said.
    ///
    /// @param asked when it was asked
    void looked(Fleet fleet, long asked, long now) {
        long between = looked ? asked - lastLook : 0;
        for (Lease lease : fleet.leases()) {
            owners.seen(lease.partition(), sign(lease), between);
            know(lease, now);
        }
        workers.clear();
        for (Presence presence : fleet.workers()) {
            workers.put(presence.worker(), presence);
            others.seen(presence.worker(), presence.counter(), between);
        }
        others.keepOnly(workers.keySet());
        intent = null;
        looked = true;
        lastLook = now;
    }

    /// Takes in what became of a write.
    ///
    /// @param sent when it was sent
    void wrote(LeaseWrite write, Replacement outcome, long sent, long now) {
        intent = null;
        switch (outcome) {
            case Replacement.Replaced _ -> {
                Lease next = write.next();
                know(next, now);
                switch (write.purpose()) {
                    case RENEW, TAKE -> {
                        held.put(
                                next.partition(),
                                new Held(sent + settings.renewEvery().toNanos(), true));
                        openUntil.put(
                                next.partition(),
                                sent + settings.lease().toNanos() - settings.margin().toNanos());
                    }
                    case CLAIM, READY, DISCLAIM, PASS, RELEASE -> {}
                }
            }
            case Replacement.Changed(var lease) -> {
                owners.met(lease.partition(), sign(lease));
                know(lease, now);
            }
        }
    }

    /// What an owner that lives changes.
    private static Object sign(Lease lease) {
        return List.of(lease.epoch(), lease.counter());
    }

    private void know(Lease lease, long now) {
        int partition = lease.partition();
        view.put(partition, lease);
        if (lease.isOwnedBy(me)) {
            // Found to be ours, by a handover or a write whose answer was lost: first said again,
            // because nobody knows since when others have been watching it.
            held.computeIfAbsent(partition, _ -> new Held(now, false));
        } else {
            held.remove(partition);
            openUntil.remove(partition);
        }
        Claim claim = claims.get(partition);
        if (lease.heir().isNobody()) {
            claims.remove(partition);
        } else if (claim == null || !claim.heir.equals(lease.heir())) {
            claims.put(partition, new Claim(lease.heir(), now));
        }
    }

    /// This worker's part in each partition.
    Map<Integer, Role> roles(long now) {
        Map<Integer, Role> roles = new TreeMap<>();
        view.values().forEach(lease -> roles.put(lease.partition(), role(lease, now)));
        return roles;
    }

    private Role role(Lease lease, long now) {
        Held ours = held.get(lease.partition());
        if (ours == null || !ours.proven) {
            // Nothing begins before the lease is proven; what was prepared stays.
            return lease.isClaimedBy(me) || ours != null ? Role.HEIR : Role.NONE;
        }
        return gives(lease, now) ? Role.GIVING : Role.OWNER;
    }

    private boolean gives(Lease lease, long now) {
        if (hurrying) return true;
        if (heirLives(lease, now)) return lease.heirReady();
        return leaving && successors().isEmpty();
    }

    private boolean heirLives(Lease lease, long now) {
        if (lease.heir().isNobody()) return false;
        Claim claim = claims.get(lease.partition());
        // A claim may be seen before the newcomer who made it.
        boolean newcomer =
                claim != null
                        && !workers.containsKey(lease.heir())
                        && now - claim.since < settings.lookEvery().toNanos() * 2;
        if (!newcomer && !lives(lease.heir())) return false;
        return lease.heirReady()
                || claim == null
                || now - claim.since < settings.heirPatience().toNanos();
    }

    /// Who could follow when we go.
    private Set<WorkerId> successors() {
        return workers.values().stream()
                .filter(presence -> !presence.leaving() && lives(presence.worker()))
                .map(Presence::worker)
                .filter(worker -> !worker.equals(me))
                .collect(Collectors.toSet());
    }

    private boolean lives(WorkerId worker) {
        if (worker.equals(me)) return true;
        return workers.containsKey(worker)
                && !worker.isAnotherLifeOf(me)
                && others.of(worker) < settings.lease().toNanos();
    }

    /// What should be written now; each partition at most once.
    List<LeaseWrite> due(PartitionWork work, long now) {
        List<LeaseWrite> writes = new ArrayList<>();
        for (int partition : List.copyOf(held.keySet())) {
            keep(partition, work, now).ifPresent(writes::add);
        }
        if (leaving) {
            // What is only prepared is for others to prepare.
            for (Lease lease : view.values()) {
                if (!held.containsKey(lease.partition()) && lease.isClaimedBy(me)) {
                    writes.add(new LeaseWrite(Purpose.DISCLAIM, lease, lease.disclaimed()));
                }
            }
        }
        if (!looked || leaving) return writes;
        for (Lease lease : view.values()) {
            if (held.containsKey(lease.partition())) continue;
            want(lease, intent().plan, work).ifPresent(writes::add);
        }
        intent().wish.ifPresent(writes::add);
        return writes;
    }

    private Optional<LeaseWrite> keep(int partition, PartitionWork work, long now) {
        Lease lease = lease(partition);
        Role role = role(lease, now);
        if (role == Role.GIVING && work.finished(partition)) {
            // Before it is sent: whoever follows may begin before we have the answer. If nobody
            // does, the next renewal, which is due at once, opens it again.
            openUntil.remove(partition);
            held.put(partition, new Held(now, true));
            return Optional.of(
                    lease.heirReady() && lives(lease.heir())
                            ? new LeaseWrite(Purpose.PASS, lease, lease.passed())
                            : new LeaseWrite(Purpose.RELEASE, lease, lease.released()));
        }
        if (!lease.heir().isNobody() && !heirLives(lease, now)) {
            return Optional.of(new LeaseWrite(Purpose.DISCLAIM, lease, lease.disclaimed()));
        }
        Held ours = held.getOrDefault(partition, new Held(now, false));
        if (now < ours.renewAt) return Optional.empty();
        return Optional.of(
                new LeaseWrite(Purpose.RENEW, lease, lease.renewed(work.weight(partition))));
    }

    private Optional<LeaseWrite> want(
            Lease lease, Map<Integer, WorkerId> plan, PartitionWork work) {
        boolean planned = me.equals(plan.get(lease.partition()));
        if (orphaned(lease)) {
            boolean formerlyOurs = lease.owner().isAnotherLifeOf(me);
            return planned || formerlyOurs
                    ? Optional.of(new LeaseWrite(Purpose.TAKE, lease, lease.takenBy(me)))
                    : Optional.empty();
        }
        if (lease.isClaimedBy(me)) {
            return !lease.heirReady() && work.prepared(lease.partition())
                    ? Optional.of(new LeaseWrite(Purpose.READY, lease, lease.withHeirReady()))
                    : Optional.empty();
        }
        return planned
                ? Optional.of(new LeaseWrite(Purpose.CLAIM, lease, lease.claimedBy(me)))
                : Optional.empty();
    }

    /// Nobody acts for it, and nobody will.
    private boolean orphaned(Lease lease) {
        return lease.owner().isNobody()
                || lease.owner().isAnotherLifeOf(me)
                || owners.of(lease.partition()) >= settings.lease().toNanos();
    }

    /// Its owner goes, and nobody prepares to follow.
    private boolean abandoned(Lease lease) {
        Presence owner = workers.get(lease.owner());
        return owner != null && owner.leaving() && !lives(lease.heir());
    }

    private Intent intent() {
        Intent known = intent;
        if (known == null) {
            Balance balance = balance();
            Map<Integer, WorkerId> plan = plan(balance);
            known = new Intent(plan, plan.isEmpty() ? wish(balance) : Optional.empty());
            intent = known;
        }
        return known;
    }

    private Map<Integer, WorkerId> plan(Balance balance) {
        List<Lease> free = new ArrayList<>();
        Map<Integer, WorkerId> heirs = new HashMap<>();
        for (Lease lease : view.values()) {
            if (orphaned(lease) && lives(lease.heir())) {
                // Who has prepared for it gets it.
                heirs.put(lease.partition(), lease.heir());
            } else if (orphaned(lease) || abandoned(lease)) {
                free.add(lease);
            }
        }
        Map<Integer, WorkerId> plan = balance.assign(free);
        plan.putAll(heirs);
        return plan;
    }

    private Optional<LeaseWrite> wish(Balance balance) {
        boolean moving = view.values().stream().anyMatch(lease -> !lease.heir().isNobody());
        if (moving) return Optional.empty();
        return balance.wish(me, view.values())
                .map(lease -> new LeaseWrite(Purpose.CLAIM, lease, lease.claimedBy(me)));
    }

    private Balance balance() {
        Set<WorkerId> able = new TreeSet<>(successors());
        able.add(me);
        Map<Integer, WorkerId> bearers = new HashMap<>();
        for (Lease lease : view.values()) {
            if (lives(lease.heir())) bearers.put(lease.partition(), lease.heir());
            else if (!orphaned(lease)) bearers.put(lease.partition(), lease.owner());
        }
        return new Balance(able, view.values(), bearers);
    }

    private Lease lease(int partition) {
        return view.getOrDefault(partition, Lease.unowned(partition));
    }
}
