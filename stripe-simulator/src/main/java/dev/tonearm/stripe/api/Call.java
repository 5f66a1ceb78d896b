package dev.tonearm.stripe.api;

import dev.tonearm.stripe.wire.Params;
import java.util.Map;

/// A request whose parameters are checked.
///
/// @param path what its address names
/// @param url its address without the query
record Call(Params params, Map<String, String> path, String url) {

    String id() {
        return path.getOrDefault("id", "");
    }
}
