package dev.tonearm.stripe.object;

import dev.tonearm.stripe.wire.StripeError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All objects of the account, each kind in the order of its making.
public final class Shelf {
    private final Map<Class<?>, Map<String, Resource>> kinds = new HashMap<>();
    private final Map<String, Resource> all = new HashMap<>();

    public <R extends Resource> R add(R made) {
        kinds.computeIfAbsent(made.getClass(), _ -> new LinkedHashMap<>()).put(made.id(), made);
        all.put(made.id(), made);
        return made;
    }

    public void remove(Resource gone) {
        kinds.getOrDefault(gone.getClass(), new HashMap<>()).remove(gone.id());
        all.remove(gone.id());
    }

    /// Whatever has this id.
    public Optional<Resource> any(String id) {
        return Optional.ofNullable(all.get(id));
    }

    public <R extends Resource> Optional<R> find(Class<R> kind, String id) {
        return Optional.ofNullable(kinds.getOrDefault(kind, Map.of()).get(id)).map(kind::cast);
    }

    /// The object of this kind and id.
    ///
    /// @param param where the id was named
    /// @throws StripeError when there is none
    public <R extends Resource> R need(Class<R> kind, String id, String param) {
        return find(kind, id).orElseThrow(() -> StripeError.missing(nameOf(kind), id, param));
    }

    /// The same of what another object names: it is there.
    public <R extends Resource> R need(Class<R> kind, String id) {
        return need(kind, id, "id");
    }

    /// Newest first, as lists are.
    public <R extends Resource> List<R> newest(Class<R> kind) {
        var list = new ArrayList<>(oldest(kind));
        Collections.reverse(list);
        return list;
    }

    public <R extends Resource> List<R> oldest(Class<R> kind) {
        return kinds.getOrDefault(kind, Map.of()).values().stream().map(kind::cast).toList();
    }

    /// `PaymentMethod` is "payment method".
    private static String nameOf(Class<?> kind) {
        return kind.getSimpleName()
                .replaceAll("(?<!^)([A-Z])", " $1")
                .toLowerCase(Locale.ROOT)
                .replace("payment method", "PaymentMethod");
    }
}
