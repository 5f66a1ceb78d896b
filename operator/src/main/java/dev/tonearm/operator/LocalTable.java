package dev.tonearm.operator;

import dev.tonearm.core.environment.MovedClock;
import dev.tonearm.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// Points the AWS SDK at the stack that runs here.
final class LocalTable {
    private LocalTable() {}

    static void use(JsonObject stack) {
        System.setProperty("aws.endpointUrlDynamoDb", LocalStackFile.value(stack, "dynamodb"));
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "tonearmlocal");
        System.setProperty("aws.secretAccessKey", "local");
    }

    /// The time that its plans go by.
    static InstantSource clock(JsonObject stack, InstantSource real) {
        return stack.optionalString("billingClock")
                .<InstantSource>map(
                        file -> new MovedClock(real, () -> Files.readString(Path.of(file))))
                .orElse(real);
    }
}
