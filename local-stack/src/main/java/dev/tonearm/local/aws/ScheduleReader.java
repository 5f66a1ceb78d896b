package dev.tonearm.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what a client says of a schedule, and refuses what AWS refuses, and what would not be
/// understood here.
final class ScheduleReader {
    static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-_.]{1,64}");

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:.+");
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");
    private static final int LONGEST_EXPRESSION = 256;
    private static final int LONGEST_WINDOW = 1_440;
    private static final int MOST_RETRIES = 185;
    private static final int LEAST_AGE = 60;
    private static final int MOST_AGE = 86_400;

    private static final Set<String> MEMBERS =
            Set.of(
                    "ActionAfterCompletion",
                    "ClientToken",
                    "Description",
                    "FlexibleTimeWindow",
                    "GroupName",
                    "ScheduleExpression",
                    "ScheduleExpressionTimezone",
                    "State",
                    "Target");
    private static final Set<String> OF_TARGET =
            Set.of(
                    "Arn",
                    "DeadLetterConfig",
                    "EventBridgeParameters",
                    "Input",
                    "RetryPolicy",
                    "RoleArn");

    private static final ObjectMapper JSON = new ObjectMapper();

    private ScheduleReader() {}

    /// A request that AWS, or this stand-in, does not take.
    static final class InvalidException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidException(String why) {
            super(why);
        }
    }

    /// @param now what a one-time schedule has to be after
    static Schedule read(String name, String body, Instant now) {
        ObjectNode request = object(body);
        if (!NAME.matcher(name).matches()) throw constraint("name", NAME.pattern());
        known(request, MEMBERS, "");
        String group = text(request, "GroupName").orElse(LocalScheduler.DEFAULT_GROUP);
        if (!NAME.matcher(group).matches()) throw constraint("groupName", NAME.pattern());
        window(required(request, "FlexibleTimeWindow", "flexibleTimeWindow"));
        target(required(request, "Target", "target"));
        boolean enabled =
                oneOf(request, "State", "state", "ENABLED", Set.of("ENABLED", "DISABLED"))
                        .equals("ENABLED");
        boolean deleted =
                oneOf(
                                request,
                                "ActionAfterCompletion",
                                "actionAfterCompletion",
                                "NONE",
                                Set.of("NONE", "DELETE"))
                        .equals("DELETE");
        return new Schedule(
                new Schedule.Key(group, name), request, times(request, now), enabled, deleted);
    }

    private static ObjectNode object(String body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) return object;
        } catch (JsonProcessingException _) {
            // As if it were something else.
        }
        throw new InvalidException("The request is no JSON object");
    }

    private static Schedule.Times times(ObjectNode request, Instant now) {
        String expression = required(request, "ScheduleExpression", "scheduleExpression").asText();
        if (expression.isEmpty() || expression.length() > LONGEST_EXPRESSION)
            throw new InvalidException("Invalid Schedule Expression " + expression + ".");
        ZoneId zone;
        try {
            zone = ZoneId.of(text(request, "ScheduleExpressionTimezone").orElse("UTC"));
        } catch (DateTimeException _) {
            throw new InvalidException("Provided timezone is not valid.");
        }
        Schedule.Times times;
        try {
            times = Schedule.times(expression, zone);
        } catch (IllegalArgumentException _) {
            throw new InvalidException("Invalid Schedule Expression " + expression + ".");
        }
        if (times.after(now).isEmpty())
            throw new InvalidException(
                    "Invalid Schedule Expression " + expression + ": it is over at " + now + ".");
        return times;
    }

    private static void window(JsonNode window) {
        String mode = window.path("Mode").asText();
        JsonNode most = window.path("MaximumWindowInMinutes");
        switch (mode) {
            case "OFF" -> {
                if (!most.isMissingNode())
                    throw new InvalidException(
                            "A maximum time window must not be specified if the time window mode is OFF.");
            }
            case "FLEXIBLE" -> {
                if (!most.isInt() || most.asInt() < 1 || most.asInt() > LONGEST_WINDOW)
                    throw constraint("flexibleTimeWindow.maximumWindowInMinutes", "1 to 1440");
            }
            default -> throw constraint("flexibleTimeWindow.mode", "[OFF, FLEXIBLE]");
        }
    }

    private static void target(JsonNode target) {
        known(target, OF_TARGET, "Target.");
        String arn = required(target, "Arn", "target.arn").asText();
        if (!ARN.matcher(arn).matches()) throw constraint("target.arn", ARN.pattern());
        String role = required(target, "RoleArn", "target.roleArn").asText();
        if (!ROLE.matcher(role).matches()) throw constraint("target.roleArn", ROLE.pattern());
        if (!arn.contains(":event-bus/"))
            throw new InvalidException(arn + ": only event buses are called here.");
        JsonNode event = target.path("EventBridgeParameters");
        if (event.path("DetailType").asText().isEmpty() || event.path("Source").asText().isEmpty())
            throw new InvalidException(
                    "EventBridgeParameters with a DetailType and a Source are required for an event bus.");
        if (event.path("Source").asText().startsWith("aws."))
            throw constraint("target.eventBridgeParameters.source", "(?!aws\\.).+");
        String input = text(target, "Input").orElse("");
        object(input);
        retries(target.path("RetryPolicy"));
    }

    private static void retries(JsonNode policy) {
        JsonNode age = policy.path("MaximumEventAgeInSeconds");
        JsonNode tries = policy.path("MaximumRetryAttempts");
        if (!age.isMissingNode() && (age.asInt() < LEAST_AGE || age.asInt() > MOST_AGE))
            throw constraint("target.retryPolicy.maximumEventAgeInSeconds", "60 to 86400");
        if (!tries.isMissingNode() && (tries.asInt() < 0 || tries.asInt() > MOST_RETRIES))
            throw constraint("target.retryPolicy.maximumRetryAttempts", "0 to 185");
    }

    /// AWS leaves alone what it does not know; here that is a mistake that somebody should see.
    private static void known(JsonNode object, Set<String> members, String in) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!members.contains(name))
                throw new InvalidException("there is no " + in + name + " here");
        }
    }

    private static JsonNode required(JsonNode object, String member, String path) {
        JsonNode value = object.path(member);
        if (value.isMissingNode() || value.isNull()) {
            throw new InvalidException(
                    "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must not be null"
                            .formatted(path));
        }
        return value;
    }

    private static Optional<String> text(JsonNode object, String member) {
        return Optional.of(object.path(member)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static String oneOf(
            JsonNode object, String member, String path, String usual, Set<String> values) {
        String value = text(object, member).orElse(usual);
        if (values.contains(value)) return value;
        throw constraint(path, values.toString());
    }

    private static InvalidException constraint(String path, String rule) {
        return new InvalidException(
                "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must satisfy %s"
                        .formatted(path, rule));
    }
}
