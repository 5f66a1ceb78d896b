package dev.tonearm.core.plan;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a server's plan allows it, and where more is to be had. It travels with each command, so
/// that the player need not look it up.
///
/// @param offers the plan that has more of something, by what that is; nothing of what no plan has
///   more of
public record Limits(Plan plan, Allowance allowance, Map<Need, Offer> offers) {
    /// Of a server of which nobody keeps anything back.
    public static final Limits STANDARD = new Limits(Plan.ENTERPRISE, Allowance.ALL, Map.of());

    public Limits {
        offers = Map.copyOf(offers);
    }

    public boolean has(Feature feature) {
        return allowance.has(feature);
    }

    /// The most tracks that may wait.
    public int queue() {
        return allowance.queue();
    }

    /// The most commands of a minute.
    public int commands() {
        return allowance.commands();
    }

    /// The plan that has more of something, if there is one.
    public Optional<Offer> offer(Need need) {
        return Optional.ofNullable(offers.get(need));
    }

    /// The same with another allowance, which nobody offers more than.
    public Limits with(Allowance changed) {
        return new Limits(plan, changed, offers);
    }

    /// Whether there is anything for [#write] to say.
    public boolean limiting() {
        return !travelling().isEmpty()
                || allowance.trackMinutes() != Allowance.UNLIMITED
                || allowance.features().size() < Feature.values().length;
    }

    /// Writes what the player has to know beside the length of the queue; leaves out what is not
    /// limited.
    public void write(JsonWriter to) {
        to.put("name", plan.wire());
        if (allowance.trackMinutes() != Allowance.UNLIMITED)
            to.put("track", allowance.trackMinutes());
        Set<Feature> missing = EnumSet.allOf(Feature.class);
        missing.removeAll(allowance.features());
        if (!missing.isEmpty()) to.strings("without", missing.stream().map(Need::wire).toList());
        if (!travelling().isEmpty()) to.array("offers", travelling().entrySet(), Limits::write);
    }

    /// The offers of what the player decides; the edge decides the rest before.
    private Map<Need, Offer> travelling() {
        Map<Need, Offer> some = new LinkedHashMap<>();
        for (Need need : List.of(Quota.QUEUE, Quota.TRACK)) {
            offer(need).ifPresent(offer -> some.put(need, offer));
        }
        return some;
    }

    private static void write(JsonWriter to, Map.Entry<Need, Offer> offer) {
        to.put("of", offer.getKey().wire()).put("plan", offer.getValue().plan().wire());
        if (!offer.getValue().sku().isEmpty()) to.put("sku", offer.getValue().sku());
    }

    /// Reads what [#write] wrote. What a newer edge keeps back, and this build does not know, it
    /// does not have either.
    public static Limits read(JsonObject from, int queue, int commands) {
        Set<Feature> features = EnumSet.allOf(Feature.class);
        for (String missing : from.strings("without")) {
            Need.named(missing).ifPresent(features::remove);
        }
        Map<Need, Offer> offers = new LinkedHashMap<>();
        for (JsonObject offer : from.objects("offers")) {
            Optional<Plan> plan = Plan.named(offer.string("plan"));
            Optional<Need> need = Need.named(offer.string("of"));
            if (plan.isEmpty() || need.isEmpty()) continue;
            offers.put(need.get(), new Offer(plan.get(), offer.optionalString("sku").orElse("")));
        }
        int track = from.has("track") ? from.integer("track") : Allowance.UNLIMITED;
        return new Limits(
                Plan.named(from.string("name")).orElse(Plan.ENTERPRISE),
                Allowance.ALL
                        .withCommands(commands)
                        .withQueue(queue)
                        .withTrackMinutes(track)
                        .withFeatures(features),
                offers);
    }
}
