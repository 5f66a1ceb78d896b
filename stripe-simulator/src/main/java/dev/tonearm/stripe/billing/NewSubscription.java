package dev.tonearm.stripe.billing;

import dev.tonearm.stripe.object.Card.Presence;
import dev.tonearm.stripe.object.Wanted;
import dev.tonearm.stripe.wire.Params;
import java.util.List;

/// What a subscription begins with.
///
/// @param trialEnd 0 for none
/// @param missingCard what happens at the trial's end without a card: `create_invoice`, `cancel`,
///   `pause`
/// @param paymentMethod its own; empty for its customer's
/// @param behaviour when the first payment fails: `allow_incomplete`, `error_if_incomplete`, or
///   `default_incomplete`, which does not try
/// @param more description and metadata
public record NewSubscription(
        String customer,
        List<Wanted> items,
        long trialEnd,
        String missingCard,
        String paymentMethod,
        String behaviour,
        Presence presence,
        boolean cancelsAtPeriodEnd,
        Params more) {}
