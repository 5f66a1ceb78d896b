package dev.tonearm.infra.access;

import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.infra.messaging.MessagingStack;
import dev.tonearm.infra.stage.StageSettings;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;

/// What things are called in a policy. By names that the code knows, not by references to other
/// stacks: those would forbid that a table is restored under another name, or a stack made anew.
public final class Arns {
    /// More queues than fit into a policy, name by name.
    private static final int MANY = 32;

    private final Stack stack;
    private final StageSettings stage;
    private final EventWiring wiring = EventWiring.shipped();

    public Arns(Stack stack, StageSettings stage) {
        this.stack = stack;
        this.stage = stage;
    }

    /// All that is of a kind.
    public List<String> of(Thing thing) {
        return switch (thing) {
            case TABLE -> List.of(arn("dynamodb", "table", tableName()));
            case COMMANDS -> partitions(QueueNames::commands);
            case COMMANDS_ASIDE -> partitions(QueueNames::commandsDeadLetters);
            case NOTES -> List.of(queue(QueueNames.BILLING));
            case EVENTS -> List.of(queue(eventsQueue()));
            case EVENTS_ASIDE -> List.of(queue(eventsAside()));
            case BUS -> List.of(bus());
            case MOMENTS -> List.of(arn("scheduler", "schedule", moments() + "/guild-*"));
            case SCHEDULES_ROLE -> List.of(schedulesRole());
            case DISCORD_SECRET -> List.of(secret("discord"));
            case STRIPE_SECRET -> List.of(secret("stripe"));
            case LAVALINK_SECRET -> List.of(secret("lavalink"));
            case SENTRY_SECRET -> List.of(secret("sentry"));
        };
    }

    public String tableName() {
        return stage.data().table();
    }

    public String eventsQueue() {
        return wiring.queues().getFirst().name();
    }

    public String eventsAside() {
        return wiring.queues().getFirst().deadLetters();
    }

    /// The group of the schedules that the billing function makes.
    public String moments() {
        return wiring.groups().getFirst();
    }

    public String bus() {
        return arn("events", "event-bus", wiring.bus());
    }

    public String schedulesRole() {
        return stack.formatArn(
                ArnComponents.builder()
                        .service("iam")
                        .region("")
                        .resource("role")
                        .resourceName(MessagingStack.schedulerRole(stage))
                        .build());
    }

    /// Of a role of this stage.
    public String roleName(String of) {
        return "tonearm-" + stage.name() + "-" + of;
    }

    /// Of a secret, as functions and External Secrets ask for it.
    public String secretName(String of) {
        return "tonearm/" + stage.name() + "/" + of;
    }

    public String queue(String name) {
        return stack.formatArn(ArnComponents.builder().service("sqs").resource(name).build());
    }

    /// Where a queue is, as the SDK wants it.
    public String queueUrl(String name) {
        return "https://sqs.%s.%s/%s/%s"
                .formatted(stack.getRegion(), stack.getUrlSuffix(), stack.getAccount(), name);
    }

    /// AWS puts six letters of its own behind a secret's name.
    private String secret(String of) {
        return stack.formatArn(
                ArnComponents.builder()
                        .service("secretsmanager")
                        .resource("secret")
                        .resourceName(secretName(of) + "-??????")
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
    }

    private List<String> partitions(IntFunction<String> name) {
        int count = stage.partitions().count();
        if (count <= MANY) {
            return IntStream.range(0, count).mapToObj(name).map(this::queue).toList();
        }
        return List.of(queue(name.apply(0).replace("-0", "-*")));
    }

    private String arn(String service, String resource, String name) {
        return stack.formatArn(
                ArnComponents.builder()
                        .service(service)
                        .resource(resource)
                        .resourceName(name)
                        .build());
    }
}
