package dev.tonearm.bench.edge;

import dev.tonearm.local.lambda.LambdaSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a function is run.
///
/// @param name as in the table, and of its log
/// @param command the command line of one process
/// @param environment its own variables
/// @param folder where its log is
record Function(String name, List<String> command, Map<String, String> environment, Path folder) {
    LambdaSettings settings() {
        return LambdaSettings.of(command, environment, log());
    }

    Path log() {
        return folder.resolve(name + ".log");
    }

    /// The same with more variables.
    Function with(Map<String, String> variables) {
        var all = new HashMap<>(environment);
        all.putAll(variables);
        return new Function(name, command, all, folder);
    }
}
