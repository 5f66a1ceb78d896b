package dev.tonearm.infra.data;

import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.StageSettings.Encryption;
import dev.tonearm.infra.stage.StageStack;
import dev.tonearm.store.StoreSettings;
import dev.tonearm.store.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.ContributorInsightsSpecification;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.constructs.Construct;

/// The one table, with the keys, stream and expiry that [TableSchema] has, and what brings it back.
public final class DataStack extends StageStack {
    private final Table table;

    public DataStack(Construct scope, StageSettings stage) {
        super(scope, stage, "data", "Tonearm: the table and its backups", true);
        this.table = made(TableSchema.table(stage.data().table()));
        Backups.of(this, table, stage.data(), removal());
        // A restored table has another stream, and its name has a time in it.
        StringParameter.Builder.create(this, "Stream")
                .parameterName(streamParameter(stage))
                .description("The stream of Tonearm's table, which the billing function reads")
                .stringValue(Objects.requireNonNull(table.getTableStreamArn()))
                .build();
    }

    /// For those who may use it, or are told by its stream what is new.
    public Table table() {
        return table;
    }

    /// Where the name of the table's stream is kept.
    public static String streamParameter(StageSettings stage) {
        return "/tonearm/" + stage.name() + "/table-stream";
    }

    private Table made(CreateTableRequest schema) {
        StageSettings.Data data = stage().data();
        // A restored table is another resource, so that it can be imported beside the old one.
        boolean usual = schema.tableName().equals(StoreSettings.TABLE);
        String id = usual ? "Table" : "Table-" + schema.tableName();
        Table.Builder builder = Table.Builder.create(this, id);
        if (data.encryption() == Encryption.CUSTOMER) builder.encryptionKey(key());
        return builder
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

    /// Whoever may use the table may use its key by way of the table, as with AWS's own.
    private Key key() {
        var key =
                Key.Builder.create(this, "Key")
                        .description("Tonearm's table")
                        .alias("tonearm/" + stage().name() + "/table")
                        .enableKeyRotation(true)
                        .removalPolicy(removal())
                        .build();
        key.addToResourcePolicy(
                PolicyStatement.Builder.create()
                        .principals(List.of(new AnyPrincipal()))
                        .actions(
                                List.of(
                                        "kms:Encrypt",
                                        "kms:Decrypt",
                                        "kms:ReEncrypt*",
                                        "kms:GenerateDataKey*",
                                        "kms:DescribeKey"))
                        .resources(List.of("*"))
                        .conditions(
                                Map.of(
                                        "StringEquals",
                                        new TreeMap<>(
                                                Map.of(
                                                        "kms:CallerAccount",
                                                        getAccount(),
                                                        "kms:ViaService",
                                                        "dynamodb."
                                                                + getRegion()
                                                                + ".amazonaws.com"))))
                        .build());
        // Grants are what services of AWS work by; nobody else hands the key on.
        key.addToResourcePolicy(
                PolicyStatement.Builder.create()
                        .effect(Effect.DENY)
                        .principals(List.of(new AnyPrincipal()))
                        .actions(List.of("kms:CreateGrant"))
                        .resources(List.of("*"))
                        .conditions(
                                Map.of(
                                        "BoolIfExists",
                                        new TreeMap<>(
                                                Map.of(
                                                        "kms:GrantIsForAWSResource",
                                                        "false",
                                                        "aws:PrincipalIsAWSService",
                                                        "false"))))
                        .build());
        return key;
    }

    private static Attribute key(CreateTableRequest schema, KeyType type) {
        KeySchemaElement key =
                schema.keySchema().stream()
                        .filter(one -> one.keyType() == type)
                        .findFirst()
                        .orElseThrow();
        return Attribute.builder().name(key.attributeName()).type(AttributeType.STRING).build();
    }

    private static TableEncryption encryption(Encryption whose) {
        return switch (whose) {
            case AWS_OWNED -> TableEncryption.DEFAULT;
            case AWS_MANAGED -> TableEncryption.AWS_MANAGED;
            case CUSTOMER -> TableEncryption.CUSTOMER_MANAGED;
        };
    }
}
