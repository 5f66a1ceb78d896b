package dev.tonearm.stripe.billing;

import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Charge;
import dev.tonearm.stripe.object.Dispute;
import dev.tonearm.stripe.object.Refund;
import dev.tonearm.stripe.wire.Params;
import dev.tonearm.stripe.wire.StripeError;

/// Money that goes back: by refund, or because a payer's bank takes it.
public final class Returns {
    private final Account account;
    private final Events events;

    public Returns(Account account, Events events) {
        this.account = account;
        this.events = events;
    }

    /// Gives money back.
    ///
    /// @param cents 0 for all that is left
    public Refund refund(Charge charge, long cents, Params more) {
        long left = charge.refundable();
        if (charge.flag("disputed")) {
            throw StripeError.invalid(
                    "charge_disputed",
                    "Charge " + charge.id() + " has been charged back; cannot issue a refund.");
        }
        if (left == 0) {
            throw StripeError.invalid(
                    "charge_already_refunded",
                    "Charge " + charge.id() + " has already been refunded, or was never paid.");
        }
        if (cents > left) {
            throw StripeError.parameter(
                    "amount",
                    null,
                    "Refund amount (%d) is greater than unrefunded amount on charge (%d)"
                            .formatted(cents, left));
        }
        long back = cents == 0 ? left : cents;
        var refund =
                new Refund(
                        account.ids().next("re_"), account.timelineOf(charge).now(), charge, back);
        refund.take(more, "reason");
        refund.note(more);
        account.shelf().add(refund);
        events.tell("refund.created", refund);
        events.change("charge.refunded", charge, () -> charge.refunded(back));
        return refund;
    }

    /// A payer says to their bank that a payment is wrong.
    public Dispute dispute(Charge charge, String reason) {
        if (!charge.flag("paid") || charge.flag("disputed")) {
            throw StripeError.invalid(
                    "A charge that is paid and not disputed yet can be: " + charge.id());
        }
        var dispute =
                new Dispute(
                        account.ids().next("du_"),
                        account.timelineOf(charge).now(),
                        charge,
                        reason);
        charge.set("disputed", true);
        account.shelf().add(dispute);
        events.tell("charge.dispute.created", dispute);
        events.tell("charge.dispute.funds_withdrawn", dispute);
        return dispute;
    }

    /// The bank has decided.
    public void settle(Dispute dispute, boolean won) {
        if (dispute.isSettled()) {
            throw StripeError.invalid(
                    "This dispute is already closed: it is " + dispute.text("status") + ".");
        }
        events.change("charge.dispute.closed", dispute, () -> dispute.settled(won));
        if (won) {
            events.tell("charge.dispute.funds_reinstated", dispute);
        }
    }
}
