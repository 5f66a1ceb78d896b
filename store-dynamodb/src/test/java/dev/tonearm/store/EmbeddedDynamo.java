package dev.tonearm.store;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// DynamoDB Local on a loopback port, in memory, for as long as the tests' JVM lives.
final class EmbeddedDynamo {
    static final URI ENDPOINT = start();

    private EmbeddedDynamo() {}

    /// Not Amazon's DynamoDBProxyServer: that one listens on every interface and sends telemetry.
    private static URI start() {
        var database = new LocalDynamoDBRequestHandler(0, true, null, false, false);
        var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(new LocalDynamoDBServerHandler(database, null));
        server.setStopAtShutdown(true);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        return URI.create("http://127.0.0.1:" + port);
    }
}
