package dev.tonearm.stripe.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import java.util.Optional;

/// What an object was before, as `previous_attributes` tells it: hashes member by member, lists
/// whole.
final class Difference {
    private Difference() {}

    static Optional<ObjectNode> between(ObjectNode before, ObjectNode after) {
        var changed = Json.object();
        before.properties()
                .forEach(member -> {
                    var was = member.getValue();
                    var is = after.get(member.getKey());
                    if (was.equals(is)) {
                        return;
                    }
                    if (was instanceof ObjectNode inner && is instanceof ObjectNode other) {
                        between(inner, other).ifPresent(part -> changed.set(member.getKey(), part));
                    } else {
                        changed.set(member.getKey(), was.deepCopy());
                    }
                });
        after.fieldNames()
                .forEachRemaining(name -> {
                    if (!before.has(name)) {
                        changed.putNull(name);
                    }
                });
        return changed.isEmpty() ? Optional.empty() : Optional.of(changed);
    }
}
