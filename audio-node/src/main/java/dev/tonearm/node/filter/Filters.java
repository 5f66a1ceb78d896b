package dev.tonearm.node.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sedmelluq.discord.lavaplayer.filter.AudioFilter;
import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;
import com.sedmelluq.discord.lavaplayer.filter.PcmFilterFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A player's filters: what was asked for, and how to build it.
public final class Filters {

    private final Map<FilterKind, Setting> settings;

    private Filters(Map<FilterKind, Setting> settings) {
        this.settings = settings;
    }

    public static Filters none() {
        return new Filters(Map.of());
    }

    /// Reads the `filters` of an update as Lavalink does: a filter that nobody knows, and plugins'
    /// filters that are not there, are passed over.
    ///
    /// @param without what this node does not have
    /// @throws InvalidFilter naming what it does not have, else the first value that cannot be read
    /// @throws IllegalArgumentException for a band that an equalizer does not have
    public static Filters parse(JsonNode asked, Set<FilterKind> without) {
        if (!asked.isObject()) {
            throw new InvalidFilter("filters must be an object");
        }
        String missing =
                without.stream()
                        .sorted()
                        .map(FilterKind::wireName)
                        .filter(asked::has)
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new InvalidFilter("Following filters are disabled in the config: " + missing);
        }
        Map<FilterKind, Setting> settings = new EnumMap<>(FilterKind.class);
        for (FilterKind kind : FilterKind.values()) {
            JsonNode value = asked.path(kind.wireName());
            if (!value.isMissingNode() && !(value.isNull() && kind.mayBeNull())) {
                settings.put(kind, kind.read(value));
            }
        }
        return new Filters(settings);
    }

    /// As it was asked for, with the defaults and without the nulls.
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        settings.forEach((kind, setting) -> json.set(kind.wireName(), setting.json().deepCopy()));
        return json;
    }

    /// Whether the sound passes unchanged, so that Opus need not be decoded.
    public boolean changeNothing() {
        return settings.values().stream().noneMatch(Setting::audible);
    }

    /// How many seconds of a track are heard in a second.
    public double tempo() {
        Setting timescale = settings.get(FilterKind.TIMESCALE);
        return timescale == null
                ? 1
                : timescale.json().path("speed").asDouble()
                        * timescale.json().path("rate").asDouble();
    }

    /// Builds the chain; [IllegalArgumentException] from it, for a value that a filter cannot have,
    /// fails the track.
    public PcmFilterFactory factory() {
        return (track, format, output) -> {
            List<AudioFilter> chain = new ArrayList<>();
            FloatPcmAudioFilter next = output;
            for (Setting setting : settings.values()) {
                next = setting.before().apply(next);
                chain.addFirst(next);
            }
            return chain;
        };
    }
}
