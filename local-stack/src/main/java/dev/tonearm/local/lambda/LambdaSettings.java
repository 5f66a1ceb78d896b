package dev.tonearm.local.lambda;

import dev.tonearm.core.environment.DeployedFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How a function is run.
///
/// @param name of the function
/// @param routes the paths of its HTTP endpoint, the first of which is [LambdaHost#url()]
/// @param command the whole command line of one function process; ends with the runtime interface
///   client's class and the handler's
/// @param environment the function's own variables; nothing is inherited but `PATH`
/// @param port of the HTTP endpoint on loopback, 0 for a free one
/// @param warm execution environments started before the first request
/// @param limit execution environments at most; further requests wait for one
/// @param timeout of one invocation; the environment is killed after it, as Lambda does
/// @param memoryMb what the function is told it has
/// @param log where the function's output goes, appended
public record LambdaSettings(
        String name,
        List<String> routes,
        List<String> command,
        Map<String, String> environment,
        int port,
        int warm,
        int limit,
        Duration timeout,
        int memoryMb,
        Path log) {
    /// AWS's runtime interface client, which runs a Java handler on Lambda.
    public static final String RUNTIME_CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    public LambdaSettings {
        routes = List.copyOf(routes);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) throw new IllegalArgumentException("the function needs a command");
        if (limit < 1) throw new IllegalArgumentException("limit must be at least 1, was " + limit);
        if (warm < 0 || warm > limit) {
            throw new IllegalArgumentException(
                    "warm must be between 0 and " + limit + ", was " + warm);
        }
    }

    /// The interactions function with one warm environment and at most two.
    public static LambdaSettings of(
            List<String> command, Map<String, String> environment, Path log) {
        return new LambdaSettings(
                DeployedFunction.INTERACTIONS.name(),
                DeployedFunction.INTERACTIONS.routes(),
                command,
                environment,
                0,
                1,
                2,
                DeployedFunction.INTERACTIONS.timeout(),
                DeployedFunction.INTERACTIONS.memoryMb(),
                log);
    }

    /// Another function, as it is deployed.
    public LambdaSettings as(DeployedFunction function) {
        return new LambdaSettings(
                function.name(),
                function.routes(),
                command,
                environment,
                port,
                warm,
                limit,
                function.timeout(),
                function.memoryMb(),
                log);
    }

    public LambdaSettings withPort(int value) {
        return new LambdaSettings(
                name, routes, command, environment, value, warm, limit, timeout, memoryMb, log);
    }

    public LambdaSettings withEnvironments(int warmOnes, int atMost) {
        return new LambdaSettings(
                name, routes, command, environment, port, warmOnes, atMost, timeout, memoryMb, log);
    }

    public LambdaSettings withTimeout(Duration value) {
        return new LambdaSettings(
                name, routes, command, environment, port, warm, limit, value, memoryMb, log);
    }

    String handler() {
        return command.getLast();
    }
}
