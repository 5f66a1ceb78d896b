package dev.tonearm.simulation;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.simulation.Believed.Place;
import dev.tonearm.simulation.NodesPort.Request;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One guild's player as a worker sees it: what it should be, what its node is believed to have,
/// and the one request at a time that makes them the same; the audio package's `GuildPlayer` in
/// short.
final class GuildCopy {
    private static final long MILLI = 1_000_000;
    private static final int FAILURES_PER_NODE = 2;
    private static final Duration SETTLING = Duration.ofMillis(1_500);
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final NodeLinks of;
    private final GuildId guild;
    private final NodesPort.Around around;
    private final Turn sending;
    private @Nullable DesiredPlayer desired;
    private @Nullable NodeLink on;
    private @Nullable NodeLink left;

    /// Nothing after a request whose outcome never came.
    private @Nullable Believed known = Believed.NONE;

    /// What played last, also after its node was lost.
    private @Nullable Believed last;

    private @Nullable Instant silentSince;
    private @Nullable EntryId endedMeanwhile;
    private Instant changedAt = Instant.EPOCH;
    private Instant touchedAt;
    private int failures;

    GuildCopy(NodeLinks of, GuildId guild, NodesPort.Around around) {
        this.of = of;
        this.guild = guild;
        this.around = around;
        this.sending = new Turn(around.scheduler());
        this.touchedAt = around.timer().instant();
    }

    GuildId guild() {
        return guild;
    }

    boolean isOn(NodeLink link) {
        return on == link;
    }

    private boolean isElsewhere(NodeLink link) {
        return on != null && on != link;
    }

    /// Whether it should have a player and has no node.
    boolean waits() {
        return on == null && unsettled();
    }

    /// Whether [#settle] would ask the node for something.
    boolean unsettled() {
        if (desired == null) return false;
        return known == null || !correction(known, desired).patch().isEmpty();
    }

    private Correction correction(Believed believed, DesiredPlayer wanted) {
        return Correction.between(believed, wanted, lastHeard(), around.timer().instant());
    }

    Reconciled reconcile(DesiredPlayer wanted) {
        desired = wanted;
        if (wanted instanceof DesiredPlayer.Playing(var _, var loaded, var _)) awaits(loaded);
        return settle();
    }

    Reconciled settle() {
        sending.take();
        try {
            return settleAlone();
        } finally {
            sending.give();
        }
    }

    private Reconciled settleAlone() {
        DesiredPlayer wanted = desired;
        if (wanted == null) return Reconciled.UNCHANGED;
        if (!of.mayAct()) {
            retry(0);
            return Reconciled.LATER;
        }
        NodeLink link = on;
        if (link == null) {
            if (wanted instanceof DesiredPlayer.Absent) {
                endLeft();
                return Reconciled.UNCHANGED;
            }
            link = of.best(left);
            if (link == null) link = of.best(null);
            if (link == null) return Reconciled.LATER;
            place(link);
        }
        if (!link.usable()) return Reconciled.LATER;
        Believed now = known == null ? ask(link) : known;
        if (now == null) return failed();
        if (known == null) found(now);
        Correction correction = correction(Objects.requireNonNull(known), wanted);
        if (!correction.patch().isEmpty()) return send(link, correction);
        becomes(correction.after());
        if (now.observed()) tellPlace(now.entry(), now.heard());
        if (!correction.after().there()) place(null);
        failures = 0;
        endLeft();
        return Reconciled.UNCHANGED;
    }

    private void place(@Nullable NodeLink next) {
        if (on == next) return;
        touchedAt = around.timer().instant();
        on = next;
    }

    private Reconciled send(NodeLink link, Correction correction) {
        endedMeanwhile = null;
        boolean destroys = correction.patch().destroy();
        boolean taken = destroys ? destroy(link) : write(link, Request.PATCH, correction.patch());
        if (!destroys) {
            changedAt = around.timer().instant();
            touchedAt = changedAt;
        }
        if (!taken) {
            known = null;
            return failed();
        }
        Believed after = correction.after();
        EntryId ended = endedMeanwhile;
        becomes(after);
        if (ended != null) becomes(after.without(ended));
        failures = 0;
        if (destroys) {
            silent(around.timer().instant());
            place(null);
        } else {
            if (after.entry() == null) silent(around.timer().instant());
            else silentSince = null;
            endLeft();
            SimNode.Start start = correction.patch().start();
            if (start != null) tellPlace(start.entry(), after.heard());
        }
        return Reconciled.DONE;
    }

