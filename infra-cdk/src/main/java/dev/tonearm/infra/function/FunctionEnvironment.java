package dev.tonearm.infra.function;

import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.environment.VariableNames;
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
        told.put(VariableNames.TRACE_SLOW, String.valueOf(stage.traces().slowMillis()));
        told.put(VariableNames.TYPED_REQUESTS, stage.edge().typedRequests() ? "on" : "off");
        if (!stage.edge().musicCatalogue().isEmpty()) {
            told.put(VariableNames.MUSIC_CATALOGUE, stage.edge().musicCatalogue());
        }
        return told;
    }

    Map<String, String> billing() {
        Map<String, String> told = both();
        told.put(VariableNames.EVENT_BUS, arns.bus());
        told.put(VariableNames.EVENTS_QUEUE, arns.eventsQueue());
        told.put(VariableNames.SCHEDULE_GROUP, arns.moments());
        told.put(VariableNames.SCHEDULER_ROLE, arns.schedulesRole());
        told.put(VariableNames.DISCORD_SECRET, arns.secretName("discord"));
        told.put(VariableNames.SELLING, stage.selling() ? "on" : "off");
        told.put(VariableNames.STRIPE_SECRET, arns.secretName("stripe"));
        if (stage.watch().sentry()) {
            told.put(VariableNames.SENTRY_SECRET, arns.secretName("sentry"));
        }
        told.put("POWERTOOLS_SERVICE_NAME", "billing");
        return told;
    }

    private Map<String, String> both() {
        var told = new TreeMap<String, String>();
        told.put(VariableNames.APPLICATION_ID, stage.discord().application());
        told.put(VariableNames.PUBLIC_KEY, stage.discord().publicKey());
        told.put(VariableNames.PARTITIONS, String.valueOf(stage.partitions().count()));
        told.put(VariableNames.TABLE, arns.tableName());
        told.put(VariableNames.QUEUE_URL, arns.queueUrl(QueueNames.commandsOfAll()));
        told.put(VariableNames.BILLING_QUEUE_URL, arns.queueUrl(QueueNames.BILLING));
        told.put(VariableNames.PLANS, stage.plans());
        told.put(VariableNames.TRACE_RATIO, String.valueOf(stage.traces().ratio()));
        told.put(VariableNames.TRACE_LINES, stage.traces().lines() ? "on" : "off");
        return told;
    }
}
