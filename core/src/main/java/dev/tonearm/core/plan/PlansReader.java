package dev.tonearm.core.plan;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonLines;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.plan.Plans.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads one file of plans and notes all that is wrong with it, so that an operator sees it at
/// once.
final class PlansReader {
    private static final String PLANS = "plans";
    private static final String UNLIMITED = "unlimited";
    static final int GRACE_DAYS = 7;
    private static final int MOST_DAYS = 366;

    /// So many tracks of the past are kept of a server ([dev.tonearm.core.player.Story]).
    static final int MOST_HISTORY = 50;

    private static final int MOST_COMMANDS = 3_000;
    private static final int MOST_PLAYLISTS = 10_000;
    private static final int MOST_MINUTES = 7 * 24 * 60;

    private static final Pattern PRICE = Pattern.compile("price_[A-Za-z0-9_]{1,250}");
    private static final Pattern MONEY = Pattern.compile("[0-9]{1,7}(\\.[0-9]{2})? [A-Z]{3}");
    private static final Pattern SKU = Pattern.compile("[0-9]{1,20}");

    private final String text;
    private final JsonObject file;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> sold = new HashMap<>();

    PlansReader(String text) {
        this.text = text;
        this.file = parsed(text);
    }

    /// What is wrong with a file names the place; of one that is right nobody asks for places.
    private static JsonObject parsed(String text) {
        try {
            return JsonObject.parse(text);
        } catch (JsonException e) {
            JsonLines.of(text);
            throw e;
        }
    }

    Plans plans() {
        members(file, "", Set.of("tonearm", "trial", "graceDays", PLANS));
        Map<Plan, Terms> terms = terms();
        if (problems.isEmpty()) higherHasMore(terms);
        Plan trial = Plan.FREE;
        int days = 0;
        Optional<JsonObject> tried = object(file, "", "trial");
        if (tried.isPresent()) {
            members(tried.get(), "trial", Set.of("plan", "days"));
            trial = plan(tried.get());
            days = number(tried.get(), "trial", "days", MOST_DAYS, false);
        }
        int grace = file.has("graceDays") ? days(file.value("graceDays").orElse("")) : GRACE_DAYS;
        if (!problems.isEmpty()) throw new InvalidPlansException(problems);
        return new Plans(terms, trial, Duration.ofDays(days), Duration.ofDays(grace));
    }

    private Map<Plan, Terms> terms() {
        Map<Plan, Terms> terms = new EnumMap<>(Plan.class);
        Optional<JsonObject> plans = object(file, "", PLANS);
        if (plans.isEmpty()) {
            if (!file.has(PLANS)) wrong(PLANS, "missing; it has " + names(Plan.values()));
            return terms;
        }
        members(plans.get(), PLANS, names(Plan.values()));
        for (Plan plan : Plan.values()) {
            String path = path(PLANS, plan.name());
            object(plans.get(), PLANS, plan.name())
                    .ifPresentOrElse(
                            said -> terms.put(plan, terms(plan, said, path)),
                            () -> {
                                if (!plans.get().has(plan.name()))
                                    wrong(path, "missing; there have to be all four plans");
                            });
        }
        return terms;
    }

    private Terms terms(Plan plan, JsonObject said, String path) {
        members(
                said,
                path,
                Set.of(
                        "prices",
                        "skus",
                        "skuPrices",
                        "commandsPerMinute",
                        "queue",
                        "playlists",
                        "history",
                        "trackMinutes",
                        "features"));
        Allowance allowance =
                new Allowance(
                        number(said, path, "commandsPerMinute", MOST_COMMANDS, true),
                        number(said, path, "queue", Allowance.MOST_QUEUE, false),
                        number(said, path, "playlists", MOST_PLAYLISTS, true),
                        number(said, path, "history", MOST_HISTORY, true),
                        number(said, path, "trackMinutes", MOST_MINUTES, true),
                        features(said, path));
        List<String> prices = ids(said, path, "prices", PRICE, "one of Stripe's, such as price_1N");
        List<String> skus = ids(said, path, "skus", SKU, "one of Discord's, a number");
        if (plan == Plan.FREE && !(prices.isEmpty() && skus.isEmpty())) {
            wrong(path, "FREE is what nobody pays for: it has no prices and no skus");
        }
        return new Terms(allowance, prices, skus, skuPrices(said, path, skus));
    }

    /// "The plan that has more of it" makes sense only of plans that follow each other.
    private void higherHasMore(Map<Plan, Terms> terms) {
        Plan last = Plan.FREE;
        for (Plan plan : terms.keySet()) {
            Plan below = last;
            last = plan;
            if (!terms.containsKey(below)) continue;
            Allowance more = allowance(terms, plan);
            Allowance less = allowance(terms, below);
            for (Quota quota : Quota.values()) {
                if (more.lessThan(less, quota)) {
                    wrong(
                            path(path(PLANS, plan.name()), member(quota)),
                            "less than what "
                                    + below
                                    + " has; it can be "
                                    + less.of(quota)
                                    + " or more");
                }
            }
            for (Feature feature : Feature.values()) {
                if (more.lessThan(less, feature)) {
                    wrong(
                            path(path(PLANS, plan.name()), "features"),
                            feature + " is missing, which " + below + " has");
                }
            }
        }
    }

