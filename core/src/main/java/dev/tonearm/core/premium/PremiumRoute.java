package dev.tonearm.core.premium;

import dev.tonearm.core.family.Press;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;
import dev.tonearm.core.message.Lacking;

/// The buttons of plans.
public enum PremiumRoute implements Route {
    /// Below what a plan has not: shows what it has.
    STATUS(Lacking.ROUTE),

    /// Below that: begins a trial.
    TRIAL("premium-trial");

    private final String wire;

    PremiumRoute(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public Request read(Press press) {
        return switch (this) {
            case STATUS -> new Request.Show(new ShowStatus());
            case TRIAL -> new Request.Book(new BeginTrial());
        };
    }
}
