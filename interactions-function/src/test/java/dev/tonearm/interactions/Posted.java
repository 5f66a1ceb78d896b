package dev.tonearm.interactions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.interactions.wire.Interactions;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// An interaction as Discord posts it: one from the files with an id of its own, because SQS
/// remembers ids for five minutes, and with what a test says is different about it.
record Posted(long id, String json) {
    /// What somebody has after [#byDj].
    static final RoleId DJ = new RoleId(31);

    /// Who may do everything in the files.
    private static final String ALL = "2147483647";

    private static final String CONNECT = "1048576";

    /// Of an id: what tells those apart that were made in the same millisecond.
    private static final int BITS = 22;

    /// Each was made a second after the one before: together they are never too many at once.
    private static final long SECOND = 1_000L << BITS;

    private static final AtomicLong IDS = new AtomicLong(Interactions.ID);
    private static final AtomicInteger AT_ONCE = new AtomicInteger();

    static Posted fresh(String name) {
        String json = new String(Interactions.read(name), UTF_8);
        return new Posted(Interactions.ID, json).withId(IDS.addAndGet(SECOND));
    }

    /// Somebody chooses one value in a select.
    static Posted choice(String customId, String value) {
        return fresh("select")
                .with("\"a\",\n      \"b\"", '"' + value + '"')
                .with("\"pick\"", '"' + customId + '"');
    }

    /// Somebody fills in two lines of a form.
    static Posted form(String customId, String first, String one, String second, String two) {
        return fresh("form")
                .with("\"order\"", '"' + customId + '"')
                .with("\"first\"", '"' + first + '"')
                .with("\"one\"", '"' + one + '"')
                .with("\"second\"", '"' + second + '"')
                .with("\"two\"", '"' + two + '"');
    }

    Posted with(String old, String replacement) {
        return new Posted(id, json.replace(old, replacement));
    }

    /// The same by somebody who may do so much and no more.
    Posted byWhoMay(String permissions) {
        return with('"' + ALL + '"', '"' + permissions + '"');
    }

    /// The same by somebody who may connect, and nothing else.
    Posted byListener() {
        return byWhoMay(CONNECT);
    }

    Posted byDj() {
        return byListener().with("\"roles\": []", "\"roles\": [\"" + DJ + "\"]");
    }

    Posted by(long user) {
        return with(String.valueOf(Interactions.USER), String.valueOf(user));
    }

    Posted in(GuildId guild) {
        return with(String.valueOf(Interactions.GUILD), guild.toString());
    }

    /// An interaction's id says when Discord made it.
    Posted madeAt(Instant instant) {
        long millis = instant.toEpochMilli() - 1_420_070_400_000L;
        return withId((millis << BITS) + AT_ONCE.incrementAndGet());
    }

    private Posted withId(long another) {
        return new Posted(another, json.replace(String.valueOf(id), String.valueOf(another)));
    }

    byte[] bytes() {
        return json.getBytes(UTF_8);
    }
}
