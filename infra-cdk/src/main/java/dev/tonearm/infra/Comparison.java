package dev.tonearm.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tonearm.infra.template.Change;
import dev.tonearm.infra.template.Golden;
import dev.tonearm.infra.template.TemplateDiff;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The templates of a stage beside those that somebody last looked at.
///
/// @param byStack the changes of each stack that has some
record Comparison(Map<String, List<Change>> byStack) {
    static Comparison of(Synthesised made, Golden golden) throws IOException {
        Map<String, JsonNode> kept = golden.read(made.stage().name());
        Map<String, JsonNode> now = new TreeMap<>();
        for (Synthesised.Template one : made.templates()) now.put(one.stack(), one.json());
        var stacks = new TreeSet<>(now.keySet());
        stacks.addAll(kept.keySet());
        var byStack = new TreeMap<String, List<Change>>();
        for (String stack : stacks) {
            List<Change> changes =
                    TemplateDiff.between(
                            kept.getOrDefault(stack, MissingNode.getInstance()),
                            now.getOrDefault(stack, MissingNode.getInstance()));
            if (!changes.isEmpty()) byStack.put(stack, changes);
        }
        return new Comparison(byStack);
    }

    /// Whether something that stands would not go on as it is.
    boolean isGrave() {
        return all().stream().anyMatch(change -> change.effect().isGrave());
    }

    void print(PrintStream out) {
        byStack.forEach((stack, changes) -> {
            out.println(stack);
            changes.forEach(out::println);
        });
        out.println(all().isEmpty() ? "Nothing changes." : TemplateDiff.sum(all()));
    }

    List<Change> all() {
        var all = new ArrayList<Change>();
        byStack.values().forEach(all::addAll);
        return all;
    }
}
