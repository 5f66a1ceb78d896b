package dev.tonearm.stripe.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.time.Follower;
import dev.tonearm.stripe.time.Timeline;
import dev.tonearm.stripe.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/// `/control/clock`: moves the account's time on.
final class ClockControl {
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private final Account account;
    private final Follower follower;

    ClockControl(Account account, Follower follower) {
        this.account = account;
        this.follower = follower;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/clock", (_, _) -> json()),
                ControlRoute.post("/clock", (_, body) -> advance(body)).waiting());
    }

    private Timeline time() {
        return account.timelines().account();
    }

    /// One move at a time, in steps; what is there already comes first: what follows the account's
    /// time may need the account for what it does at each of them.
    private synchronized ObjectNode advance(Body body) {
        long to = account.locked(() -> end(body));
        follower.arrived();
        // What is left behind, because it could not be done, stops nobody twice.
        long stop = account.locked(() -> time().now());
        while (stop < to) {
            long from = stop;
            stop =
                    Math.min(
                            to,
                            follower.next().stream()
                                    .filter(at -> at > from)
                                    .findFirst()
                                    .orElse(to));
            go(stop);
            follower.arrived();
        }
        return account.locked(this::json);
    }

    private void go(long to) {
        account.locked(() -> {
            long seconds = Math.max(0, to - time().now());
            follower.ahead(time().moved() + seconds);
            time().advanceBy(seconds);
        });
    }

    private long end(Body body) {
        long now = time().now();
        long to =
                body.has("to")
                        ? Instant.parse(body.text("to")).getEpochSecond()
                        : after(now, body.text("advance"));
        if (to < now) {
            throw new IllegalArgumentException("time goes on, never back");
        }
        if (to - now > LONGEST.toSeconds()) {
            throw new IllegalArgumentException("at most ten years at once");
        }
        return to;
    }

    /// `PT90M`, `P3D`, or by the calendar `P1M`, `P1Y`.
    private static long after(long now, String amount) {
        try {
            return now + Duration.parse(amount).toSeconds();
        } catch (DateTimeParseException _) {
            return calendar(now, amount);
        }
    }

    private static long calendar(long now, String amount) {
        try {
            return Instant.ofEpochSecond(now)
                    .atZone(ZoneOffset.UTC)
                    .plus(Period.parse(amount))
                    .toEpochSecond();
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException(
                    "advance is a duration such as PT90M, P3D, P1M or P1Y: " + amount);
        }
    }

    private ObjectNode json() {
        return Json.object()
                .put("now", Instant.ofEpochSecond(time().now()).toString())
                .put("seconds", time().now());
    }
}
