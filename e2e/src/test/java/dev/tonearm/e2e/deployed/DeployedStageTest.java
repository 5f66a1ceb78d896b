package dev.tonearm.e2e.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.local.aws.AwsCall;
import dev.tonearm.local.stack.Deployment;
import dev.tonearm.store.TableSchema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The journeys' stack is this stage; here is what would be noticed.
class DeployedStageTest {
    private static final Template TEMPLATE = JourneyStage.template();

    @Test
    void a_stage_has_the_table_and_the_wiring_that_this_build_has() {
        Deployment stage = DeployedStage.of(TEMPLATE);
        EventWiring shipped = EventWiring.shipped();
        assertThat(stage.table()).isEqualTo(TableSchema.table(stage.table().tableName()));
        assertThat(stage.wiring().bus()).isEqualTo(shipped.bus());
        assertThat(stage.wiring().stream()).isEqualTo(shipped.stream());
        assertThat(stage.wiring().queues()).isEqualTo(shipped.queues());
        assertThat(stage.wiring().groups()).hasSameElementsAs(shipped.groups());
        assertThat(stage.wiring().rules())
                .extracting(EventWiring.Rule::name, EventWiring.Rule::queue)
                .isEqualTo(
                        shipped.rules().stream()
                                .map(rule ->
                                        org.assertj.core.groups.Tuple.tuple(
                                                rule.name(), rule.queue()))
                                .toList());
        assertThat(stage.brought())
                .containsExactlyInAnyOrder(QueueNames.BILLING, shipped.queues().getFirst().name());
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::SQS::Queue, tonearm-commands-1.fifo, TONEARM_QUEUE_URL names the queue 'tonearm-commands-1.fifo'",
        "AWS::SQS::Queue, tonearm-billing.fifo, TONEARM_BILLING_QUEUE_URL names the queue 'tonearm-billing.fifo'",
        "AWS::DynamoDB::Table, tonearm, 0 of AWS::DynamoDB::Table",
        "AWS::Events::EventBus, tonearm, 0 of AWS::Events::EventBus",
        "AWS::Lambda::Function, tonearm-billing, no tonearm-billing"
    })
    void what_is_missing_is_said(String type, String name, String problem) {
        assertThatThrownBy(() -> DeployedStage.of(TEMPLATE.without(type, name)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void what_no_role_allows_is_refused() {
        var allowed = new Allowed(TEMPLATE);
        var reads = new AwsCall("interactions", "dynamodb:GetItem", "tonearm");
        var scans = new AwsCall("interactions", "dynamodb:Scan", "tonearm");
        var elsewhere = new AwsCall("interactions", "dynamodb:GetItem", "another");
        var worker = new AwsCall("worker", "sqs:SendMessage", "tonearm-commands-1-dlq.fifo");
        var plans = new AwsCall("worker", "events:PutEvents", "tonearm");
        var others = new AwsCall("tonearmlocal", "dynamodb:Scan", "tonearm");
        assertThat(allowed.refused(List.of(reads, scans, elsewhere, worker, plans, others)))
                .containsExactly(scans, elsewhere, plans);
    }
}
