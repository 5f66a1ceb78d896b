package dev.tonearm.store;

import java.util.UUID;

/// The identity of one attempt to write something, so that its writer recognises it when the SDK
/// repeated a write whose first answer was lost.
record WriteId(String value) {
    static WriteId random() {
        return new WriteId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
