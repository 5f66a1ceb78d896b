package dev.tonearm.core.message;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Need;
import dev.tonearm.core.plan.Offer;
import dev.tonearm.core.plan.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What somebody reads whose server's plan has not what they asked for: what that is, the least
/// plan that has it, and a button that leads there.
public final class Lacking {
    /// Where the button leads: what the server's plan is, and how to change it.
    public static final String ROUTE = "premium";

    private Lacking() {}

    /// What they read.
    ///
    /// @param more what the text of the need says beside the plan and its number
    public static Message of(Need need, Limits limits, Texts texts, Object... more) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(limits.plan().title());
        arguments.add(need instanceof Quota quota ? limits.allowance().of(quota) : 0);
        arguments.addAll(List.of(more));
        String why = texts.text("lacks." + need.wire(), arguments.toArray());
        Optional<Offer> offer = limits.offer(need);
        return offer.map(found -> offering(why, found, texts))
                .orElseGet(() -> Message.framed(Colour.REFUSED, List.of(new Component.Text(why))));
    }

    /// Discord has a button of its own for what it sells.
    private static Message offering(String why, Offer offer, Texts texts) {
        String text = why + "\n-# " + texts.text("lacks.offer", offer.plan().title());
        Component button =
                offer.sku().isEmpty()
                        ? new Component.Row(
                                List.of(
                                        Button.of(
                                                CustomId.of(ROUTE, 1),
                                                "premium",
                                                "⭐",
                                                Style.PRIMARY,
                                                false,
                                                texts)))
                        : new Component.Shop(offer.sku());
        return Message.framed(Colour.REFUSED, List.of(new Component.Text(text), button));
    }
}
