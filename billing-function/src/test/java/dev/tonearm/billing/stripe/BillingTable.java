package dev.tonearm.billing.stripe;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.local.aws.LocalCredentials;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.store.StoreSettings;
import dev.tonearm.store.TableSchema;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/// The table as it is in production, in a DynamoDB on loopback.
public final class BillingTable {
    private static final BillingTable SHARED = new BillingTable();

    private final LocalDynamo dynamo = LocalDynamo.start();

    private BillingTable() {
        System.setProperty("aws.region", LocalCredentials.REGION.id());
        System.setProperty("aws.accessKeyId", "tonearmlocal");
        System.setProperty("aws.secretAccessKey", "local");
        System.setProperty("aws.endpointUrlDynamoDb", dynamo.endpoint().toString());
    }

    /// The one of all tests, for as long as their JVM lives: each uses servers of its own.
    public static BillingTable shared() {
        return SHARED;
    }

    /// The database that it is in.
    public LocalDynamo dynamo() {
        return dynamo;
    }

    /// A store of its own.
    ///
    /// @param network what its calls go through
    public Store store(UnaryOperator<SdkHttpClient> network, InstantSource clock) {
        return store(LocalDynamo.TABLE, network, clock);
    }

    /// A store in a table of its own, for who looks at all that there is.
    public Store alone(String table, InstantSource clock) {
        TableSchema.create(dynamo.client(), table);
        return store(table, UnaryOperator.identity(), clock);
    }

    private static Store store(
            String table, UnaryOperator<SdkHttpClient> network, InstantSource clock) {
        var settings =
                new StoreSettings(
                        table, new Partitions(1), Duration.ofSeconds(20), Duration.ofSeconds(20));
        return new Store(
                DynamoStore.connect(settings, new Through(network), Formats.CURRENT, clock), clock);
    }

    public Store store(InstantSource clock) {
        return store(UnaryOperator.identity(), clock);
    }

    /// The ports of one function.
    public record Store(DynamoStore all, InstantSource clock) {
        public BillingRecords records() {
            return all.billing();
        }

        public GrantBook grants() {
            return all.grants();
        }

        public StripeNotes notes(StripeAccount stripe) {
            return new StripeNotes(stripe, settlement(stripe));
        }

        public Settlement settlement(StripeAccount stripe) {
            var desk = new GrantDesk(grants(), new Uncounted(), clock);
            return new Settlement(stripe, records(), Bought.PLANS, desk, clock);
        }
    }

    private record Through(UnaryOperator<SdkHttpClient> network)
            implements SdkHttpClient.Builder<Through> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return network.apply(UrlConnectionHttpClient.builder().buildWithDefaults(defaults));
        }
    }

    private static final class Uncounted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {}

        @Override
        public void flush() {}
    }
}
