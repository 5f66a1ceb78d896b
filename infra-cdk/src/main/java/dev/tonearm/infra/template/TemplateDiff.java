package dev.tonearm.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.infra.template.Change.Effect;
import dev.tonearm.infra.template.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What would become of a stack's resources if one template took the place of another.
public final class TemplateDiff {
    private static final int LONGEST_VALUE = 80;

    private TemplateDiff() {}

    /// The changes, sorted by logical id. Templates are compared as [TemplateText] has them.
    public static List<Change> between(JsonNode before, JsonNode after) {
        JsonNode old = TemplateText.normal(before).path("Resources");
        JsonNode now = TemplateText.normal(after).path("Resources");
        var ids = new TreeSet<String>();
        old.fieldNames().forEachRemaining(ids::add);
        now.fieldNames().forEachRemaining(ids::add);
        var changes = new ArrayList<Change>();
        for (String id : ids) change(id, old.path(id), now.path(id)).ifPresent(changes::add);
        return List.copyOf(changes);
    }

    /// How many of each kind, and of each effect that there is.
    public static String sum(List<Change> changes) {
        var parts = new ArrayList<String>();
        for (Kind kind : Kind.values()) {
            parts.add(Change.counted(kind, changes.stream().filter(c -> c.kind() == kind).count()));
        }
        for (Effect effect : Effect.values()) {
            long count = changes.stream().filter(c -> c.effect() == effect).count();
            if (effect.isGrave() && count > 0) parts.add(Change.counted(effect, count));
        }
        return String.join(", ", parts);
    }

    private static Optional<Change> change(String id, JsonNode old, JsonNode now) {
        if (old.equals(now)) return Optional.empty();
        if (old.isMissingNode()) {
            return Optional.of(new Change(Kind.ADDED, Effect.NONE, id, type(now), List.of()));
        }
        if (now.isMissingNode()) {
            return Optional.of(new Change(Kind.REMOVED, gone(old, old), id, type(old), List.of()));
        }
        var details = new ArrayList<String>();
        for (String member : List.of("Properties", "DeletionPolicy", "UpdateReplacePolicy")) {
            String path = member.equals("Properties") ? "" : member;
            compare(path, old.path(member), now.path(member), details);
        }
        if (!type(old).equals(type(now))) details.add("it was " + type(old));
        // What only CDK and its rules read: suppressions and their reasons.
        if (details.isEmpty()) return Optional.empty();
        return Optional.of(new Change(Kind.CHANGED, effect(old, now), id, type(now), details));
    }

    private static Effect effect(JsonNode old, JsonNode now) {
        if (!type(old).equals(type(now))) return gone(old, now);
        Optional<ResourceKind> kind = ResourceKind.of(type(old));
        if (kind.isEmpty()) return Effect.UNKNOWN;
        for (String name : kind.get().fixed()) {
            JsonNode was = old.path("Properties").path(name);
            if (was.equals(now.path("Properties").path(name))) continue;
            return kind.get().holdsData() ? gone(old, now) : Effect.REPLACED;
        }
        return Effect.NONE;
    }

    /// What becomes of a resource that its stack no longer has. It is kept for sure only if both
    /// templates say so.
    private static Effect gone(JsonNode old, JsonNode now) {
        Optional<ResourceKind> kind = ResourceKind.of(type(old));
        if (kind.isEmpty()) return Effect.UNKNOWN;
        if (kept(old) && kept(now)) return Effect.LEFT;
        return kind.get().holdsData() ? Effect.LOST : Effect.NONE;
    }

    private static boolean kept(JsonNode resource) {
        return resource.path("DeletionPolicy").asText().startsWith("Retain")
                && resource.path("UpdateReplacePolicy").asText().equals("Retain");
    }

    private static void compare(String path, JsonNode old, JsonNode now, List<String> details) {
        if (old.equals(now)) return;
        boolean object = old instanceof ObjectNode || now instanceof ObjectNode;
        boolean one = old instanceof MissingNode || now instanceof MissingNode;
        if (!object || (one && !path.isEmpty())) {
            details.add(path + ": " + value(old) + " → " + value(now));
            return;
        }
        var names = new TreeSet<String>();
        old.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String at = path.isEmpty() ? name : path + "." + name;
            compare(at, old.path(name), now.path(name), details);
        }
    }

    private static String value(JsonNode value) {
        if (value.isMissingNode()) return "nothing";
        String text = value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }

    private static String type(JsonNode resource) {
        return resource.path("Type").asText();
    }
}
