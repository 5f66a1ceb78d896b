package dev.tonearm.infra.data;

import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.StageStack;
import dev.tonearm.store.StoreSettings;
import dev.tonearm.store.TableSchema;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.ContributorInsightsSpecification;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.constructs.Construct;

/// The one table, with the keys, stream and expiry that [TableSchema] has, and what brings it back.
public final class DataStack extends StageStack {
    private final Table table;

    public DataStack(Construct scope, StageSettings stage) {
        super(scope, stage, "data", "Tonearm: the table and its backups", true);
        this.table = made(TableSchema.table(StoreSettings.TABLE));
    }

    /// For those who may use it, or are told by its stream what is new.
    public Table table() {
        return table;
    }

    private Table made(CreateTableRequest schema) {
        StageSettings.Data data = stage().data();
        return Table.Builder.create(this, "Table")
                .tableName(schema.tableName())
                .partitionKey(key(schema, KeyType.HASH))
                .sortKey(key(schema, KeyType.RANGE))
                .billingMode(BillingMode.valueOf(schema.billingModeAsString()))
                .stream(
                        StreamViewType.valueOf(
                                schema.streamSpecification().streamViewTypeAsString()))
                .timeToLiveAttribute(TableSchema.TTL)
                .encryption(encryption(data.encryption()))
                .pointInTimeRecoverySpecification(
                        PointInTimeRecoverySpecification.builder()
                                .pointInTimeRecoveryEnabled(true)
                                .recoveryPeriodInDays(data.pointInTimeDays())
                                .build())
                .contributorInsightsSpecification(
                        ContributorInsightsSpecification.builder().enabled(data.insights()).build())
                .deletionProtection(data.kept())
                .removalPolicy(removal())
                .build();
    }

    private static Attribute key(CreateTableRequest schema, KeyType type) {
        KeySchemaElement key =
                schema.keySchema().stream()
                        .filter(one -> one.keyType() == type)
                        .findFirst()
                        .orElseThrow();
        return Attribute.builder().name(key.attributeName()).type(AttributeType.STRING).build();
    }

    private static TableEncryption encryption(StageSettings.Encryption whose) {
        return switch (whose) {
            case AWS_OWNED -> TableEncryption.DEFAULT;
            case AWS_MANAGED -> TableEncryption.AWS_MANAGED;
            case CUSTOMER -> TableEncryption.CUSTOMER_MANAGED;
        };
    }
}