    private void becomes(Believed after) {
        known = after;
        if (after.entry() != null) last = after;
    }

    /// A node shows what it has.
    private void found(Believed now) {
        Believed before = last;
        EntryId entry = now.entry();
        if (before != null && entry != null && entry.equals(before.entry())) {
            becomes(now.toldAs(before));
        } else {
            becomes(now);
        }
        if (now.there()) silentSince = null;
    }

    private void silent(Instant since) {
        if (silentSince == null) silentSince = since;
    }

    private LastHeard lastHeard() {
        return around.listens()
                ? new LastHeard(of.knownSince(), last, silentSince)
                : new LastHeard(around.timer().instant(), null, null);
    }

    /// While nothing is heard, what is wanted will begin where the last sound was.
    private void awaits(Playback.Loaded wanted) {
        if (last != null && silentSince == null) return;
        Instant now = around.timer().instant();
        long place = lastHeard().placeIn(wanted, now);
        var told = new Place(wanted.positionMillis(), wanted.since(), wanted.paused());
        var heard = new Place(place, now, wanted.paused());
        last = new Believed(true, wanted.entry().id(), told, heard, wanted.paused(), 100, false);
        silent(now);
    }

    /// The state's clock ran on while nobody heard anything.
    private void tellPlace(@Nullable EntryId entry, Place heard) {
        if (entry == null
                || !(desired instanceof DesiredPlayer.Playing(var _, var loaded, var _))
                || !loaded.entry().id().equals(entry)
                || Math.abs(loaded.positionAt(heard.since()) - heard.millis()) <= 500) return;
        Instant now = around.timer().instant();
        var at = Instant.ofEpochMilli(now.toEpochMilli());
        of.reports().report(guild, new PlayerInput.PositionReported(entry, heard.at(now), at));
    }

    private boolean destroy(NodeLink link) {
        return write(link, Request.DESTROY, Correction.DESTROY);
    }

    /// Changes the guild's player at a node, unless the lease is lost.
    private boolean write(NodeLink link, Request request, SimNode.Patch patch) {
        return of.mayAct()
                && of.send(
                        link,
                        request,
                        guild + " " + patch,
                        () -> of.session(link).apply(guild, patch));
    }

    private @Nullable Believed ask(NodeLink link) {
        Optional<Map<GuildId, SimNode.Shown>> shown = link.players();
        return shown.map(all -> Believed.of(all.get(guild), around.timer().instant())).orElse(null);
    }

    private Reconciled failed() {
        failures++;
        NodeLink link = on;
        if (link != null && failures % FAILURES_PER_NODE == 0 && of.best(link) != null) {
            left = link;
            place(null);
            known = Believed.NONE;
        }
        retry(failures);
        return Reconciled.LATER;
    }

    private void retry(int after) {
        long most = Math.min(30_000, 500L << Math.min(after, 6)) * MILLI;
        long delay = around.wire().between(most / 2, most);
        Scheduler scheduler = around.scheduler();
        scheduler.at(
                scheduler.now() + delay,
                "retry",
                () -> {
                    if (!of.closed()) of.spawn("retry", this::settle);
                });
    }

    private void endLeft() {
        NodeLink old = left;
        left = null;
        if (old == null || old == on) return;
        of.spawn(
                "end left",
                () -> {
                    sending.take();
                    try {
                        if (on != old && old.usable()) destroy(old);
                    } finally {
                        sending.give();
                    }
                });
    }

    /// The node said, after a connection began, that it has this.
    void found(NodeLink link, SimNode.@Nullable Shown player) {
        sending.take();
        try {
            if (isElsewhere(link)) {
                if (player != null) destroy(link);
                return;
            }
            if (on == link && player == null) silent(link.lastSign());
            found(Believed.of(player, around.timer().instant()));
            place(player == null ? null : link);
        } finally {
            sending.give();
        }
    }

