package dev.tonearm.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.object.Resource;
import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.Params;
import dev.tonearm.stripe.wire.StripeError;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A page of a list.
final class Listing {
    private static final int USUAL = 10;

    private Listing() {}

    /// @param newestFirst all that the list has
    static ObjectNode page(Call call, List<? extends Resource> newestFirst) {
        return page(call, newestFirst, Resource::id, Resource::json);
    }

    static ObjectNode pageOf(Call call, List<ObjectNode> all) {
        return page(call, all, node -> node.path("id").asText(), node -> node);
    }

    private static <T> ObjectNode page(
            Call call, List<T> all, Function<T, String> id, Function<T, ObjectNode> json) {
        var params = call.params();
        params.exclusive("starting_after", "ending_before");
        int limit = (int) params.whole("limit").orElse(USUAL);
        int from = 0;
        int to = all.size();
        if (params.has("starting_after")) {
            from = place(all, id, params, "starting_after") + 1;
        }
        if (params.has("ending_before")) {
            to = place(all, id, params, "ending_before");
            // The page that ends there, not the list's first.
            from = Math.max(0, to - limit);
        }
        boolean more = params.has("ending_before") ? from > 0 : to - from > limit;
        var list = Json.object().put("object", "list");
        var data = list.putArray("data");
        all.subList(from, Math.min(to, from + limit)).forEach(shown -> data.add(json.apply(shown)));
        return list.put("has_more", more).put("url", call.url());
    }

    private static <T> int place(List<T> all, Function<T, String> id, Params params, String param) {
        var wanted = params.needed(param);
        return IntStream.range(0, all.size())
                .filter(i -> id.apply(all.get(i)).equals(wanted))
                .findFirst()
                .orElseThrow(() -> StripeError.missing("object", wanted, param));
    }

    /// Whether a filter parameter leaves an object in: it was not sent, or is what the member is.
    static Predicate<Resource> matches(Params params, String param, String member) {
        return object -> !params.has(param) || params.text(param, "").equals(object.text(member));
    }

    static Predicate<Resource> matches(Params params, String param) {
        return matches(params, param, param);
    }

    static Predicate<Resource> isFlag(Params params, String param) {
        return object -> !params.has(param) || params.flag(param, false) == object.flag(param);
    }

    static Predicate<Resource> createdAsAsked(Params params) {
        return object -> {
            long created = object.number("created");
            var exactly = params.whole("created");
            return (exactly.isEmpty() || exactly.getAsLong() == created)
                    && holds(params.whole("created.gt"), bound -> created > bound)
                    && holds(params.whole("created.gte"), bound -> created >= bound)
                    && holds(params.whole("created.lt"), bound -> created < bound)
                    && holds(params.whole("created.lte"), bound -> created <= bound);
        };
    }

    private static boolean holds(OptionalLong bound, LongPredicate comparison) {
        return bound.isEmpty() || comparison.test(bound.getAsLong());
    }
}
