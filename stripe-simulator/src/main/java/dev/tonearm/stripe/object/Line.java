package dev.tonearm.stripe.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import org.jspecify.annotations.Nullable;

/// One line of an invoice.
///
/// @param amount in cents, below zero for a credit
/// @param item the subscription item that it is for
/// @param proration whether it is for a part of a period
/// @param invoiceItem the pending item that it was; null when it was none
public record Line(
        long amount,
        Price price,
        long quantity,
        String description,
        long from,
        long to,
        String subscription,
        String item,
        boolean proration,
        @Nullable String invoiceItem) {

    ObjectNode pricing() {
        var pricing = Json.object();
        pricing.putObject("price_details").put("price", price.id()).put("product", price.product());
        return pricing.put("type", "price_details")
                .put("unit_amount_decimal", String.valueOf(Math.abs(amount) / quantity));
    }
}
