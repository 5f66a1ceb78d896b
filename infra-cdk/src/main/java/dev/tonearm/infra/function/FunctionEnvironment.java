package dev.tonearm.infra.function;

import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.environment.Names;
import dev.tonearm.infra.access.Arns;
import dev.tonearm.infra.stage.StageSettings;
import java.util.Map;
import java.util.TreeMap;

/// What functions are told by their environment. Secrets are named, never told.
final class FunctionEnvironment {
    private final StageSettings stage;
    private final Arns arns;

    FunctionEnvironment(StageSettings stage, Arns arns) {
        this.stage = stage;
        this.arns = arns;
    }

    Map<String, String> interactions() {
        Map<String, String> told = both();
        told.put(Names.TYPED_REQUESTS, stage.edge().typedRequests() ? "on" : "off");
        if (!stage.edge().musicCatalogue().isEmpty()) {
            told.put(Names.MUSIC_CATALOGUE, stage.edge().musicCatalogue());
        }
        return told;
    }

    Map<String, String> billing() {
        Map<String, String> told = both();
        told.put(Names.EVENT_BUS, arns.bus());
        told.put(Names.EVENTS_QUEUE, arns.eventsQueue());
        told.put(Names.SCHEDULE_GROUP, arns.moments());
        told.put(Names.SCHEDULER_ROLE, arns.schedulesRole());
        told.put(Names.DISCORD_SECRET, arns.secretName("discord"));
        told.put(Names.STRIPE_SECRET, arns.secretName("stripe"));
        told.put("POWERTOOLS_SERVICE_NAME", "billing");
        return told;
    }

    private Map<String, String> both() {
        var told = new TreeMap<String, String>();
        told.put(Names.APPLICATION_ID, stage.discord().application());
        told.put(Names.PUBLIC_KEY, stage.discord().publicKey());
        told.put(Names.PARTITIONS, String.valueOf(stage.partitions().count()));
        told.put(Names.TABLE, arns.tableName());
        told.put(Names.QUEUE_URL, arns.queueUrl(QueueNames.commandsOfAll()));
        told.put(Names.BILLING_QUEUE_URL, arns.queueUrl(QueueNames.BILLING));
        told.put(Names.PLANS, stage.plans());
        return told;
    }
}
