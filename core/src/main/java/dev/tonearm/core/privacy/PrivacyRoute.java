package dev.tonearm.core.privacy;

import dev.tonearm.core.billing.Order;
import dev.tonearm.core.family.Press;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;

/// The button below what a deletion takes away.
public enum PrivacyRoute implements Route {
    DELETE("privacy-delete");

    private final String wire;

    PrivacyRoute(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public Request read(Press press) {
        return switch (this) {
            case DELETE -> new Request.Buy(new Order.Delete());
        };
    }
}
