package dev.tonearm.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.billing.Order;
import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.privacy.PrivacyRoute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// What travels to the billing function, as somebody ordered it.
@ExtendWith(SharedEdge.class)
class OrdersAtTheEdgeTest {
    private final TestEdge edge;

    OrdersAtTheEdgeTest(TestEdge edge) {
        this.edge = edge;
    }

    @Test
    void an_order_is_queued_as_it_was_given_and_deferred_for_the_listener_alone() {
        Posted subscribe = Posted.fresh("premium-subscribe");
        JsonObject answer = edge.answer(subscribe);

        assertThat(answer.integer("type")).isEqualTo(5);
        assertThat(answer.object("data").integer("flags")).isEqualTo(64);
        Message message = edge.ordered().getFirst();
        OrderEnvelope order = OrderEnvelope.read(JsonObject.parse(message.body()));
        assertThat(order.order()).isEqualTo(new Order.Subscribe(Plan.PREMIUM, true));
        assertThat(order.guild()).isEqualTo(TestEdge.GUILD);
        assertThat(order.interaction().id().value()).isEqualTo(subscribe.id());
        assertThat(order.interaction().locale()).isEqualTo("en-US");
        assertThat(message.attributes())
                .containsEntry(
                        MessageSystemAttributeName.MESSAGE_GROUP_ID, "order:" + TestEdge.GUILD)
                .containsEntry(
                        MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID,
                        String.valueOf(subscribe.id()));
    }

    @Test
    void the_same_interaction_twice_is_one_order() {
        Posted subscribe = Posted.fresh("premium-subscribe");
        edge.answer(subscribe);
        edge.answer(subscribe);

        assertThat(edge.ordered()).hasSize(1);
    }

    @Test
    void what_somebody_wants_done_with_their_data_travels_the_same_way() {
        assertThat(edge.answer(Posted.fresh("privacy-delete")).integer("type")).isEqualTo(5);
        assertThat(order()).isEqualTo(new Order.AskDeletion());
    }

    @Test
    void the_button_below_what_a_deletion_takes_away_orders_it() {
        String button = PrivacyRoute.DELETE.id().wire();
        JsonObject answer = edge.answer(Posted.fresh("button-pause").with("t1:pause", button));
        assertThat(answer.integer("type")).isEqualTo(5);
        assertThat(answer.object("data").integer("flags")).isEqualTo(64);
        assertThat(order()).isEqualTo(new Order.Delete());
    }

    private Order order() {
        Message message = edge.ordered().getFirst();
        return OrderEnvelope.read(JsonObject.parse(message.body())).order();
    }

    @Test
    void while_the_queue_is_away_nobody_is_told_to_wait() {
        edge.sqs.proxy().cut();

        assertThat(edge.told(Posted.fresh("premium-subscribe")))
                .isEqualTo(Texts.DEFAULT.text("edge.unsure"));
    }
}
