package dev.tonearm.infra;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// AWS's cfn-guard with the rules of AWS Control Tower, as npm has them.
final class CfnGuard {
    private static final Path SOURCES = Path.of("src/test/cfn-guard");

    /// Kept: npm is asked again only when what is pinned has changed.
    private static final Path INSTALLED = Path.of("target/cfn-guard");

    private static final Path PACKAGE =
            INSTALLED.resolve("node_modules/@cdklabs/cdk-validator-cfnguard");

    private static final Path RULES = PACKAGE.resolve("rules/control-tower/cfn-guard");

    /// Where rules are that are not in a folder of their service's name.
    private static final Map<String, String> FOLDERS =
            Map.of(
                    "apigatewayv2", "apigateway",
                    "iam", "identityandaccessmanagement",
                    "kms", "keymanagementservice",
                    "wafv2", "waf");

    /// With cfn-guard this is no error: something was found.
    private static final int FOUND = 19;

    private static final Pattern SERVICE = Pattern.compile("AWS::(\\w+)::");

    private static final Pattern RULE = Pattern.compile("\\[(CT\\.[A-Z0-9]+\\.PR\\.[0-9]+)]");

    private CfnGuard() {}

    /// The rules that templates do not meet, by the files' places among those that were given.
    ///
    /// @return for each rule the files
    static Map<String, Set<Path>> judge(List<Path> templates)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                PACKAGE.resolve(binary()).toAbsolutePath().toString(),
                                "validate",
                                "--structured",
                                "--output-format",
                                "json",
                                "--show-summary",
                                "none",
                                "--rules"));
        for (String service : services(templates)) {
            Path rules = RULES.resolve(service);
            if (Files.isDirectory(rules)) command.add(rules.toString());
        }
        command.add("--data");
        templates.forEach(template -> command.add(template.toString()));
        File found = INSTALLED.resolve("found.json").toFile();
        int code =
                new ProcessBuilder(command)
                        .redirectOutput(found)
                        .redirectError(INSTALLED.resolve("found.err").toFile())
                        .start()
                        .waitFor();
        if (code != 0 && code != FOUND) {
            throw new IOException(
                    "cfn-guard ended with "
                            + code
                            + ": "
                            + Files.readString(INSTALLED.resolve("found.err")));
        }
        var rules = new TreeMap<String, Set<Path>>();
        for (JsonNode file : new ObjectMapper().readTree(found)) {
            for (JsonNode rule : file.path("not_compliant")) {
                Matcher name = RULE.matcher(rule.toString());
                String id = name.find() ? name.group(1) : rule.at("/Rule/name").asText();
                rules.computeIfAbsent(id, _ -> new TreeSet<>())
                        .add(Path.of(file.path("name").asText()));
            }
        }
        return rules;
    }

    /// The folders of rules about services that are used: each rule is read anew for each file.
    private static Set<String> services(List<Path> templates) throws IOException {
        var services = new TreeSet<String>();
        for (Path template : templates) {
            for (JsonNode one : new ObjectMapper().readTree(template.toFile()).path("Resources")) {
                Matcher type = SERVICE.matcher(one.path("Type").asText());
                if (!type.lookingAt()) continue;
                String service = type.group(1).toLowerCase(Locale.ROOT);
                services.add(FOLDERS.getOrDefault(service, service));
            }
        }
        return services;
    }

    /// Puts it in place, or leaves the test out and says why.
    static void install() throws IOException, InterruptedException {
        if (binary().isEmpty()) abort("cfn-guard is made for Linux and Mac only");
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(
                    SOURCES.resolve(file),
                    INSTALLED.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        String pinned = Files.readString(SOURCES.resolve("package-lock.json"));
        Path stamp = INSTALLED.resolve("installed");
        if (Files.exists(stamp) && Files.readString(stamp).equals(pinned)) return;
        // Without what it is a part of: of it only the program and the rules are used.
        var npm =
                new ProcessBuilder(
                                "npm",
                                "ci",
                                "--legacy-peer-deps",
                                "--no-audit",
                                "--no-fund",
                                "--ignore-scripts",
                                "--fetch-retries=1",
                                "--fetch-timeout=30000")
                        .directory(INSTALLED.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(INSTALLED.resolve("npm.log").toFile());
        try {
            if (npm.start().waitFor() != 0)
                abort(
                        "npm could not install cfn-guard (its words are in "
                                + INSTALLED
                                + "/npm.log)");
        } catch (IOException _) {
            abort("there is no npm here, which installs cfn-guard (https://nodejs.org)");
        }
        Files.writeString(stamp, pinned);
    }

    /// The place of the program for this machine; empty if there is none.
    private static String binary() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arm = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        if (system.contains("linux")) return "bin/ubuntu/" + arm + "/cfn-guard";
        return system.contains("mac") ? "bin/macos/" + arm + "/cfn-guard" : "";
    }
}
