package dev.tonearm.store;

import dev.tonearm.core.notice.Board;
import dev.tonearm.core.notice.Laid;
import dev.tonearm.core.plan.Quota;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attributes of a guild's item that are its notice board: a set of texts, to which an update
/// adds and from which it takes without knowing the others, and for each quota the last month in
/// which somebody was told of it.
final class BoardItem {
    static final String BOARD = "board";

    private static final String MONTH = "told#";
    private static final AttributeValue NOTHING = AttributeValue.fromN("0");

    private BoardItem() {}

    static String month(Quota quota) {
        return MONTH + quota.wire();
    }

    static Board read(Map<String, AttributeValue> item) {
        AttributeValue texts = item.get(BOARD);
        List<Laid> laid =
                texts == null
                        ? List.of()
                        : texts.ss().stream()
                                .map(Laid::read)
                                .flatMap(Optional::stream)
                                .sorted((one, other) -> one.when().compareTo(other.when()))
                                .toList();
        Map<Quota, Integer> months = new EnumMap<>(Quota.class);
        for (Quota quota : Quota.values()) {
            int month = Integer.parseInt(item.getOrDefault(month(quota), NOTHING).n());
            if (month > 0) months.put(quota, month);
        }
        return new Board(laid, months);
    }
}
