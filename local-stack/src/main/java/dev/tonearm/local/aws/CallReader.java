package dev.tonearm.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from a signed request which permissions AWS would want for it.
final class CallReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CREDENTIAL =
            Pattern.compile("Credential=(\\w+)/\\d+/[\\w-]+/(\\w+)/aws4_request");
    private static final Pattern STATEMENT =
            Pattern.compile("(?i)^\\s*(select|insert|update|delete)\\b[^\"]*\"([^\"]+)\".*");
    private static final Pattern SCHEDULE = Pattern.compile("(\\w+) /schedules/([^?\\s]+).*");

    /// One that is allowed by the permission for what it does many times.
    private static final String BATCH = "Batch";

    /// What a transaction does needs the permissions for its steps, and none for itself.
    private static final Map<String, String> STEPS =
            Map.of(
                    "Put", "PutItem",
                    "Update", "UpdateItem",
                    "Delete", "DeleteItem",
                    "ConditionCheck", "ConditionCheckItem",
                    "Get", "GetItem");

    private CallReader() {}

    /// @param line the request's first
    /// @param headers by their names in lower case
    static List<AwsCall> read(String line, Map<String, String> headers, byte[] body) {
        Matcher credential = CREDENTIAL.matcher(headers.getOrDefault("authorization", ""));
        if (!credential.find()) return List.of();
        String caller = credential.group(1);
        String operation = operation(line, headers);
        JsonNode json = json(body);
        return switch (credential.group(2)) {
            case "dynamodb" -> table(caller, operation, json);
            case "sqs" -> List.of(queue(caller, operation, json));
            case "events" -> bus(caller, operation, json);
            case "scheduler" -> schedule(caller, line, json);
            default -> List.of();
        };
    }

    /// AWS's name of what is asked for, as its clients have it.
    static String operation(String line, Map<String, String> headers) {
        String target = headers.getOrDefault("x-amz-target", "");
        if (!target.isEmpty()) return target.substring(target.lastIndexOf('.') + 1);
        return switch (line.substring(0, Math.max(0, line.indexOf(' ')))) {
            case "POST" -> "CreateSchedule";
            case "PUT" -> "UpdateSchedule";
            case "DELETE" -> "DeleteSchedule";
            default -> "GetSchedule";
        };
    }

    private static List<AwsCall> table(String caller, String operation, JsonNode json) {
        var calls = new ArrayList<AwsCall>();
        switch (operation) {
            case "TransactWriteItems", "TransactGetItems" -> {
                for (JsonNode item : json.path("TransactItems")) {
                    item.properties()
                            .forEach(step ->
                                    calls.add(
                                            new AwsCall(
                                                    caller,
                                                    "dynamodb:" + STEPS.get(step.getKey()),
                                                    text(step.getValue(), "TableName"))));
                }
            }
            case "BatchGetItem", "BatchWriteItem" ->
                    json.path("RequestItems")
                            .properties()
                            .forEach(table ->
                                    calls.add(
                                            new AwsCall(
                                                    caller,
                                                    "dynamodb:" + operation,
                                                    table.getKey())));
            case "BatchExecuteStatement" -> {
                for (JsonNode one : json.path("Statements"))
                    statement(caller, one).ifPresent(calls::add);
            }
            case "ExecuteStatement" -> statement(caller, json).ifPresent(calls::add);
            default ->
                    calls.add(
                            new AwsCall(caller, "dynamodb:" + operation, text(json, "TableName")));
        }
        return calls;
    }

    private static Optional<AwsCall> statement(String caller, JsonNode json) {
        Matcher statement = STATEMENT.matcher(text(json, "Statement"));
        if (!statement.matches()) return Optional.empty();
        String verb = statement.group(1);
        String action =
                verb.substring(0, 1).toUpperCase(Locale.ROOT)
                        + verb.substring(1).toLowerCase(Locale.ROOT);
        return Optional.of(new AwsCall(caller, "dynamodb:PartiQL" + action, statement.group(2)));
    }

    private static AwsCall queue(String caller, String operation, JsonNode json) {
        String action =
                operation.endsWith(BATCH)
                        ? operation.substring(0, operation.length() - BATCH.length())
                        : operation;
        String url = text(json, "QueueUrl");
        String name =
                url.isEmpty() ? text(json, "QueueName") : url.substring(url.lastIndexOf('/') + 1);
        return new AwsCall(caller, "sqs:" + action, name);
    }

    private static List<AwsCall> bus(String caller, String operation, JsonNode json) {
        var calls = new ArrayList<AwsCall>();
        for (JsonNode entry : json.path("Entries")) {
            String bus = text(entry, "EventBusName");
            String name = bus.substring(bus.lastIndexOf('/') + 1);
            calls.add(new AwsCall(caller, "events:" + operation, name));
        }
        return calls;
    }

    /// Its API is of paths, and who makes a schedule hands over a role.
    private static List<AwsCall> schedule(String caller, String line, JsonNode json) {
        Matcher schedule = SCHEDULE.matcher(line);
        if (!schedule.matches()) return List.of();
        String action = operation(line, Map.of());
        Matcher asked = Pattern.compile("groupName=([^&\\s]+)").matcher(line);
        String group = asked.find() ? asked.group(1) : text(json, "GroupName");
        var calls = new ArrayList<AwsCall>();
        calls.add(new AwsCall(caller, "scheduler:" + action, group));
        String role = text(json.path("Target"), "RoleArn");
        if (!role.isEmpty()) {
            calls.add(
                    new AwsCall(caller, "iam:PassRole", role.substring(role.lastIndexOf('/') + 1)));
        }
        return calls;
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asText("");
    }

    static JsonNode json(byte[] body) {
        try {
            return body.length == 0
                    ? JSON.createObjectNode()
                    : JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException _) {
            return JSON.createObjectNode(); // the service refuses it
        }
    }
}
