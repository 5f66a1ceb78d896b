package dev.tonearm.stripe.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// What a product costs, once or every so often.
public final class Price extends Resource {
    public Price(String id, long created, String product, String currency, long cents) {
        super(Templates.fresh("price"));
        set("id", id);
        set("created", created);
        set("product", product);
        set("currency", currency);
        set("unit_amount", cents);
        set("unit_amount_decimal", String.valueOf(cents));
    }

    /// Makes it one for so many of these intervals: day, week, month, year.
    public void recurs(String interval, long count) {
        set("type", "recurring");
        set(
                "recurring",
                Json.object()
                        .put("interval", interval)
                        .put("interval_count", count)
                        .putNull("meter")
                        .putNull("trial_period_days")
                        .put("usage_type", "licensed"));
    }

    public boolean isRecurring() {
        return text("type").equals("recurring");
    }

    public String product() {
        return text("product");
    }

    public String currency() {
        return text("currency");
    }

    public long cents() {
        return number("unit_amount");
    }

    /// How often, to compare: `1 month`.
    public String rhythm() {
        return number("recurring.interval_count") + " " + text("recurring.interval");
    }

    /// The end of the period number `count` after an anchor. Counted from the anchor, so that the
    /// 31st is the 31st again after a February.
    public long after(long anchor, long count) {
        long steps = count * number("recurring.interval_count");
        var unit =
                switch (text("recurring.interval")) {
                    case "day" -> ChronoUnit.DAYS;
                    case "week" -> ChronoUnit.WEEKS;
                    case "year" -> ChronoUnit.YEARS;
                    default -> ChronoUnit.MONTHS;
                };
        return Instant.ofEpochSecond(anchor)
                .atZone(ZoneOffset.UTC)
                .plus(steps, unit)
                .toEpochSecond();
    }

    /// The first end of a period, counted from an anchor, that is after a moment.
    public long nextAfter(long anchor, long moment) {
        long count = 1;
        while (after(anchor, count) <= moment) {
            count++;
        }
        return after(anchor, count);
    }

    /// What prices were before there were prices; subscription items still show it.
    ObjectNode plan() {
        return Json.object()
                .put("id", id())
                .put("object", "plan")
                .put("active", flag("active"))
                .put("amount", cents())
                .put("amount_decimal", text("unit_amount_decimal"))
                .put("billing_scheme", "per_unit")
                .put("created", number("created"))
                .put("currency", currency())
                .put("interval", text("recurring.interval"))
                .put("interval_count", number("recurring.interval_count"))
                .put("livemode", false)
                .<ObjectNode>set("metadata", get("metadata").deepCopy())
                .putNull("meter")
                .put("nickname", has("nickname") ? text("nickname") : null)
                .put("product", product())
                .putNull("tiers_mode")
                .putNull("transform_usage")
                .putNull("trial_period_days")
                .put("usage_type", "licensed");
    }
}
