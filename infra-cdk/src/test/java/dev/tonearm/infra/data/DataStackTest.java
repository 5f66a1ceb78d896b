package dev.tonearm.infra.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.infra.PerStage;
import dev.tonearm.infra.Synthesis;
import dev.tonearm.infra.Synthesis.Resource;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.store.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

class DataStackTest {
    @PerStage
    void the_table_is_the_one_that_the_code_was_tested_with(StageSettings stage) {
        CreateTableRequest tested = TableSchema.table(stage.data().table());
        JsonNode table = table(stage).properties();

        assertThat(table.path("TableName").asText()).isEqualTo(tested.tableName());
        assertThat(table.path("BillingMode").asText()).isEqualTo(tested.billingModeAsString());
        assertThat(table.at("/StreamSpecification/StreamViewType").asText())
                .isEqualTo(tested.streamSpecification().streamViewTypeAsString());
        assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText())
                .isEqualTo(TableSchema.TTL);
        assertThat(table.at("/TimeToLiveSpecification/Enabled").asBoolean()).isTrue();
        assertThat(texts(table.path("KeySchema"), "AttributeName", "KeyType"))
                .isEqualTo(
                        tested.keySchema().stream()
                                .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                                .toList());
        assertThat(texts(table.path("AttributeDefinitions"), "AttributeName", "AttributeType"))
                .isEqualTo(
                        tested.attributeDefinitions().stream()
                                .map(one -> one.attributeName() + " " + one.attributeTypeAsString())
                                .toList());
        assertThat(table.has("GlobalSecondaryIndexes"))
                .isEqualTo(tested.hasGlobalSecondaryIndexes());
    }

    @PerStage
    void the_table_can_be_restored_as_far_back_as_the_stage_says(StageSettings stage) {
        assertThat(
                        table(stage)
                                .properties()
                                .at("/PointInTimeRecoverySpecification/RecoveryPeriodInDays")
                                .asInt())
                .isEqualTo(stage.data().pointInTimeDays());
        assertThat(
                        table(stage)
                                .properties()
                                .at("/ContributorInsightsSpecification/Enabled")
                                .asBoolean())
                .isEqualTo(stage.data().insights());
    }

    @Test
    void production_has_copies_of_every_night_and_month_before_its_jobs_begin() {
        StageSettings production = Synthesis.stage("production");
        JsonNode rules =
                Synthesis.resources(production, "AWS::Backup::BackupPlan")
                        .getFirst()
                        .properties()
                        .at("/BackupPlan/BackupPlanRule");

        assertThat(texts(rules, "RuleName", "ScheduleExpression"))
                .containsExactly("daily cron(0 1 * * ? *)", "monthly cron(0 1 1 * ? *)");
        assertThat(rules.findValuesAsText("DeleteAfterDays")).containsExactly("35", "372");
        assertThat(Synthesis.resources(production, "AWS::Backup::BackupSelection")).hasSize(1);
    }

    @Test
    void who_may_use_productions_table_may_use_its_key_by_way_of_it_only() {
        JsonNode key =
                Synthesis.resources(Synthesis.stage("production"), "AWS::KMS::Key")
                        .getFirst()
                        .properties();

        assertThat(key.path("EnableKeyRotation").asBoolean()).isTrue();
        assertThat(key.at("/KeyPolicy/Statement"))
                .filteredOn(one -> one.at("/Principal/AWS").asText().equals("*"))
                .filteredOn(one -> one.path("Effect").asText().equals("Allow"))
                .singleElement()
                .extracting(one -> one.at("/Condition/StringEquals"))
                .satisfies(only -> {
                    assertThat(only.path("kms:CallerAccount").path("Ref").asText())
                            .isEqualTo("AWS::AccountId");
                    assertThat(only.path("kms:ViaService").asText())
                            .isEqualTo("dynamodb.eu-central-1.amazonaws.com");
                });
    }

    private static Resource table(StageSettings stage) {
        List<Resource> tables = Synthesis.resources(stage, "AWS::DynamoDB::Table");
        assertThat(tables).hasSize(1);
        return tables.getFirst();
    }

    private static List<String> texts(JsonNode array, String first, String second) {
        var texts = new ArrayList<String>();
        for (JsonNode one : array) {
            texts.add(one.path(first).asText() + " " + one.path(second).asText());
        }
        return texts;
    }
}
