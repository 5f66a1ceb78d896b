package dev.tonearm.core.panel;

import dev.tonearm.core.family.Press;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;

/// The buttons and forms that only the now-playing message has.
public enum PanelRoute implements Route {
    /// Asks what to play.
    ADD("add"),

    /// What somebody wants to hear, filled in.
    ADDED("added");

    private final String wire;

    PanelRoute(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public Request read(Press press) {
        return switch (this) {
            case ADD -> new Request.Ask(new AddForm());
            case ADDED -> new Request.Player(AddForm.filled(press));
        };
    }
}
