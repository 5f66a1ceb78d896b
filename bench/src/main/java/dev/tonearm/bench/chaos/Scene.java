package dev.tonearm.bench.chaos;

import dev.tonearm.core.partition.FleetRecords;
import dev.tonearm.core.partition.Lease;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Lookout;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A fault while it happens: what it can be done to, and whom it struck.
final class Scene implements AutoCloseable {
    /// One partition moves at a time, each within a few seconds.
    private static final Duration FOR_BALANCE = Duration.ofMinutes(2);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Control control;
    private final List<ChaosGuild> guilds;
    private final FleetRecords fleet;
    private final Listening listening;
    private final Consumer<String> tell;
    private final Recovery recovery;
    private final OwnerWatch owners;
    private final Set<ChaosGuild> struck = new LinkedHashSet<>();

    Scene(
            Control control,
            Commands commands,
            List<ChaosGuild> guilds,
            FleetRecords fleet,
            Listening listening,
            Consumer<String> tell) {
        this.control = control;
        this.guilds = guilds;
        this.fleet = fleet;
        this.listening = listening;
        this.tell = tell;
        this.recovery = new Recovery(control, commands);
        this.owners = new OwnerWatch(fleet);
    }

    Control control() {
        return control;
    }

    void say(String what) {
        tell.accept(what);
    }

    /// The worker that owns most, by its life.
    WorkerId busiestWorker() {
        Map<WorkerId, Long> owned =
                fleet.look().leases().stream()
                        .filter(lease -> !lease.owner().isNobody())
                        .collect(Collectors.groupingBy(Lease::owner, Collectors.counting()));
        return busiest(owned);
    }

    /// The node that plays most.
    String busiestNode() {
        Map<String, Long> playing =
                listening.nodes().values().stream()
                        .collect(Collectors.groupingBy(node -> node, Collectors.counting()));
        return busiest(playing);
    }

    private static <T extends Comparable<? super T>> T busiest(Map<T, Long> loads) {
        return loads.entrySet().stream()
                .max(
                        Comparator.comparing(Map.Entry<T, Long>::getValue)
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalStateException("nobody has anything to do"));
    }

    /// A worker is about to be restarted, with whatever it owns.
    void restartingWorker(String name) {
        fleet.look().leases().stream()
                .map(Lease::owner)
                .filter(owner -> owner.name().equals(name))
                .findFirst()
                .ifPresent(owner -> struckWorker(owner, partitionsOf(owner)));
    }

    /// A worker is struck now, with all that it owns.
    void struckWorker(WorkerId worker, Set<Integer> partitions) {
        owners.begin(worker, partitions);
        struck(guilds.stream().filter(guild -> partitions.contains(guild.partition())).toList());
    }

    Set<Integer> partitionsOf(WorkerId worker) {
        return fleet.look().leases().stream()
                .filter(lease -> lease.isOwnedBy(worker))
                .map(Lease::partition)
                .collect(Collectors.toSet());
    }

    List<ChaosGuild> guildsOn(String node) {
        var nodes = listening.nodes();
        return guilds.stream().filter(guild -> node.equals(nodes.get(guild.id()))).toList();
    }

    List<ChaosGuild> guildsOfPartition(int partition) {
        return guilds.stream().filter(guild -> guild.partition() == partition).toList();
    }

    void struckAll() {
        struck(guilds);
    }

    /// These guilds are struck now: their recovery begins to be measured.
    void struck(Collection<ChaosGuild> those) {
        struck.addAll(those);
        recovery.begin(those);
    }

    /// Waits until all that were struck are answered again.
    void recovered() {
        recovery.await();
    }

    /// Waits until each worker has a partition, or it takes too long.
    void shared() {
        if (!Lookout.until(() -> owning() >= ChaosSettings.WORKERS, FOR_BALANCE, LOOK)) {
            throw new IllegalStateException("the fleet did not share its partitions out");
        }
    }

    private long owning() {
        return fleet.look().leases().stream()
                .map(Lease::owner)
                .filter(owner -> !owner.isNobody())
                .distinct()
                .count();
    }

    /// Lets it last.
    void lasts(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    /// Those that were struck and whose music should not have stopped.
    List<ChaosGuild> steadyStruck() {
        return struck.stream().filter(ChaosGuild::steady).toList();
    }

    Recovery recovery() {
        return recovery;
    }

    OwnerWatch owners() {
        return owners;
    }

    @Override
    public void close() {
        recovery.close();
        owners.close();
    }
}
