package dev.tonearm.discord.shop;

import dev.tonearm.discord.world.NotAllowed;
import dev.tonearm.discord.world.UnknownThing;
import dev.tonearm.discord.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the application sells, and who has it. A change is told to the listeners.
public final class Shop {
    /// Discord lets an application have no more.
    private static final int MOST = 50;

    /// What is told of an entitlement.
    public enum Told {
        CREATE,
        UPDATE,
        DELETE;

        /// The event's name.
        public String event() {
            return "ENTITLEMENT_" + name();
        }
    }

    /// Who is told.
    @FunctionalInterface
    public interface Listener {
        void told(Told what, Entitlement entitlement, Instant at);
    }

    private final World world;
    private final Map<Long, Sku> skus = new ConcurrentSkipListMap<>();
    private final Map<Long, Entitlement> entitlements = new ConcurrentSkipListMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    public Shop(World world) {
        this.world = world;
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /// Puts something up for sale, in the place of what had its id.
    public void put(Sku sku) {
        skus.put(sku.id(), sku);
        if (skus.size() > MOST) {
            skus.remove(sku.id());
            throw new NotAllowed("an application has at most " + MOST + " SKUs");
        }
    }

    public void removeSku(long id) {
        if (skus.remove(id) == null) throw new UnknownThing("SKU", id);
    }

    public List<Sku> skus() {
        return List.copyOf(skus.values());
    }

    public Optional<Sku> sku(long id) {
        return Optional.ofNullable(skus.get(id));
    }

    public List<Entitlement> entitlements() {
        return List.copyOf(entitlements.values());
    }

    public Optional<Entitlement> find(long id) {
        return Optional.ofNullable(entitlements.get(id));
    }

    /// What whoever acts in a guild has there now.
    public List<Entitlement> held(@Nullable Long guild, long user) {
        Instant now = world.clock().instant();
        return entitlements.values().stream()
                .filter(one -> !one.deleted() && !one.ended(now))
                .filter(one ->
                        one.guild() == null
                                ? Objects.equals(one.user(), user)
                                : Objects.equals(one.guild(), guild))
                .toList();
    }

    /// Somebody buys something in Discord's own window.
    ///
    /// @param guild for which; null where it is for themselves
    public Entitlement buy(long sku, long user, @Nullable Long guild) {
        Sku sold = sku(sku).orElseThrow(() -> new UnknownThing("SKU", sku));
        if (!sold.available()) throw new NotAllowed("this SKU is not for sale");
        if ((sold.buyer() == Sku.Buyer.GUILD) != (guild != null)) {
            throw new NotAllowed("this SKU is bought for a " + sold.buyer());
        }
        world.user(user);
        if (guild != null) world.guild(guild);
        return add(user, guild, sku, false);
    }

    /// The application gives something away, to try what it does then.
    public Entitlement test(long sku, @Nullable Long user, @Nullable Long guild) {
        return add(user, guild, sku, true);
    }

    private Entitlement add(@Nullable Long user, @Nullable Long guild, long sku, boolean test) {
        Instant now = world.clock().instant();
        var made =
                new Entitlement(
                        world.newId(),
                        sku,
                        user,
                        guild,
                        test,
                        test ? null : now,
                        null,
                        false,
                        false);
        entitlements.put(made.id(), made);
        tell(Told.CREATE, made);
        return made;
    }

    /// What was bought ends, as when nobody paid for it any more. That it was cancelled before is
    /// told to nobody.
    public Entitlement end(long id) {
        return changed(id, Told.UPDATE, one -> one.ending(world.clock().instant()));
    }

    /// It is taken back, as when its price was given back.
    public Entitlement delete(long id) {
        return changed(id, Told.DELETE, Entitlement::gone);
    }

    /// What can be used up is.
    public Entitlement consume(long id) {
        return changed(id, Told.UPDATE, Entitlement::used);
    }

    private Entitlement changed(long id, Told what, UnaryOperator<Entitlement> change) {
        Entitlement now = entitlements.computeIfPresent(id, (_, one) -> change.apply(one));
        if (now == null) throw new UnknownThing("entitlement", id);
        tell(what, now);
        return now;
    }

    private void tell(Told what, Entitlement entitlement) {
        Instant at = world.clock().instant();
        listeners.forEach(listener -> listener.told(what, entitlement, at));
    }
}