    /// The node is lost.
    void leave(NodeLink link) {
        sending.take();
        try {
            if (on != link) return;
            place(null);
            silent(link.lastSign());
            known = Believed.NONE;
        } finally {
            sending.give();
        }
        settle();
    }

    /// Whether a node has of the guild what it should have, by an answer that was asked for at an
    /// instant.
    NodeAudit.Finding compare(NodeLink link, SimNode.@Nullable Shown found, Instant asked) {
        return sending.taken() ? NodeAudit.Finding.FINE : judge(link, found, asked);
    }

    private NodeAudit.Finding judge(NodeLink link, SimNode.@Nullable Shown found, Instant asked) {
        if (!touchedAt.isBefore(asked)) return NodeAudit.Finding.FINE;
        boolean there = found != null;
        if (desired == null) {
            boolean forgotten = touchedAt.plus(FORGOTTEN).isBefore(asked);
            return there && forgotten ? NodeAudit.Finding.ORPHAN : NodeAudit.Finding.FINE;
        }
        if (isElsewhere(link) || desired instanceof DesiredPlayer.Absent) {
            return there ? NodeAudit.Finding.ORPHAN : NodeAudit.Finding.FINE;
        }
        if (known == null) return NodeAudit.Finding.FINE;
        if (!known.there()) return there ? NodeAudit.Finding.WRONG : NodeAudit.Finding.FINE;
        if (!there) return NodeAudit.Finding.MISSING;
        return known.isLike(Believed.of(found, asked))
                ? NodeAudit.Finding.FINE
                : NodeAudit.Finding.WRONG;
    }

    /// Makes a node's player of the guild what it should be.
    void mend(NodeLink link, SimNode.@Nullable Shown found, Instant asked) {
        sending.take();
        try {
            if (!of.mayAct()) return;
            switch (judge(link, found, asked)) {
                case FINE -> {}
                case ORPHAN -> {
                    destroy(link);
                    if (on == link) place(null);
                    if (on == null) known = Believed.NONE;
                }
                case MISSING, WRONG -> {
                    place(link);
                    if (found == null && last != null) silent(last.heard().since());
                    found(Believed.of(found, around.timer().instant()));
                    settleAlone();
                }
            }
        } finally {
            sending.give();
        }
    }

    void ended(NodeLink link, EntryId entry) {
        over(link, entry, new PlayerInput.TrackEnded(entry));
    }

    void failed(NodeLink link, EntryId entry, String why) {
        over(link, entry, new PlayerInput.TrackFailed(entry, why));
    }

    private void over(NodeLink link, EntryId entry, PlayerInput report) {
        if (isElsewhere(link)) return;
        endedMeanwhile = entry;
        silent(around.timer().instant());
        if (known != null) known = known.without(entry);
        of.reports().report(guild, report);
    }

    /// Where the node says that it is in an entry.
    AudioNodes.Place whereIs(EntryId entry) {
        sending.take();
        try {
            NodeLink link = on;
            if (link == null || !link.usable() || known == null) return AudioNodes.Place.UNKNOWN;
            return link.players()
                    .map(all -> all.get(guild))
                    .map(shown -> place(shown, entry))
                    .orElse(AudioNodes.Place.UNKNOWN);
        } finally {
            sending.give();
        }
    }

    private static AudioNodes.Place place(SimNode.Shown shown, EntryId entry) {
        return entry.equals(shown.entry())
                ? new AudioNodes.Place.At(shown.positionMillis())
                : AudioNodes.Place.GONE;
    }

    void heardAt(NodeLink link, EntryId entry, long millis) {
        Instant now = around.timer().instant();
        Believed before = known;
        if (sending.taken()
                || on != link
                || before == null
                || !entry.equals(before.entry())
                || now.isBefore(changedAt.plus(SETTLING))) return;
        becomes(before.heardAt(millis, now));
        silentSince = null;
        if (before.paused()) return;
        var at = Instant.ofEpochMilli(now.toEpochMilli());
        of.reports().report(guild, new PlayerInput.PositionReported(entry, millis, at));
    }
}
