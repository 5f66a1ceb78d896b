package dev.tonearm.local.stack;

import dev.tonearm.core.environment.Deployable;
import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.local.aws.LocalSqs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/// What a deployment has, for a stack that is to have the same: whatever of it is missing there is
/// missing here.
///
/// @param partitions how many queues of commands
/// @param queues all of them
/// @param wiring the bus with its rules, the schedules, and what the stream's mapping lets through
/// @param brought the names of the queues whose messages Lambda brings the billing function
/// @param interactions what the interactions function is told
/// @param billing what the billing function is told
public record Deployment(
        int partitions,
        List<LocalSqs.Wanted> queues,
        CreateTableRequest table,
        EventWiring wiring,
        List<String> brought,
        Map<String, String> interactions,
        Map<String, String> billing) {
    /// What an operator says of themselves: a deployment has to pass it on, and what it is here is
    /// another matter.
    private static final Set<String> OPERATORS =
            Set.of(
                    VariableNames.APPLICATION_ID,
                    VariableNames.PUBLIC_KEY,
                    VariableNames.PLANS,
                    VariableNames.TYPED_REQUESTS);

    /// What stands here in the environment, by the name of the secret that has it there.
    private static final Map<String, List<String>> SECRETS =
            Map.of(
                    VariableNames.STRIPE_SECRET,
                            List.of(VariableNames.STRIPE_KEY, VariableNames.STRIPE_WEBHOOK_SECRETS),
                    VariableNames.DISCORD_SECRET, List.of(VariableNames.DISCORD_TOKEN),
                    VariableNames.SENTRY_SECRET, List.of(VariableNames.SENTRY_DSN));

    public Deployment {
        queues = List.copyOf(queues);
        brought = List.copyOf(brought);
        interactions = Map.copyOf(interactions);
        billing = Map.copyOf(billing);
    }

    /// What a function is told in a stack that is like this: what every deployment has to say, only
    /// this one says.
    ///
    /// @param told what it is told there
    /// @param here what it would be told here
    static Map<String, String> told(
            Deployable function, Map<String, String> told, Map<String, String> here, LocalSqs sqs) {
        var all = new HashMap<>(here);
        all.keySet().removeAll(function.always());
        SECRETS.forEach((secret, given) -> {
            if (!told.containsKey(secret)) all.keySet().removeAll(given);
        });
        told.forEach((name, value) -> {
            if (SECRETS.containsKey(name)) return;
            all.put(
                    name,
                    OPERATORS.contains(name) ? here.getOrDefault(name, "") : here(value, sqs));
        });
        return all;
    }

    /// The same queue on this machine.
    private static String here(String value, LocalSqs sqs) {
        return value.replaceFirst("^https://sqs\\.[^/]+/", sqs.endpoint() + "/");
    }
}
