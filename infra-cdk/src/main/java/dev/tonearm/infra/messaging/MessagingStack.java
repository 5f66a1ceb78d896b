package dev.tonearm.infra.messaging;

import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.StageStack;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnOutputProps;
import software.constructs.Construct;

/// The queues of commands and of notes, the event bus, and what happens by itself.
///
/// Who uses any of it names it, by [QueueNames] and the file of events: no stack needs another's
/// exports, so each can be changed alone.
public final class MessagingStack extends StageStack {
    public MessagingStack(Construct scope, StageSettings stage) {
        super(scope, stage, "messaging", "Tonearm: queues, event bus and schedules", true);
        var queues = new Queues(this, removal());
        for (int partition = 0; partition < stage.partitions().count(); partition++) {
            queues.commands(partition);
        }
        queues.billing();
        var events = new Events(this, EventWiring.shipped(), queues, stage);
        output(
                "QueueUrl",
                "TONEARM_QUEUE_URL of all that send commands or receive them",
                queueUrl(QueueNames.commandsOfAll()));
        output(
                "BillingQueueUrl",
                "TONEARM_BILLING_QUEUE_URL of the functions",
                queueUrl(QueueNames.BILLING));
        output("EventBus", "TONEARM_EVENT_BUS of the billing function", events.busArn());
        output(
                "SchedulerRole",
                "TONEARM_SCHEDULER_ROLE of the billing function",
                events.schedulerRoleArn());
    }

    /// The name of the role by which EventBridge Scheduler puts events on the bus.
    public static String schedulerRole(StageSettings stage) {
        return "tonearm-" + stage.name() + "-scheduler";
    }

    private String queueUrl(String name) {
        return "https://sqs."
                + getRegion()
                + "."
                + getUrlSuffix()
                + "/"
                + getAccount()
                + "/"
                + name;
    }

    private void output(String name, String what, String value) {
        new CfnOutput(this, name, CfnOutputProps.builder().description(what).value(value).build());
    }
}
