package dev.tonearm.discord.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;

/// The behaviour in force, which a test may change while everything runs.
public final class Settings {

    private volatile Behaviour current;

    public Settings(Behaviour initial) {
        this.current = initial;
    }

    public Behaviour get() {
        return current;
    }

    public ObjectNode json() {
        return Json.mapper().valueToTree(current);
    }

    /// Lays the given values over the ones in force.
    ///
    /// @throws IllegalArgumentException naming what is no setting or has the wrong type; then
    ///   nothing changes
    public synchronized void change(ObjectNode values) {
        current = current.with(values);
    }
}
