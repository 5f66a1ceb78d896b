package dev.tonearm.core.preferences;

import dev.tonearm.core.family.Press;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;

/// The menus of what a server chooses.
public enum PreferencesRoute implements Route {
    LANGUAGE("language");

    private final String wire;

    PreferencesRoute(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public Request read(Press press) {
        return switch (this) {
            case LANGUAGE -> new Request.Save(LanguageMenu.chosen(press));
        };
    }
}
