package dev.tonearm.store;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads attributes that every item of its kind has.
final class Attributes {
    private Attributes() {}

    static String string(Map<String, AttributeValue> item, String name) {
        return required(item, name).s();
    }

    static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(required(item, name).n());
    }

    static AttributeValue required(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) throw new IllegalStateException("an item without '" + name + "'");
        return value;
    }
}
