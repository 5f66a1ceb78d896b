package dev.tonearm.store;

import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.grant.GrantJson;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.grant.StoredGrants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attributes of a guild's item that hold its grants: a text each, by its id, so that those of
/// a newer build stay what they are.
final class GrantItem {
    static final String GRANTS = "grants";
    static final String REVISION = "grantsRevision";

    private static final AttributeValue NONE = AttributeValue.fromM(Map.of());
    private static final AttributeValue FIRST = AttributeValue.fromN("0");

    private GrantItem() {}

    static StoredGrants read(Map<String, AttributeValue> item) {
        List<Grant> grants = new ArrayList<>();
        item.getOrDefault(GRANTS, NONE)
                .m()
                .forEach((id, text) -> grants.add(GrantJson.read(GrantId.parse(id), text.s())));
        return new StoredGrants(
                Grants.of(grants), Long.parseLong(item.getOrDefault(REVISION, FIRST).n()));
    }

    static AttributeValue write(Grants grants) {
        Map<String, AttributeValue> texts = new HashMap<>();
        grants.byId()
                .forEach((id, grant) ->
                        texts.put(id.toString(), AttributeValue.fromS(GrantJson.write(grant))));
        return AttributeValue.fromM(texts);
    }
}
