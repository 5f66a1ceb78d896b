package dev.tonearm.stripe.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.api.Faults;
import dev.tonearm.stripe.api.Refusals;
import dev.tonearm.stripe.wire.Json;
import java.util.List;

/// `/control/faults`, trouble of the API on demand, and `/control/refusals`, what it refused.
final class FaultControl {
    private final Faults faults;
    private final Refusals refusals;

    FaultControl(Faults faults, Refusals refusals) {
        this.faults = faults;
        this.refusals = refusals;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.post("/faults", (_, body) -> add(body)),
                ControlRoute.get("/faults", (_, _) -> list()),
                ControlRoute.delete("/faults", (_, _) -> clear()),
                ControlRoute.get("/refusals", (_, _) -> refusals.json()),
                ControlRoute.delete("/refusals", (_, _) -> forget()));
    }

    private ObjectNode add(Body body) {
        return faults.add(
                        body.choice("when", Faults.When.class, Faults.When.BEFORE),
                        body.text("method", ""),
                        body.text("path", ".*"),
                        body.number("status", 500),
                        body.number("delayMs", 0),
                        body.number("times", 1))
                .json();
    }

    private ObjectNode list() {
        var answer = Json.object();
        var list = answer.putArray("faults");
        faults.list().forEach(fault -> list.add(fault.json()));
        return answer;
    }

    private ObjectNode forget() {
        refusals.clear();
        return refusals.json();
    }

    private ObjectNode clear() {
        faults.clear();
        return list();
    }
}
