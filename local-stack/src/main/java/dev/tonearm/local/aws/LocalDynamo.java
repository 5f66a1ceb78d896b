package dev.tonearm.local.aws;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import dev.tonearm.store.TableSchema;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// DynamoDB on this machine: DynamoDB Local in memory, reached through [#proxy()].
public final class LocalDynamo implements AutoCloseable {
    public static final String TABLE = "tonearm";

    /// Kept, because the JVM forgets the level of a logger that nobody holds. DynamoDB Local brings
    /// the first AWS SDK, which warns of a missing JAXB when somebody reads a stream.
    private static final Logger FIRST_SDK = Logger.getLogger("com.amazonaws.util.Base64");

    private final FaultProxy proxy;
    private final Server server;
    private final LocalDynamoDBRequestHandler database;
    private final WriteCount writes;
    private final DynamoDbClient direct;
    private final DynamoDbStreamsClient streams;

    private LocalDynamo(
            FaultProxy proxy,
            Server server,
            LocalDynamoDBRequestHandler database,
            WriteCount writes,
            DynamoDbClient direct,
            DynamoDbStreamsClient streams) {
        this.proxy = proxy;
        this.server = server;
        this.database = database;
        this.writes = writes;
        this.direct = direct;
        this.streams = streams;
    }

    /// Starts it with Tonearm's table, named [#TABLE].
    public static LocalDynamo start() {
        return start(client -> TableSchema.create(client, TABLE));
    }

    /// Starts it with the tables that `schema` creates.
    public static LocalDynamo start(Consumer<DynamoDbClient> schema) {
        FIRST_SDK.setLevel(Level.SEVERE);
        // In memory, and one database for everybody, whatever key and region a client calls with.
        var database = new LocalDynamoDBRequestHandler(0, true, null, true, false);
        // Not Amazon's own DynamoDBProxyServer: that one listens on every interface, wants a port
        // number
        // and sends telemetry.
        InetAddress hidden = SignedCallers.hiddenAddress();
        var server = new Server(new InetSocketAddress(hidden, 0));
        var writes =
                new WriteCount(new LocalDynamoDBServerHandler(database, null), TableSchema.FLEET);
        server.setHandler(writes);
        start(server);
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        var address = URI.create("http://" + hidden.getHostAddress() + ":" + port);
        var direct =
                DynamoDbClient.builder()
                        .endpointOverride(address)
                        .region(LocalCredentials.REGION)
                        .credentialsProvider(LocalCredentials.provider())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        schema.accept(direct);
        var streams =
                DynamoDbStreamsClient.builder()
                        .endpointOverride(address)
                        .region(LocalCredentials.REGION)
                        .credentialsProvider(LocalCredentials.provider())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        var proxy =
                FaultProxy.start(0, new SignedCallers(AwsService.DYNAMODB))
                        .forwardTo(new InetSocketAddress(hidden, port));
        return new LocalDynamo(proxy, server, database, writes, direct, streams);
    }

    /// Where DynamoDB is, as the SDK's `AWS_ENDPOINT_URL_DYNAMODB` wants it.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.port());
    }

    public FaultProxy proxy() {
        return proxy;
    }

    /// A client that goes round the proxy: it sees the data while they are cut off from everybody
    /// else.
    public DynamoDbClient client() {
        return direct;
    }

    /// The same for what changes in its tables.
    public DynamoDbStreamsClient streams() {
        return streams;
    }

    /// How many calls may have changed something so far.
    public long writes() {
        return writes.count();
    }

    /// The ARN of what changes in [#TABLE].
    public String stream() {
        return stream(TABLE);
    }

    /// The ARN of what changes in a table.
    public String stream(String table) {
        return direct.describeTable(asked -> asked.tableName(table)).table().latestStreamArn();
    }

    @Override
    public void close() {
        proxy.close();
        direct.close();
        streams.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        }
        database.shutdown();
    }

    private static void start(Server server) {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
    }
}
