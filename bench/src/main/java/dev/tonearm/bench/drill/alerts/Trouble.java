package dev.tonearm.bench.drill.alerts;

import java.util.Set;

/// Alerts that may follow from one cause: whoever is told of them is told the truth, but no drill
/// waits for them.
enum Trouble {
    /// Workers come and go.
    FLEET(
            "WorkerDown",
            "AllWorkersDown",
            "WorkerNotReady",
            "NoWorkerReady",
            "WorkerRestarting",
            "PartitionWithoutOwner",
            "PartitionNotRunning",
            "PartitionOwnedTwice",
            "LeasesFlapping",
            "LeasesLost",
            "LeaseNearlyOver",
            "LeaseCallsFail",
            "ShardsDown",
            "ShardStaysDown",
            "GatewaySilent",
            "GatewayDisconnects",
            "WorkerCollects"),
    /// Commands wait, or come again.
    WAITING(
            "CommandsWait",
            "PartitionStuck",
            "CommandsWaitEverywhere",
            "CommandsRedelivered",
            "CommandsUnanswered",
            "CommandsShed",
            "MailboxFull",
            "ReportsLost"),
    /// Nodes come and go.
    NODES(
            "NodeDown",
            "AllNodesDown",
            "NodeUnusable",
            "NodeRefuses",
            "GuildsWaitForNode",
            "NodeLosesFrames",
            "AllNodesLoseFrames",
            "NodeCallsFail",
            "NodeBusy"),
    /// What plays is looked for, moved and begun again.
    PLAYERS(
            "NodeLosesFrames",
            "AllNodesLoseFrames",
            "NodeCallsFail",
            "NodeUnusable",
            "NodeBusy",
            "PlayersMoveOften",
            "PlayersMended",
            "PlayersSilent",
            "VoiceSilent",
            "VoiceUnreachable",
            "VoiceUnstable",
            "VoiceRejoins",
            "VoiceMended"),
    /// The table does not answer as it should.
    STORE(
            "EdgeStoreFailing",
            "EdgeFailing",
            "EdgeLate",
            "EdgeSlow",
            "StoreCallsFail",
            "StoreSlow",
            "TableThrottled",
            "TableFailing",
            "JournalRetries",
            "JournalSlow",
            "JournalConflicts",
            "LeaseCallsFail",
            "LeaseNearlyOver",
            "LeasesLost",
            "BillingFails",
            "WebhooksFail",
            "StreamLate",
            "EventsOld"),
    /// The queues do not.
    QUEUES(
            "EdgeNotQueued",
            "EdgeFailing",
            "EdgeLate",
            "EdgeSlow",
            "QueueCallsFail",
            "WebhooksFail",
            "BillingFails",
            "NotesOld",
            "EventsOld"),
    /// Discord does not.
    DISCORD("RepliesFail", "DiscordRestFails", "NowPlayingFails", "CommandsUnanswered"),
    /// Sources do not.
    SOURCES(
            "LookupsFail",
            "LookupsSlow",
            "TracksFail",
            "MostTracksFail",
            "VoiceSilent",
            "PlayersSilent"),
    /// Stripe does not, or what payments need.
    PAYMENTS(
            "StripeFails",
            "BillingFails",
            "WebhooksFail",
            "NotesOld",
            "EventsOld",
            "StreamLate",
            "DeadLettersOfPayments"),
    /// Somebody knocks with a wrong key.
    FORGERY("EdgeForged", "EdgeRefusesEverybody"),
    /// The machine has more to do than it can: nothing is wrong with the stack, and it is slow.
    SLOWNESS(
            "EdgeLate",
            "EdgeSlow",
            "EdgeFailing",
            "EdgeNotQueued",
            "EdgeStoreFailing",
            "CommandsWait",
            "CommandsUnanswered",
            "CommandsRedelivered",
            "StoreCallsFail",
            "StoreSlow",
            "QueueCallsFail",
            "JournalRetries",
            "JournalSlow",
            "LeaseCallsFail",
            "LeaseNearlyOver",
            "LeasesLost",
            "LeasesFlapping",
            "NodeBusy",
            "NodeCallsFail",
            "NodeUnusable",
            "NodeLosesFrames",
            "AllNodesLoseFrames",
            "LookupsSlow",
            "RepliesFail",
            "NowPlayingFails",
            "TracksFail",
            "WorkerBusy",
            "WorkerCollects",
            "TargetDown"),
    /// Something was put aside that nobody can read.
    LETTERS("CommandsUnreadable", "DeadLettersOfCommands");

    @SuppressWarnings("ImmutableEnumChecker") // of names
    private final Set<String> alerts;

    Trouble(String... alerts) {
        this.alerts = Set.of(alerts);
    }

    Set<String> alerts() {
        return alerts;
    }

    /// Whether an alert is about what is left of an objective's budget: any fault spends of it, and
    /// its windows are longer than a drill.
    static boolean isBudget(String alert) {
        return alert.matches(".*Burns(Fast|Steadily|Slowly)");
    }
}
