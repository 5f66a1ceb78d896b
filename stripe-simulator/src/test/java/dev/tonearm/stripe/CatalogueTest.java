package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.param.CustomerListParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.PriceUpdateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductUpdateParams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Products, prices and lists.
final class CatalogueTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void an_account_starts_with_the_prices_that_it_is_given() throws StripeException {
        var price = scene.stripe.v1().prices().retrieve("price_p_y");
        var product = scene.stripe.v1().products().retrieve(price.getProduct());

        assertThat(price.getUnitAmount()).isEqualTo(5_000);
        assertThat(price.getRecurring().getInterval()).isEqualTo("year");
        assertThat(product.getName()).isEqualTo("Premium");
        assertThat(scene.stripe.v1().products().list().getData()).hasSize(2);
    }

    @Test
    void a_price_is_made_with_its_product_and_found_by_its_key() throws StripeException {
        var made =
                scene.stripe
                        .v1()
                        .prices()
                        .create(
                                PriceCreateParams.builder()
                                        .setCurrency("eur")
                                        .setUnitAmount(900L)
                                        .setLookupKey("enterprise")
                                        .setProductData(
                                                PriceCreateParams.ProductData.builder()
                                                        .setName("Enterprise")
                                                        .build())
                                        .setRecurring(
                                                PriceCreateParams.Recurring.builder()
                                                        .setInterval(
                                                                PriceCreateParams.Recurring.Interval
                                                                        .MONTH)
                                                        .setIntervalCount(3L)
                                                        .build())
                                        .build());
        var found =
                scene.stripe
                        .v1()
                        .prices()
                        .list(
                                PriceListParams.builder()
                                        .addLookupKey("enterprise")
                                        .addExpand("data.product")
                                        .build())
                        .getData();

        assertThat(found).extracting(Price::getId).containsExactly(made.getId());
        assertThat(found.getFirst().getProductObject().getName()).isEqualTo("Enterprise");
        assertThat(found.getFirst().getRecurring().getIntervalCount()).isEqualTo(3);
    }

    @Test
    void a_key_belongs_to_one_price_and_may_be_handed_on() throws StripeException {
        var prices = scene.stripe.v1().prices();
        prices.update("price_p_m", PriceUpdateParams.builder().setLookupKey("now").build());
        var take = PriceUpdateParams.builder().setLookupKey("now");

        assertThatThrownBy(() -> prices.update("price_b_m", take.build()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("price_p_m");
        prices.update("price_b_m", take.setTransferLookupKey(true).build());

        assertThat(prices.retrieve("price_p_m").getLookupKey()).isNull();
        assertThat(prices.retrieve("price_b_m").getLookupKey()).isEqualTo("now");
    }

    @Test
    void a_product_is_changed_and_unset() throws StripeException {
        var products = scene.stripe.v1().products();
        var made =
                products.create(
                        ProductCreateParams.builder()
                                .setId("prod_mine")
                                .setName("Mine")
                                .setDescription("for a while")
                                .build());
        var changed =
                products.update(
                        made.getId(),
                        ProductUpdateParams.builder()
                                .setActive(false)
                                .setDescription(com.stripe.param.common.EmptyParam.EMPTY)
                                .build());

        assertThat(changed.getActive()).isFalse();
        assertThat(changed.getDescription()).isNull();
        assertThatThrownBy(() ->
                        products.create(
                                ProductCreateParams.builder()
                                        .setId("prod_mine")
                                        .setName("Again")
                                        .build()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("already exists");
    }

    @Test
    void a_list_is_read_page_by_page_each_way() throws StripeException {
        for (int i = 0; i < 25; i++) {
            scene.post("/v1/customers", "name=c" + i);
        }
        var customers = scene.stripe.v1().customers();
        var names = new ArrayList<String>();
        customers
                .list(CustomerListParams.builder().setLimit(10L).build())
                .autoPagingIterable()
                .forEach(customer -> names.add(customer.getName()));
        var all = customers.list(CustomerListParams.builder().setLimit(100L).build()).getData();
        var before =
                customers.list(
                        CustomerListParams.builder()
                                .setLimit(2L)
                                .setEndingBefore(all.get(5).getId())
                                .build());

        assertThat(names).hasSize(25).startsWith("c24", "c23").endsWith("c1", "c0");
        assertThat(before.getData()).extracting(c -> c.getName()).containsExactly("c21", "c20");
        assertThat(before.getHasMore()).isTrue();
        assertThat(scene.get("/v1/customers?starting_after=none").status()).isEqualTo(404);
        assertThat(scene.get("/v1/customers?limit=101").param()).isEqualTo("limit");
    }

    @Test
    void only_what_is_an_object_can_be_expanded() {
        assertThat(scene.get("/v1/prices/price_p_m?expand[]=product").status()).isEqualTo(200);
        for (var wrong : List.of("nickname2", "currency", "product.name", "a.b.c.d.e")) {
            var reply = scene.get("/v1/prices/price_p_m?expand[]=" + wrong);
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.message()).contains(wrong);
        }
    }

    @Test
    void what_is_not_there_is_named() {
        assertThatThrownBy(() -> scene.stripe.v1().products().retrieve("prod_none"))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getCode()).isEqualTo("resource_missing"))
                .hasMessageContaining("No such product: 'prod_none'");
    }
}
