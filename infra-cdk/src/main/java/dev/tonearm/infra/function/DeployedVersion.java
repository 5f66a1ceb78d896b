package dev.tonearm.infra.function;

import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.infra.access.Arns;
import dev.tonearm.infra.access.Part;
import dev.tonearm.infra.access.PartRole;
import dev.tonearm.infra.access.Thing;
import dev.tonearm.infra.stage.StageSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/// A function with a version for each of its codes, and the alias by which everybody calls the one
/// that is live. Versions before it stay, so that traffic can go back to them.
final class DeployedVersion {
    static final String LIVE = "live";

    private final Stack stack;
    private final StageSettings stage;
    private final DeployedFunction shape;
    private final Role role;
    private final Alias alias;

    /// How a function is run.
    ///
    /// @param provided with a runtime of its own, instead of AWS's Java
    /// @param concurrency the most at a time; as many as the account allows if 0
    record Running(boolean provided, int memoryMb, int concurrency, Map<String, String> told) {}

    DeployedVersion(
            Stack stack,
            StageSettings stage,
            Part part,
            DeployedFunction shape,
            Running running,
            Path code) {
        this.stack = stack;
        this.stage = stage;
        this.shape = shape;
        this.role = PartRole.made(stack, stage, part, new ServicePrincipal("lambda.amazonaws.com"));
        this.alias = alias(part, function(part, running, code));
    }

    DeployedFunction shape() {
        return shape;
    }

    Role role() {
        return role;
    }

    Alias alias() {
        return alias;
    }

    /// Of the function, whatever the version.
    String arn() {
        return alias.getLambda().getFunctionArn();
    }

    private Function function(Part part, Running running, Path code) {
        LogGroup log =
                LogGroup.Builder.create(stack, id(part, "Log"))
                        .logGroupName("/aws/lambda/" + shape.name())
                        .retention(retention(stage.logs().days()))
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        role.addToPolicy(
                allow(
                        "Log",
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        log.getLogGroupArn()));
        boolean traced = stage.logs().traces();
        if (traced) {
            role.addToPolicy(
                    allow(
                            "Traces",
                            List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"),
                            "*"));
        }
        if (part.equals(Part.BILLING) && stage.watch().sentry()) {
            role.addToPolicy(
                    allow(
                            "Errors",
                            List.of("secretsmanager:GetSecretValue"),
                            new Arns(stack, stage).of(Thing.SENTRY_SECRET).getFirst()));
        }
        var function =
                Function.Builder.create(stack, id(part, "Function"))
                        .functionName(shape.name())
                        .description("Tonearm's " + part.title() + " function")
                        // The permissions are whole; CDK adds none of its own.
                        .role(role.withoutPolicyUpdates())
                        .runtime(running.provided ? Runtime.PROVIDED_AL2023 : java())
                        .architecture(architecture())
                        .handler(shape.handler())
                        .code(Code.fromAsset(code.toString()))
                        .timeout(Duration.seconds(shape.timeout().toSeconds()))
                        .memorySize(running.memoryMb)
                        .environment(running.told)
                        .logGroup(log)
                        .tracing(traced ? Tracing.ACTIVE : Tracing.DISABLED)
                        .currentVersionOptions(
                                VersionOptions.builder()
                                        .removalPolicy(RemovalPolicy.RETAIN)
                                        .build());
        if (!running.provided) function.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
        if (running.concurrency > 0) function.reservedConcurrentExecutions(running.concurrency);
        Function made = function.build();
        Annotations.of(made)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish",
                        "A version is published, and everybody calls that.");
        // It may not start before it may write its log.
        made.getNode().addDependency(role);
        return made;
    }

    private Alias alias(Part part, Function function) {
        return Alias.Builder.create(stack, id(part, "Live"))
                .aliasName(LIVE)
                .version(function.getCurrentVersion())
                .build();
    }

    private Architecture architecture() {
        return switch (stage.edge().architecture()) {
            case ARM64 -> Architecture.ARM_64;
            case X86_64 -> Architecture.X86_64;
        };
    }

    private static Runtime java() {
        return Runtime.JAVA_25;
    }

    private static PolicyStatement allow(String sid, List<String> actions, String resource) {
        return PolicyStatement.Builder.create()
                .sid(sid)
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }

    /// Settings take the days that CloudWatch knows.
    static RetentionDays retention(int days) {
        return switch (days) {
            case 1 -> RetentionDays.ONE_DAY;
            case 3 -> RetentionDays.THREE_DAYS;
            case 5 -> RetentionDays.FIVE_DAYS;
            case 7 -> RetentionDays.ONE_WEEK;
            case 14 -> RetentionDays.TWO_WEEKS;
            case 30 -> RetentionDays.ONE_MONTH;
            case 60 -> RetentionDays.TWO_MONTHS;
            case 90 -> RetentionDays.THREE_MONTHS;
            case 120 -> RetentionDays.FOUR_MONTHS;
            case 150 -> RetentionDays.FIVE_MONTHS;
            case 180 -> RetentionDays.SIX_MONTHS;
            case 365 -> RetentionDays.ONE_YEAR;
            case 400 -> RetentionDays.THIRTEEN_MONTHS;
            case 545 -> RetentionDays.EIGHTEEN_MONTHS;
            case 731 -> RetentionDays.TWO_YEARS;
            case 1096 -> RetentionDays.THREE_YEARS;
            case 1827 -> RetentionDays.FIVE_YEARS;
            default -> throw new IllegalArgumentException(days + " days are not CloudWatch's");
        };
    }

    /// `InteractionsFunction` for the function of `interactions`.
    static String id(Part part, String what) {
        String title = part.title();
        return Character.toUpperCase(title.charAt(0)) + title.substring(1) + what;
    }
}
