package dev.tonearm.core.environment;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// An environment that remembers which variables were read, whether they were there or not.
public final class AskedVariables extends HashMap<String, String> {
    private static final long serialVersionUID = 1L;

    private final Set<String> asked = new TreeSet<>();

    public AskedVariables(Map<String, String> values) {
        super(values);
    }

    /// The names of Tonearm's own variables and those of traces; where a machine is called
    /// something is its own matter.
    public Set<String> names() {
        Set<String> own = new TreeSet<>(asked);
        own.removeIf(name -> !name.startsWith("TONEARM_") && !name.startsWith("OTEL_"));
        return own;
    }

    @Override
    public String getOrDefault(Object name, String fallback) {
        asked.add((String) name);
        return super.getOrDefault(name, fallback);
    }
}
