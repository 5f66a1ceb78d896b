package dev.tonearm.core.privacy;

import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.HouseEvent;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is kept about somebody, as a file for them; `docs/privacy.md` says what its members mean.
///
/// @param guild where they ask for it: of journals it has this one
/// @param trial when they began a trial, if they did
/// @param customer whom Stripe knows them as, if it does
/// @param subscriptions what they pay for
/// @param changes the changes of plans that they paid for, by the server
/// @param blocked whether this server's settings name them
public record DataExport(
        UserId user,
        GuildId guild,
        Instant made,
        Optional<Instant> trial,
        Optional<String> customer,
        List<Subscription> subscriptions,
        List<Change> changes,
        boolean blocked,
        PlayerState state,
        List<JournalLine> lines,
        Optional<Erasure> erasure) {
    /// What it is called.
    public static final String NAME = "tonearm-data.json";

    /// Discord takes 10 MB from a bot; most people have some kilobytes.
    static final int MOST_BYTES = 8 << 20;

    private static final int FORMAT = 1;

    /// Something that somebody pays for.
    ///
    /// @param server for which; empty for none
    public record Subscription(String id, String server, String plan, String status) {}

    /// One change of what a server had by them.
    public record Change(GuildId server, GrantEntry entry) {}

    /// A file.
    ///
    /// @param json not to be changed
    /// @param whole whether nothing was left out
    @SuppressWarnings("ArrayRecordComponent")
    public record File(byte[] json, boolean whole) {}

    /// The file; without the oldest of what they did, if it would be too big.
    public File file() {
        List<JournalLine> own = lines.stream().filter(this::isOwn).toList();
        List<JournalLine> latest = own;
        while (true) {
            byte[] json = json(latest, latest.size() == own.size());
            if (json.length <= MOST_BYTES || latest.isEmpty())
                return new File(json, latest.size() == own.size());
            latest = latest.subList((latest.size() + 1) / 2, latest.size());
        }
    }

    private boolean isOwn(JournalLine line) {
        return line.doer().filter(user::equals).isPresent();
    }

    private byte[] json(List<JournalLine> own, boolean whole) {
        return JsonWriter.pretty(to -> {
            to.put("format", FORMAT).put("made", made.toString()).put("user", user.toString());
            trial.ifPresent(at -> to.put("trialBegun", at.toString()));
            customer.ifPresent(id -> to.put("stripeCustomer", id));
            to.array("subscriptions", subscriptions, DataExport::write);
            to.array("planChanges", changes, DataExport::write);
            to.put("server", server -> write(server, own, whole));
            erasure.ifPresent(known -> to.put("deletion", about -> write(about, known)));
        });
    }

    private static void write(JsonWriter to, Subscription one) {
        to.put("id", one.id()).put("server", one.server());
        to.put("plan", one.plan()).put("status", one.status());
    }

    private static void write(JsonWriter to, Change change) {
        GrantEntry entry = change.entry();
        to.put("server", change.server().toString()).put("at", entry.at().toString());
        to.put("grant", entry.grant().toString()).put("toldBy", entry.reporter());
        to.put("before", entry.before()).put("after", entry.after());
    }

    private static void write(JsonWriter to, Erasure erasure) {
        to.put("asked", erasure.asked().toString()).put("doneBy", erasure.due().toString());
        erasure.done().ifPresent(at -> to.put("done", at.toString()));
    }

    private void write(JsonWriter to, List<JournalLine> own, boolean whole) {
        to.put("id", guild.toString()).put("namedInSettings", blocked);
        if (state.playback() instanceof Playback.Loaded(var entry, _) && isOwn(entry))
            to.put("playing", entry.track().name());
        to.strings("waiting", titles(state.queue().stream()));
        to.strings("played", titles(state.recent().stream().map(played -> played.entry())));
        to.put("tracksHeard", heard());
        to.put("complete", whole);
        to.array("did", own, DataExport::write);
    }

    private static void write(JsonWriter to, JournalLine line) {
        to.put("at", line.at().toString());
        if (line.cause() instanceof Cause.Asked asked) to.put("command", asked.command());
        for (PlayerEvent event : line.events()) {
            if (event instanceof QueueEvent.Enqueued enqueued) {
                to.strings("tracks", names(enqueued.entries()));
                break;
            }
        }
        for (PlayerEvent event : line.events()) {
            if (event instanceof HouseEvent.Voted vote) {
                to.put("votedFor", vote.motion());
                break;
            }
        }
    }

    private long heard() {
        return state.story().tally().people().counts().stream()
                .filter(count -> count.what().equals(user.toString()))
                .mapToLong(count -> count.times())
                .sum();
    }

    private List<String> titles(Stream<QueueEntry> entries) {
        return names(entries.filter(this::isOwn).toList());
    }

    private static List<String> names(List<QueueEntry> entries) {
        return entries.stream().map(entry -> entry.track().name()).toList();
    }

    private boolean isOwn(QueueEntry entry) {
        return entry.requester().equals(user);
    }
}
