package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;
import java.util.Objects;

/// What selectors select.
final class Labels {
    private Labels() {}

    static boolean match(LabelSelector selector, Map<String, String> labels) {
        Map<String, String> wanted =
                Objects.requireNonNullElse(selector.getMatchLabels(), Map.of());
        return labels.entrySet().containsAll(wanted.entrySet())
                && selector.getMatchExpressions().stream().allMatch(it -> match(it, labels));
    }

    private static boolean match(LabelSelectorRequirement wanted, Map<String, String> labels) {
        String value = labels.get(wanted.getKey());
        return switch (wanted.getOperator()) {
            case "In" -> value != null && wanted.getValues().contains(value);
            case "NotIn" -> value == null || !wanted.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new UnreadableException("no operator is " + wanted.getOperator());
        };
    }
}
