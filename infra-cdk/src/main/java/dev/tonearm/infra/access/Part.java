package dev.tonearm.infra.access;

import static dev.tonearm.infra.access.Permission.to;

import java.util.List;

/// Somebody of ours who uses AWS, and all that they may do there. What they do is seen where the
/// whole runs on one machine, and held against this.
///
/// @param title as the names of roles have it
public record Part(String title, List<Permission> permissions) {
    /// The interactions function: asks the gate, answers from journals, hands commands and orders
    /// over.
    public static final Part INTERACTIONS =
            part(
                    "interactions",
                    to(
                            "gate, settings, trials and reads",
                            Thing.TABLE,
                            "dynamodb:GetItem",
                            "dynamodb:PutItem",
                            "dynamodb:Query",
                            "dynamodb:UpdateItem"),
                    to(
                            "commands; the attributes warm the connection up",
                            Thing.COMMANDS,
                            "sqs:GetQueueAttributes",
                            "sqs:SendMessage"),
                    to("orders", Thing.NOTES, "sqs:SendMessage"));

    /// The billing function. Lambda reads its queues as it.
    public static final Part BILLING =
            part(
                    "billing",
                    to(
                            "grants, payments, figures and what is forgotten by night",
                            Thing.TABLE,
                            "dynamodb:DeleteItem",
                            "dynamodb:GetItem",
                            "dynamodb:PartiQLUpdate",
                            "dynamodb:PutItem",
                            "dynamodb:Query",
                            "dynamodb:Scan",
                            "dynamodb:UpdateItem"),
                    to("tells players of plans", Thing.COMMANDS, "sqs:SendMessage"),
                    to(
                            "leaves notes, and works them off",
                            Thing.NOTES,
                            "sqs:ChangeMessageVisibility",
                            "sqs:DeleteMessage",
                            "sqs:GetQueueAttributes",
                            "sqs:ReceiveMessage",
                            "sqs:SendMessage"),
                    to(
                            "works events off",
                            Thing.EVENTS,
                            "sqs:ChangeMessageVisibility",
                            "sqs:DeleteMessage",
                            "sqs:GetQueueAttributes",
                            "sqs:ReceiveMessage"),
                    to(
                            "changes that were not told for a day",
                            Thing.EVENTS_ASIDE,
                            "sqs:SendMessage"),
                    to("tells events", Thing.BUS, "events:PutEvents"),
                    to(
                            "plans the ends of trials and plans",
                            Thing.MOMENTS,
                            "scheduler:CreateSchedule",
                            "scheduler:DeleteSchedule",
                            "scheduler:UpdateSchedule"),
                    to(
                            "whose schedules put events on the bus",
                            Thing.SCHEDULES_ROLE,
                            "iam:PassRole"),
                    to("direct messages", Thing.DISCORD_SECRET, "secretsmanager:GetSecretValue"),
                    to("payments", Thing.STRIPE_SECRET, "secretsmanager:GetSecretValue"));

    /// Every voice worker.
    public static final Part WORKER =
            part(
                    "voice-worker",
                    to(
                            "journals, snapshots, leases and turns",
                            Thing.TABLE,
                            "dynamodb:DeleteItem",
                            "dynamodb:GetItem",
                            "dynamodb:PartiQLUpdate",
                            "dynamodb:PutItem",
                            "dynamodb:Query",
                            "dynamodb:UpdateItem"),
                    to(
                            "works commands off, and copies those that part from their order",
                            Thing.COMMANDS,
                            "sqs:ChangeMessageVisibility",
                            "sqs:DeleteMessage",
                            "sqs:GetQueueAttributes",
                            "sqs:ReceiveMessage",
                            "sqs:SendMessage"),
                    to("puts aside", Thing.COMMANDS_ASIDE, "sqs:GetQueueUrl", "sqs:SendMessage"));

    /// External Secrets, which puts secrets into the cluster.
    public static final Part SECRET_READER =
            part(
                    "secret-reader",
                    to(
                            "the bot's token for workers",
                            Thing.DISCORD_SECRET,
                            "secretsmanager:DescribeSecret",
                            "secretsmanager:GetSecretValue"),
                    to(
                            "the nodes' password",
                            Thing.LAVALINK_SECRET,
                            "secretsmanager:DescribeSecret",
                            "secretsmanager:GetSecretValue"));

    public Part {
        permissions = List.copyOf(permissions);
    }

    /// All of them.
    public static List<Part> values() {
        return List.of(INTERACTIONS, BILLING, WORKER, SECRET_READER);
    }

    private static Part part(String title, Permission... permissions) {
        return new Part(title, List.of(permissions));
    }

    @Override
    public String toString() {
        return title;
    }
}
