package dev.tonearm.operator;

import dev.tonearm.core.grant.Booked;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.Gift;
import dev.tonearm.core.grant.Grant.Known;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.plan.Plan;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Gives plans, takes them back, and shows what a server has and why.
final class Gifts {
    private static final String REPORTER = "operator";

    private final GrantBook book;
    private final InstantSource clock;
    private final PrintStream out;

    Gifts(GrantBook book, InstantSource clock, PrintStream out) {
        this.book = book;
        this.clock = clock;
        this.out = out;
    }

    void give(GuildId guild, Plan plan, Duration time) {
        Instant now = clock.instant();
        String name = Long.toString(now.toEpochMilli());
        Gift gift = new Gift(name, plan, now, now.plus(time), now);
        book.book(guild, new GrantChange(gift, REPORTER, name, now));
        out.printf("%s has %s until %s (%s).%n", guild, plan, gift.until(), gift.id());
        out.println("Its player knows within seconds.");
    }

    /// Ends all gifts that hold.
    void takeBack(GuildId guild) {
        Instant now = clock.instant();
        int taken = 0;
        for (Grant grant : book.of(guild).now().byId().values()) {
            if (!(grant instanceof Gift gift) || !gift.holds(Duration.ZERO, now)) continue;
            Gift ended = new Gift(gift.gift(), gift.plan(), gift.from(), now, now);
            String event = gift.gift() + "-back";
            if (book.book(guild, new GrantChange(ended, REPORTER, event, now))
                    instanceof Booked.Changed) {
                out.printf("%s is taken back from %s.%n", gift.id(), guild);
                taken++;
            }
        }
        if (taken == 0) out.printf("%s holds no gift.%n", guild);
    }

    /// Everything that there is of a server.
    void show(GuildId guild) {
        Instant now = clock.instant();
        List<Grant> grants = List.copyOf(book.of(guild).now().byId().values());
        out.printf("Grants of %s:%n", guild);
        if (grants.isEmpty()) out.println("  none");
        for (Grant grant : grants) out.println("  " + line(grant, now));
        out.println("Changes, the latest first:");
        List<GrantEntry> entries = book.entries(guild);
        if (entries.isEmpty()) out.println("  none");
        for (GrantEntry entry : entries) {
            out.printf(
                    "  %d  %s  %s, told by %s as %s%n     before: %s%n     after:  %s%n",
                    entry.revision(),
                    entry.at(),
                    entry.grant(),
                    entry.reporter(),
                    entry.event(),
                    entry.before().isEmpty() ? "nothing" : entry.before(),
                    entry.after());
        }
    }

    private static String line(Grant grant, Instant now) {
        return switch (grant) {
            case Grant.Unknown _ -> grant.id() + "  of a newer build";
            case Known known ->
                    "%s  %s  %s – %s%s"
                            .formatted(
                                    known.id(),
                                    known.plan(),
                                    known.from(),
                                    known.until().equals(Grant.OPEN) ? "…" : known.until(),
                                    known.holds(Duration.ZERO, now) ? "  holds" : "");
        };
    }
}
