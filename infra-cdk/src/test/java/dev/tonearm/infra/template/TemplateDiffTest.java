package dev.tonearm.infra.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class TemplateDiffTest {
    private static final String KEPT =
            ", DeletionPolicy: RetainExceptOnCreate, UpdateReplacePolicy: Retain";

    @Test
    void what_is_added_changed_and_removed_is_told_with_what_is_different() {
        List<Change> changes =
                between(
                        "{Rule: {Type: 'AWS::Events::Rule', Properties: {State: ENABLED, Targets: [{Id: a}]}},"
                                + " Old: {Type: 'AWS::SQS::QueuePolicy'}}",
                        "{Rule: {Type: 'AWS::Events::Rule', Properties: {Targets: [{Id: b}], Description: new}},"
                                + " Role: {Type: 'AWS::IAM::Role'}}");

        assertThat(changes)
                .extracting(Change::toString)
                .containsExactly(
                        "  - AWS::SQS::QueuePolicy Old",
                        "  + AWS::IAM::Role Role",
                        """
                          ~ AWS::Events::Rule Rule
                              Description: nothing → "new"
                              State: "ENABLED" → nothing
                              Targets: [{"Id":"a"}] → [{"Id":"b"}]\
                        """);
        assertThat(TemplateDiff.sum(changes)).isEqualTo("1 added, 1 changed, 1 removed");
    }

    @Test
    void another_name_makes_another_queue_and_the_old_one_is_lost_unless_it_is_kept() {
        String queue = "{Q: {Type: 'AWS::SQS::Queue', Properties: {QueueName: %s}%s}}";

        assertThat(between(queue.formatted("a", ""), queue.formatted("b", "")))
                .extracting(Change::effect)
                .containsExactly(Change.Effect.LOST);
        assertThat(between(queue.formatted("a", KEPT), queue.formatted("b", KEPT)))
                .extracting(Change::effect)
                .containsExactly(Change.Effect.LEFT);
        // It is not kept when the new template no longer says so.
        assertThat(between(queue.formatted("a", KEPT), queue.formatted("b", "")))
                .extracting(Change::effect)
                .containsExactly(Change.Effect.LOST);
    }

    @Test
    void a_table_that_leaves_its_template_is_lost_unless_it_is_kept() {
        String table = "{T: {Type: 'AWS::DynamoDB::Table'%s}}";

        assertThat(between(table.formatted(""), "{}"))
                .extracting(Change::effect)
                .containsExactly(Change.Effect.LOST);
        assertThat(between(table.formatted(KEPT), "{}"))
                .extracting(Change::effect)
                .containsExactly(Change.Effect.LEFT);
    }

    @Test
    void what_holds_nothing_is_replaced() {
        String role = "{R: {Type: 'AWS::IAM::Role', Properties: {RoleName: %s}}}";

        assertThat(between(role.formatted("a"), role.formatted("b")))
                .extracting(Change::effect)
                .containsExactly(Change.Effect.REPLACED);
    }

    @Test
    void a_type_of_which_nothing_is_known_is_no_harmless_change() {
        String thing = "{R: {Type: 'AWS::New::Thing', Properties: {Name: %s}}}";

        List<Change> changes = between(thing.formatted("a"), thing.formatted("b"));
        assertThat(changes).extracting(Change::effect).containsExactly(Change.Effect.UNKNOWN);
        assertThat(TemplateDiff.sum(changes)).isEqualTo("0 added, 1 changed, 0 removed, 1 unknown");
    }

    @Test
    void new_code_and_what_cdk_adds_by_itself_is_no_change() {
        String hash = "0123456789abcdef".repeat(4);
        String function =
                "{F: {Type: 'AWS::Lambda::Function', Properties: {Code: {S3Key: '%s.zip'}}}, FCurrentVersion12AB34CD%s: {Type: 'AWS::Lambda::Version'}}";

        assertThat(
                        between(
                                function.formatted(hash, hash.substring(0, 32)),
                                function.formatted(hash.replace('0', 'f'), hash.substring(8, 40))))
                .isEmpty();
        assertThat(
                        TemplateText.of(
                                json(
                                        "{Rules: {CheckBootstrapVersion: {}}, Parameters: {BootstrapVersion: {}, Mine: {}}, Resources: {B: 1, A: 2}}")))
                .isEqualTo(
                        """
                        {
                          "Parameters" : {
                            "Mine" : { }
                          },
                          "Resources" : {
                            "A" : 2,
                            "B" : 1
                          }
                        }
                        """);
    }

    private static List<Change> between(String before, String after) {
        return TemplateDiff.between(
                json("{Resources: " + before + "}"), json("{Resources: " + after + "}"));
    }

    /// YAML's short form, which has no quotes to read around.
    private static JsonNode json(String yaml) {
        Object tree = new Yaml().load(yaml);
        try {
            return new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }
}
