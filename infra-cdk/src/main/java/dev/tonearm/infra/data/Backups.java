package dev.tonearm.infra.data;

import dev.tonearm.infra.stage.StageSettings;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelectionOptions;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.constructs.Construct;

/// Copies of the table that outlast what it can be restored to by itself, which is 35 days back and
/// only while it is there.
final class Backups {
    /// Before the jobs of the night, the first of which is at 03:10 UTC.
    private static final String HOUR = "1";

    private Backups() {}

    static void of(Construct scope, ITable table, StageSettings.Data data, RemovalPolicy removal) {
        if (data.dailyBackups() == 0 && data.monthlyBackups() == 0) return;
        var vault =
                BackupVault.Builder.create(scope, "Vault")
                        .blockRecoveryPointDeletion(data.kept())
                        .removalPolicy(removal)
                        .build();
        var plan = BackupPlan.Builder.create(scope, "Backups").backupVault(vault).build();
        if (data.dailyBackups() > 0) {
            plan.addRule(rule("daily", cron("*"), Duration.days(data.dailyBackups())));
        }
        if (data.monthlyBackups() > 0) {
            plan.addRule(rule("monthly", cron("1"), Duration.days(31L * data.monthlyBackups())));
        }
        var selection =
                plan.addSelection(
                        "Table",
                        BackupSelectionOptions.builder()
                                .resources(List.of(BackupResource.fromDynamoDbTable(table)))
                                .build());
        NagSuppressions.addResourceSuppressions(
                selection,
                List.of(
                        NagPackSuppression.builder()
                                .id("AwsSolutions-IAM4")
                                .reason(
                                        "AWS keeps the policy of AWS Backup's role in step with what a backup of a table takes;"
                                                + " the role can be assumed by AWS Backup only.")
                                .appliesTo(
                                        List.of(
                                                Map.of(
                                                        "regex",
                                                        "/AWSBackupServiceRolePolicyForBackup$/g")))
                                .build()),
                true);
    }

    private static BackupPlanRule rule(String name, Schedule schedule, Duration kept) {
        return BackupPlanRule.Builder.create()
                .ruleName(name)
                .scheduleExpression(schedule)
                .deleteAfter(kept)
                .build();
    }

    private static Schedule cron(String day) {
        return Schedule.cron(CronOptions.builder().minute("0").hour(HOUR).day(day).build());
    }
}
