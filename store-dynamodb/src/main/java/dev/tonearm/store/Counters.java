package dev.tonearm.store;

import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.guild.UserId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attributes of a guild's item that count one command.
///
/// An update cannot ask "is this still the same window?", so each window has a counter of its own,
/// and each update takes away the few that are older than need be. (ADD works on top-level
/// attributes only, so they are not members of a map.)
///
/// Listeners cannot have a counter each, of which a crowd would make thousands: a window has a list
/// of who gave the last commands in it. When it grows long its first half is forgotten, so that in
/// a crowd somebody's commands are counted among the last [#MOST_NAMES] of all.
final class Counters {
    private static final String GUILD = "minute#";

    /// What builds counted in that had windows of ten seconds.
    private static final String SHORTER = "window#";

    private static final String LISTENERS = "users#";

    private static final long REMEMBERED = Gate.REMEMBERED.toMillis() / Gate.WINDOW.toMillis();

    /// Old counters that no command came in time to take away stay; from this many on they are
    /// removed. With those that are remembered they are 14 of 20 bytes.
    private static final int MOST_STRAGGLERS = 8;

    /// Nine bytes each.
    private static final int MOST_NAMES = 64;

    /// Of those that come at once one in so many tries to shorten the list.
    private static final int TRIES = 8;

    private final AttributeValue user;
    private final long window;
    private final long listeners;

    Counters(UserId user, Instant made) {
        this.user =
                AttributeValue.fromB(
                        SdkBytes.fromByteArray(
                                ByteBuffer.allocate(Long.BYTES).putLong(user.value()).array()));
        window = Gate.windowAt(made);
        listeners = Gate.listenersWindowAt(made);
    }

    String expression() {
        return "ADD #now :one SET #users = list_append(if_not_exists(#users, :nobody), :user)"
                + " REMOVE #old1, #old2, #old3, #past1, #past2, #past3";
    }

    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        names.put("#now", GUILD + window);
        names.put("#users", LISTENERS + listeners);
        for (int i = 1; i <= 3; i++) {
            names.put("#old" + i, GUILD + (window - REMEMBERED + 1 - i));
            names.put("#past" + i, LISTENERS + (listeners - 1 - i));
        }
        return names;
    }

    Map<String, AttributeValue> values() {
        return Map.of(
                ":one", AttributeValue.fromN("1"),
                ":nobody", AttributeValue.fromL(List.of()),
                ":user", AttributeValue.fromL(List.of(user)));
    }

    /// The guild's commands of the window, in the item as it is afterwards.
    long ofGuild(Map<String, AttributeValue> item) {
        return Attributes.number(item, GUILD + window);
    }

    /// The listener's.
    int ofListener(Map<String, AttributeValue> item) {
        return (int) users(item).stream().filter(user::equals).count();
    }

    private List<AttributeValue> users(Map<String, AttributeValue> item) {
        return Attributes.required(item, LISTENERS + listeners).l();
    }

    /// What should be taken away, once in a while.
    Optional<Tidying> tidy(Map<String, AttributeValue> item) {
        List<String> stragglers =
                item.keySet().stream()
                        .filter(name ->
                                name.startsWith(SHORTER)
                                        || isOld(name, GUILD, window - REMEMBERED)
                                        || isOld(name, LISTENERS, listeners - 1))
                        .toList();
        if (stragglers.size() >= MOST_STRAGGLERS) return Optional.of(without(stragglers));
        int names = users(item).size();
        return names > MOST_NAMES && names % TRIES == 1
                ? Optional.of(shortened())
                : Optional.empty();
    }

    /// The counters in an item of which none was needed for a day.
    static List<String> over(Map<String, AttributeValue> item, Instant now) {
        Instant dayAgo = now.minus(Duration.ofDays(1));
        return item.keySet().stream()
                .filter(name ->
                        name.startsWith(SHORTER)
                                || isOld(name, GUILD, Gate.windowAt(dayAgo))
                                || isOld(name, LISTENERS, Gate.listenersWindowAt(dayAgo)))
                .toList();
    }

    private static boolean isOld(String name, String kind, long first) {
        return name.startsWith(kind) && Long.parseLong(name.substring(kind.length())) < first;
    }

    private static Tidying without(List<String> attributes) {
        Map<String, String> names = new HashMap<>();
        for (String attribute : attributes) names.put("#w" + names.size(), attribute);
        return new Tidying("REMOVE " + String.join(", ", names.keySet()), names, Map.of(), "");
    }

    /// Unless somebody else has done it since.
    private Tidying shortened() {
        StringBuilder elements = new StringBuilder("REMOVE ");
        for (int i = 0; i < MOST_NAMES / 2; i++) {
            elements.append(i == 0 ? "" : ", ").append("#users[").append(i).append(']');
        }
        return new Tidying(
                elements.toString(),
                Map.of("#users", LISTENERS + listeners),
                Map.of(":most", AttributeValue.fromN(Integer.toString(MOST_NAMES))),
                "size(#users) > :most");
    }

    /// An update that only takes away.
    ///
    /// @param condition that it has, with these values; none if empty
    record Tidying(
            String expression,
            Map<String, String> names,
            Map<String, AttributeValue> values,
            String condition) {}
}
