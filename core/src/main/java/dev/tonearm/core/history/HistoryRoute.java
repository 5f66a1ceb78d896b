package dev.tonearm.core.history;

import dev.tonearm.core.family.Press;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;

/// The buttons that turn the pages of what was done.
public enum HistoryRoute implements Route {
    /// To what was done before a line.
    OLDER("older"),

    /// To what was done from a line on.
    NEWER("newer"),

    /// To a page of what was on before.
    TRACKS("tracks");

    private final String wire;

    HistoryRoute(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public Request read(Press press) {
        int number = press.number(0, 1, Integer.MAX_VALUE);
        return new Request.Turn(
                switch (this) {
                    case OLDER -> new ShowActions(number, true);
                    case NEWER -> new ShowActions(number, false);
                    case TRACKS -> new ShowTracks(number);
                });
    }
}
