package dev.tonearm.drive.edge;

import dev.tonearm.local.aws.LocalCredentials;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.store.StoreSettings;
import dev.tonearm.store.TableSchema;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What functions call: a table, the queues of two partitions and that of notes, plain or behind
/// TLS.
public final class EdgeServices implements AutoCloseable {
    public static final int PARTITIONS = 2;

    private final LocalSqs sqs;
    private final LocalDynamo dynamo;
    private final List<TlsFront> fronts = new ArrayList<>();
    private final Map<String, String> addresses = new HashMap<>();
    private List<String> javaOptions = List.of();
    private String notes = "";

    private EdgeServices() {
        sqs = LocalSqs.start(PARTITIONS);
        dynamo = LocalDynamo.start(client -> TableSchema.create(client, StoreSettings.TABLE));
        addresses.put("TONEARM_PARTITIONS", String.valueOf(PARTITIONS));
        addresses.put("TONEARM_TABLE", StoreSettings.TABLE);
    }

    public static EdgeServices plain() {
        var services = new EdgeServices();
        services.at(services.sqs.endpoint(), services.dynamo.endpoint());
        return services;
    }

    /// They speak TLS by a certificate made for this run, which is written into the folder.
    public static EdgeServices behindTls(Path folder) {
        var identity = TlsIdentity.in(folder);
        var services = new EdgeServices();
        services.at(
                services.front(services.sqs.endpoint(), identity),
                services.front(services.dynamo.endpoint(), identity));
        services.javaOptions = identity.javaOptions();
        services.addresses.put("NODE_EXTRA_CA_CERTS", identity.pem().toString());
        return services;
    }

    /// The variables of a function that calls them and believes this key.
    public Map<String, String> environment(SignedInteractions discord) {
        var environment = new HashMap<>(addresses);
        environment.put(
                "TONEARM_DISCORD_APPLICATION_ID", String.valueOf(SignedInteractions.APPLICATION));
        environment.put("TONEARM_DISCORD_PUBLIC_KEY", discord.publicKey());
        return environment;
    }

    /// The same for the billing function, which takes notes besides.
    public Map<String, String> billing(SignedInteractions discord) {
        var environment = new HashMap<>(environment(discord));
        environment.put("TONEARM_BILLING_QUEUE_URL", notes);
        return environment;
    }

    /// What a JVM is told so that it trusts them.
    public List<String> javaOptions() {
        return javaOptions;
    }

    public LocalSqs sqs() {
        return sqs;
    }

    private URI front(URI service, TlsIdentity identity) {
        var front = TlsFront.before(service, identity.context);
        fronts.add(front);
        return front.endpoint();
    }

    private void at(URI queues, URI table) {
        addresses.putAll(LocalCredentials.environment(queues, table));
        addresses.put(
                "TONEARM_QUEUE_URL",
                sqs.queueUrlTemplate().replace(sqs.endpoint().toString(), queues.toString()));
        notes = sqs.billingUrl().replace(sqs.endpoint().toString(), queues.toString());
    }

    @Override
    public void close() {
        fronts.forEach(TlsFront::close);
        sqs.close();
        dynamo.close();
    }
}
