package dev.tonearm.infra.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tonearm.infra.Synthesis;
import dev.tonearm.infra.stage.StageSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrontTest {
    private static final StageSettings STAGE = Synthesis.stage("production");

    @Test
    void cloudfront_has_the_name_and_the_api_one_below_it() {
        JsonNode config =
                Synthesis.resources(STAGE, "AWS::CloudFront::Distribution")
                        .getFirst()
                        .properties()
                        .path("DistributionConfig");
        assertThat(config.path("Aliases").get(0).asText()).isEqualTo(STAGE.edge().domain());
        assertThat(config.path("Origins").get(0).path("DomainName").asText())
                .isEqualTo("api." + STAGE.edge().domain())
                .isEqualTo(
                        Synthesis.resources(STAGE, "AWS::ApiGatewayV2::DomainName")
                                .getFirst()
                                .properties()
                                .path("DomainName")
                                .asText());
        assertThat(config.path("WebACLId").isMissingNode()).isFalse();
    }

    @Test
    void nobody_comes_in_without_a_new_tls() {
        JsonNode config =
                Synthesis.resources(STAGE, "AWS::CloudFront::Distribution")
                        .getFirst()
                        .properties()
                        .path("DistributionConfig");
        assertThat(config.at("/ViewerCertificate/MinimumProtocolVersion").asText())
                .isEqualTo("TLSv1.2_2021");
        assertThat(config.at("/DefaultCacheBehavior/ViewerProtocolPolicy").asText())
                .isEqualTo("https-only");
        JsonNode origin = config.path("Origins").get(0).path("CustomOriginConfig");
        assertThat(origin.path("OriginProtocolPolicy").asText()).isEqualTo("https-only");
        assertThat(
                        Synthesis.resources(STAGE, "AWS::ApiGatewayV2::DomainName")
                                .getFirst()
                                .properties()
                                .at("/DomainNameConfigurations/0/SecurityPolicy")
                                .asText())
                .isEqualTo("TLS_1_2");
    }

    /// All of Discord comes from few addresses: none of them may be shut out while the API still
    /// takes what it sends.
    @Test
    void the_firewall_lets_an_address_ask_for_as_much_as_the_api_takes() {
        Map<String, JsonNode> rules = new HashMap<>();
        Synthesis.resources(STAGE, "AWS::WAFv2::WebACL")
                .getFirst()
                .properties()
                .path("Rules")
                .forEach(rule -> rules.put(rule.path("Name").asText(), rule));
        JsonNode floods = rules.getOrDefault("floods", MissingNode.getInstance());
        assertThat(floods.at("/Statement/RateBasedStatement/Limit").asInt())
                .isEqualTo(STAGE.edge().rate() * 300);
        assertThat(String.valueOf(rules.get("unsigned")))
                .contains("x-signature-ed25519", "stripe-signature", "401");
    }
}
