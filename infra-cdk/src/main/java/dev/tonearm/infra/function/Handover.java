package dev.tonearm.infra.function;

import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.infra.access.PartRole;
import dev.tonearm.infra.runbook.Runbook;
import dev.tonearm.infra.stage.StageSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.codedeploy.AutoRollbackConfig;
import software.amazon.awscdk.services.codedeploy.ILambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaApplication;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;

/// How traffic moves to a function's new version, and back by itself when what callers notice goes
/// wrong meanwhile.
final class Handover {
    /// Of Discord's three seconds; what is later is lost.
    private static final int SLOW_MILLIS = 2_500;

    private final Stack stack;
    private final StageSettings stage;
    private final LambdaApplication application;

    Handover(Stack stack, StageSettings stage) {
        this.stack = stack;
        this.stage = stage;
        this.application =
                LambdaApplication.Builder.create(stack, "Deployments")
                        .applicationName("tonearm-" + stage.name())
                        .build();
    }

    void of(DeployedVersion function, String id) {
        List<Alarm> alarms =
                function.shape().equals(DeployedFunction.INTERACTIONS)
                        ? List.of(errors(function, id), slow(function, id))
                        : List.of(errors(function, id));
        LambdaDeploymentGroup.Builder.create(stack, id + "Deployment")
                .application(application)
                // CDK would add a policy of AWS's that reaches all functions and many buckets.
                .role(mover(function, id).withoutPolicyUpdates())
                .alias(function.alias())
                .deploymentConfig(config())
                .alarms(alarms)
                .autoRollback(
                        AutoRollbackConfig.builder()
                                .failedDeployment(true)
                                .stoppedDeployment(true)
                                .deploymentInAlarm(true)
                                .build())
                .build();
    }

    /// Who moves the alias.
    private Role mover(DeployedVersion function, String id) {
        Role role =
                Role.Builder.create(stack, id + "Mover")
                        .roleName(
                                "tonearm-%s-deploy-%s"
                                        .formatted(stage.name(), id.toLowerCase(Locale.ROOT)))
                        .description("By it CodeDeploy moves traffic to a new version")
                        .assumedBy(new ServicePrincipal("codedeploy.amazonaws.com"))
                        .build();
        role.addToPolicy(
                allow(
                        "Alias",
                        List.of(
                                "lambda:GetAlias",
                                "lambda:GetProvisionedConcurrencyConfig",
                                "lambda:UpdateAlias"),
                        function.arn()));
        role.addToPolicy(allow("Alarms", List.of("cloudwatch:DescribeAlarms"), "*"));
        PartRole.explained(
                role,
                "CodeDeploy asks for the states of alarms in lists, which are of no resource.");
        return role;
    }

    private static PolicyStatement allow(String sid, List<String> actions, String resource) {
        return PolicyStatement.Builder.create()
                .sid(sid)
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }

    private Alarm errors(DeployedVersion function, String id) {
        return alarm(
                        function,
                        id + "Errors",
                        "the function fails",
                        function.shape().equals(DeployedFunction.INTERACTIONS)
                                ? Runbook.EDGE_FAILING
                                : Runbook.BILLING_FAILING,
                        metric(function, "Errors", Stats.SUM),
                        1)
                .evaluationPeriods(1)
                .build();
    }

    private Alarm slow(DeployedVersion function, String id) {
        return alarm(
                        function,
                        id + "Slow",
                        "one answer in a hundred takes most of the 3 s that Discord waits",
                        Runbook.EDGE_SLOW,
                        metric(function, "Duration", "p99"),
                        SLOW_MILLIS)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .build();
    }

    private Alarm.Builder alarm(
            DeployedVersion function,
            String id,
            String what,
            Runbook runbook,
            Metric metric,
            int threshold) {
        return Alarm.Builder.create(stack, id)
                .alarmName(
                        "tonearm-%s-rollback-%s"
                                .formatted(stage.name(), id.toLowerCase(Locale.ROOT)))
                .alarmDescription(
                        runbook.after(
                                "%s: %s. While a version is deployed it goes back by itself"
                                        .formatted(function.shape().name(), what)))
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING);
    }

    /// Of the alias: what a version does that nobody calls any more is no reason.
    private static Metric metric(DeployedVersion function, String name, String statistic) {
        String called = function.shape().name();
        return Metric.Builder.create()
                .namespace("AWS/Lambda")
                .metricName(name)
                .dimensionsMap(
                        Map.of(
                                "FunctionName",
                                called,
                                "Resource",
                                called + ":" + DeployedVersion.LIVE))
                .statistic(statistic)
                .period(Duration.minutes(1))
                .build();
    }

    private ILambdaDeploymentConfig config() {
        return switch (stage.edge().rollout()) {
            case ALL_AT_ONCE -> LambdaDeploymentConfig.ALL_AT_ONCE;
            case CANARY_10_PERCENT_5_MINUTES -> LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES;
            case LINEAR_10_PERCENT_EVERY_MINUTE ->
                    LambdaDeploymentConfig.LINEAR_10_PERCENT_EVERY_1_MINUTE;
        };
    }
}
