package dev.tonearm.core.audio;

import dev.tonearm.core.audio.Filter.Kind;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is done to the music on its way, at most one filter of a kind. Two that sound the same are
/// equal: a filter that changes nothing is none.
///
/// @param all in the order of their kinds
public record Filters(List<Filter> all) {
    public static final Filters NONE = new Filters(List.of());

    /// Members of Lavalink's that are no filters of ours, and that it also writes when they are
    /// empty.
    private static final String PLUGINS = "pluginFilters";

    public Filters {
        all =
                all.stream()
                        .filter(filter -> !filter.changesNothing())
                        .sorted((one, other) -> one.kind().compareTo(other.kind()))
                        .toList();
        if (all.stream().map(Filter::kind).distinct().count() < all.size()) {
            throw new IllegalArgumentException("two filters of a kind");
        }
    }

    public static Filters of(Filter... filters) {
        return new Filters(List.of(filters));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// The one of a kind, by its type.
    public <F extends Filter> Optional<F> find(Class<F> type) {
        return all.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /// The one of a kind.
    public Optional<Filter> find(Kind kind) {
        return all.stream().filter(filter -> filter.kind() == kind).findFirst();
    }

    /// The only one there is.
    ///
    /// @throws IllegalArgumentException if there are none or more
    public Filter only() {
        if (all.size() == 1) return all.getFirst();
        throw new IllegalArgumentException(all.size() + " filters instead of one");
    }

    /// With this one instead of any other of its kind.
    public Filters with(Filter filter) {
        List<Filter> changed = new ArrayList<>(without(filter.kind()).all);
        changed.add(filter);
        return new Filters(changed);
    }

    public Filters without(Kind kind) {
        return new Filters(all.stream().filter(filter -> filter.kind() != kind).toList());
    }

    /// These, and of others the kinds that are not among these.
    public Filters over(Filters others) {
        Filters both = others;
        for (Filter filter : all) both = both.with(filter);
        return both;
    }

    /// What a node has to have, by Lavalink's names.
    public Set<String> names() {
        return kinds().stream().map(Kind::lavalinkName).collect(Collectors.toUnmodifiableSet());
    }

    public Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Filter filter : all) kinds.add(filter.kind());
        return kinds;
    }

    /// How fast a track's position moves, in seconds of the track for each second of the clock.
    public double rate() {
        return find(Filter.Timescale.class).map(Filter.Timescale::factor).orElse(1.0);
    }

    /// The same at the track's own speed, and as high or low as before.
    public Filters atOwnSpeed() {
        return find(Filter.Timescale.class)
                .map(now -> with(new Filter.Timescale(1, pitch(now), 1)))
                .orElse(this);
    }

    private static double pitch(Filter.Timescale heard) {
        return Math.clamp(
                heard.pitch() * heard.rate(), Filter.Timescale.SLOWEST, Filter.Timescale.FASTEST);
    }

    /// Writes the members of Lavalink's `filters` object, which is also their form in the journal.
    public void write(JsonWriter json) {
        for (Filter filter : all) FilterJson.write(json, filter);
    }

    /// Reads what [#write(JsonWriter)] or a Lavalink node wrote.
    ///
    /// @throws dev.tonearm.core.json.JsonException if a member is not of its type
    /// @throws IllegalArgumentException if a filter is none that is known, or has a value that it
    ///   cannot have
    public static Filters read(JsonObject json) {
        List<Filter> filters = new ArrayList<>();
        for (String name : json.names()) {
            if (name.equals(PLUGINS) && json.object(name).names().isEmpty()) continue;
            filters.add(FilterJson.read(Kind.named(name), json));
        }
        return new Filters(filters);
    }
}
