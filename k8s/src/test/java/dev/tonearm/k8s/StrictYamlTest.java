package dev.tonearm.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a server would not read is not read here.
class StrictYamlTest {
    private static final String SERVICE =
            """
            apiVersion: v1
            kind: Service
            metadata:
              name: nodes
            spec:
              publishNotReadyAddresses: false
              ports:
                - port: 2333
                  name: lavalink
            """;

    @Test
    void what_is_right_is_read() {
        assertThat(Manifests.of(SERVICE).typed()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: nodes         | nmae: nodes        | nmae",
                "port: 2333          | prot: 2333         | prot",
                "port: 2333          | port: many         | many",
                "port: 2333          | port: \"2333\"     | Integer",
                "name: lavalink      | name: 7            | String",
                "name: lavalink      | name: true         | String",
                "Addresses: false    | Addresses: maybe   | maybe",
                "kind: Service       | kind: Sevrice      | no rule knows a v1 Sevrice",
                "apiVersion: v1      | apiVersion: v2     | no rule knows a v2 Service",
            })
    void what_a_server_would_refuse_is_refused(String right, String wrong, String told) {
        String yaml = SERVICE.replace(right, wrong);

        assertThat(yaml).isNotEqualTo(SERVICE);
        assertThatThrownBy(() -> Manifests.of(yaml))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(told);
    }

    @Test
    void a_member_that_is_there_twice_is_refused() {
        assertThatThrownBy(() -> Manifests.of(SERVICE + "kind: Service\n"))
                .isInstanceOf(UnreadableException.class)
                .hasStackTraceContaining("Duplicate Object property \"kind\"");
    }
}
