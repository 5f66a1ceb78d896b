package dev.tonearm.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// CDK's own command line, which alone knows what is deployed.
final class CdkCommand {
    /// The version that the templates' format was tried with.
    static final String PACKAGE = "aws-cdk@2.1148.1";

    private static final List<String> CREDENTIALS =
            List.of(
                    "AWS_ACCESS_KEY_ID",
                    "AWS_PROFILE",
                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI");

    private CdkCommand() {}

    /// Whether an account can be asked.
    static boolean hasCredentials(Map<String, String> environment) {
        return CREDENTIALS.stream().anyMatch(name -> !environment.getOrDefault(name, "").isEmpty())
                || Files.exists(Path.of(environment.getOrDefault("HOME", "/"), ".aws/credentials"));
    }

    /// What deploying templates would change, told by CDK on this process's own output.
    ///
    /// @return its exit code
    static int diff(Path templates) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        "npx", "--yes", PACKAGE, "diff", "--app", templates.toString(), "--all")
                .inheritIO()
                .start()
                .waitFor();
    }
}
