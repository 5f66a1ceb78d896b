package dev.tonearm.core.grant;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A book in memory, with the conditions that the one in the table has.
public final class MemoryGrantBook implements GrantBook {
    private final Map<GuildId, StoredGrants> grants;
    private final Map<GuildId, List<GrantEntry>> entries = new HashMap<>();
    private final Set<GuildId> serversThatTried = new HashSet<>();
    private final Set<UserId> buyersThatTried = new HashSet<>();

    public MemoryGrantBook() {
        this(Map.of());
    }

    /// One that begins with these grants, and without entries.
    public MemoryGrantBook(Map<GuildId, StoredGrants> grants) {
        this.grants = new HashMap<>(grants);
    }

    /// The grants of all servers that ever had any.
    public synchronized Map<GuildId, StoredGrants> all() {
        return Map.copyOf(grants);
    }

    @Override
    public synchronized StoredGrants of(GuildId guild) {
        return grants.getOrDefault(guild, StoredGrants.NONE);
    }

    @Override
    public synchronized Booked book(GuildId guild, GrantChange change) {
        StoredGrants before = of(guild);
        Grant told = change.grant();
        Grants after = before.now().told(told, change.at());
        if (after.equals(before.now())) return new Booked.Unchanged(before);
        if (told instanceof Grant.Trial trial) {
            if (serversThatTried.contains(guild)) return new Booked.TrialUsed(Booked.By.SERVER);
            if (!buyersThatTried.add(trial.buyer())) {
                return new Booked.TrialUsed(Booked.By.BUYER);
            }
            serversThatTried.add(guild);
        }
        StoredGrants next = new StoredGrants(after, before.revision() + 1);
        grants.put(guild, next);
        entries.computeIfAbsent(guild, _ -> new ArrayList<>())
                .addFirst(
                        new GrantEntry(
                                next.revision(),
                                told.id(),
                                change.reporter(),
                                change.event(),
                                change.at(),
                                before.now().find(told.id()).map(GrantJson::write).orElse(""),
                                GrantJson.write(told)));
        return new Booked.Changed(before, next);
    }

    @Override
    public synchronized List<GrantEntry> entries(GuildId guild) {
        return List.copyOf(entries.getOrDefault(guild, List.of()));
    }
}
