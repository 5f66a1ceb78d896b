package dev.tonearm.store;

import dev.tonearm.core.guild.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The names of the marks that somebody has had a trial: a keyed hash of who, so that they can stay
/// when everything else of somebody is deleted. From a mark nobody comes back to whose it is; whose
/// it may be can be tried by who has the table, with the key in it.
///
/// The key is made when it is first needed, and read only where somebody begins a trial.
final class TrialMarks {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VALUE = "value";
    private static final int BYTES = 32;

    private final DynamoDbClient client;
    private final String table;
    private volatile @Nullable SecretKeySpec key;

    TrialMarks(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// The key of somebody's mark, which may grow into an item.
    Map<String, AttributeValue> key(UserId buyer) {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(secret(), ALGORITHM);
            key = known;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(known);
            byte[] hash = mac.doFinal(buyer.toString().getBytes(StandardCharsets.UTF_8));
            return Keys.trialOfBuyer(HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /// What is there; or what is made now, unless somebody else was quicker.
    private byte[] secret() {
        Map<String, AttributeValue> there =
                client.getItem(get ->
                                get.tableName(table).key(Keys.trialKey()).consistentRead(true))
                        .item();
        if (!there.isEmpty()) return Attributes.required(there, VALUE).b().asByteArray();
        byte[] made = new byte[BYTES];
        new SecureRandom().nextBytes(made);
        Map<String, AttributeValue> item = Keys.trialKey();
        item.put(VALUE, AttributeValue.fromB(SdkBytes.fromByteArray(made)));
        try {
            client.putItem(put ->
                    put.tableName(table)
                            .item(item)
                            .conditionExpression("attribute_not_exists(pk)")
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return made;
        } catch (ConditionalCheckFailedException e) {
            return Attributes.required(e.item(), VALUE).b().asByteArray();
        }
    }
}
