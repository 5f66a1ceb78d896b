package dev.tonearm.e2e.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.local.aws.AwsCall;
import dev.tonearm.local.stack.Stack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What the roles of a stage let its parts do.
public final class Allowed {
    /// The ends of the roles' names, by as whom parts call AWS here.
    private static final Map<String, String> ROLES =
            Map.of(
                    Stack.INTERACTIONS, "-interactions",
                    Stack.BILLING, "-billing",
                    Stack.WORKER, "-voice-worker");

    private final Template template;

    public Allowed(Template template) {
        this.template = template;
    }

    /// Of what was called, what AWS would have refused.
    public List<AwsCall> refused(Collection<AwsCall> calls) {
        List<AwsCall> refused = new ArrayList<>();
        for (AwsCall call : calls) {
            String role = ROLES.get(call.caller());
            if (role != null && statements(role).noneMatch(one -> allows(one, call))) {
                refused.add(call);
            }
        }
        return refused;
    }

    private java.util.stream.Stream<JsonNode> statements(String role) {
        return template.of("AWS::IAM::Policy").stream()
                .filter(policy ->
                        texts(policy.path("Roles")).stream().anyMatch(of -> of.endsWith(role)))
                .flatMap(policy -> {
                    List<JsonNode> all = new ArrayList<>();
                    policy.path("PolicyDocument").path("Statement").forEach(all::add);
                    return all.stream();
                });
    }

    private boolean allows(JsonNode statement, AwsCall call) {
        return texts(statement.path("Action")).contains(call.action())
                && texts(statement.path("Resource")).stream()
                        .anyMatch(arn ->
                                arn.endsWith(":" + call.resource())
                                        || arn.endsWith("/" + call.resource())
                                        || arn.contains("/" + call.resource() + "/"));
    }

    private Set<String> texts(JsonNode node) {
        Set<String> texts = new HashSet<>();
        if (node.isArray()) node.forEach(one -> texts.add(template.text(one)));
        else if (!node.isMissingNode()) texts.add(Objects.requireNonNull(template.text(node)));
        return texts;
    }
}