    private static Allowance allowance(Map<Plan, Terms> terms, Plan plan) {
        Terms found = terms.get(plan);
        return found == null ? Allowance.ALL : found.allowance();
    }

    private static String member(Quota quota) {
        return switch (quota) {
            case COMMANDS -> "commandsPerMinute";
            case QUEUE -> "queue";
            case PLAYLISTS -> "playlists";
            case HISTORY -> "history";
            case TRACK -> "trackMinutes";
        };
    }

    private Plan plan(JsonObject trial) {
        Object said = trial.value("plan").orElse("");
        for (Plan plan : Plan.values()) {
            if (plan != Plan.FREE && plan.name().equals(said)) return plan;
        }
        wrong("trial.plan", shown(said) + "; it can be BASIC, PREMIUM or ENTERPRISE");
        return Plan.FREE;
    }

    private int days(Object said) {
        if (said instanceof Long days && days >= 0 && days <= MOST_DAYS) return days.intValue();
        wrong("graceDays", shown(said) + "; it can be 0 to " + MOST_DAYS);
        return 0;
    }

    private int number(
            JsonObject of, String path, String member, int most, boolean canBeUnlimited) {
        Object said = of.value(member).orElse("");
        if (said instanceof Long number && number >= 1 && number <= most) return number.intValue();
        if (canBeUnlimited && said.equals(UNLIMITED)) return Allowance.UNLIMITED;
        String allowed = "it can be 1 to " + most + (canBeUnlimited ? " or \"unlimited\"" : "");
        wrong(path(path, member), (of.has(member) ? shown(said) : "missing") + "; " + allowed);
        return 1;
    }

    private Set<Feature> features(JsonObject of, String path) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        String where = path(path, "features");
        if (!(of.value("features").orElse("") instanceof List<?> said)) {
            wrong(where, "not a list; it can have " + String.join(", ", names(Feature.values())));
            return features;
        }
        for (int i = 0; i < said.size(); i++) {
            Object name = said.get(i);
            Arrays.stream(Feature.values())
                    .filter(feature -> feature.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            features::add,
                            unknown(path(where, Integer.toString(i)), name, Feature.values()));
        }
        return features;
    }

    private Runnable unknown(String path, Object said, Enum<?>[] there) {
        return () -> wrong(path, shown(said) + "; there are " + String.join(", ", names(there)));
    }

    private List<String> ids(
            JsonObject of, String path, String member, Pattern form, String allowed) {
        List<String> ids = new ArrayList<>();
        if (!of.has(member)) return ids;
        String where = path(path, member);
        if (!(of.value(member).orElse("") instanceof List<?> said)) {
            wrong(where, "not a list of ids");
            return ids;
        }
        for (int i = 0; i < said.size(); i++) {
            String place = path(where, Integer.toString(i));
            if (!(said.get(i) instanceof String id) || !form.matcher(id).matches()) {
                wrong(place, shown(said.get(i)) + " is not an id; it is " + allowed);
                continue;
            }
            String other = sold.putIfAbsent(id, where);
            if (other != null) wrong(place, id + " is in " + other + ", too");
            ids.add(id);
        }
        return ids;
    }

    private Map<String, String> skuPrices(JsonObject of, String path, List<String> skus) {
        Map<String, String> prices = new HashMap<>();
        String member = "skuPrices";
        Optional<JsonObject> said = object(of, path, member);
        if (said.isEmpty()) return prices;
        for (String sku : said.get().names()) {
            String place = path(path(path, member), sku);
            Object price = said.get().value(sku).orElse("");
            if (!skus.contains(sku)) wrong(place, "there is no such SKU in this plan's skus");
            else if (price instanceof String text && MONEY.matcher(text).matches())
                prices.put(sku, text);
            else wrong(place, shown(price) + "; it is a price such as \"8.99 USD\"");
        }
        return prices;
    }

    private Optional<JsonObject> object(JsonObject of, String path, String member) {
        Optional<Object> said = of.value(member);
        if (said.isEmpty()) return Optional.empty();
        if (said.get() instanceof JsonObject object) return Optional.of(object);
        wrong(path(path, member), "not an object in braces");
        return Optional.empty();
    }

    private void members(JsonObject of, String path, Set<String> there) {
        for (String name : of.names()) {
            if (there.contains(name)) continue;
            wrong(
                    path(path, name),
                    "there is no such member; there are "
                            + there.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private void wrong(String path, String what) {
        problems.add(JsonLines.of(text).place(path) + ": " + what);
    }

    private static String path(String above, String name) {
        return above.isEmpty() ? name : above + "." + name;
    }

    private static String shown(Object said) {
        return said instanceof String text ? "\"" + text + "\"" : String.valueOf(said);
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(Enum::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
