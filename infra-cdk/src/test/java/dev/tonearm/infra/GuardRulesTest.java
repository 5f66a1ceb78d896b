package dev.tonearm.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules of AWS Control Tower, which come from others than those of cdk-nag.
class GuardRulesTest {
    /// Rules that we do not follow, and why.
    private static final Map<String, String> EXCEPTIONS =
            Map.of(
                    "CT.APIGATEWAY.PR.5",
                    "Discord and Stripe can log in nowhere: they sign what they send, and the functions check that before anything else.",
                    "CT.CLOUDFRONT.PR.1",
                    "Nobody looks at a page there: what is not posted to a path of the API is refused.",
                    "CT.CLOUDFRONT.PR.4",
                    "There is one API to come to; one in another region would need a table there.",
                    "CT.CLOUDFRONT.PR.5",
                    "The API logs each request that comes through, without addresses of people.",
                    "CT.CLOUDWATCH.PR.1",
                    "An alarm without an action is one that CodeDeploy watches while it moves traffic, or a part of one that has one (TemplateRulesTest).",
                    "CT.CLOUDWATCH.PR.2",
                    "A log says what went wrong, the journal what was done: nobody needs it for a year, and privacy.md promises less.",
                    "CT.CLOUDWATCH.PR.3",
                    "CloudWatch encrypts logs with a key of AWS's; they hold no secrets that a key of our own would guard.",
                    "CT.DYNAMODB.PR.2",
                    "DynamoDB encrypts with a key of AWS's anyway; a key in the account is what a stage chooses, as production does.",
                    "CT.LAMBDA.PR.2",
                    "The rule reads plain texts only; each SourceArn is put together from the API's id and one route of it.",
                    "CT.LAMBDA.PR.3",
                    "The functions reach AWS, Discord and Stripe by their public addresses and nothing private: a network of their own would only cost starts and money.");

    @BeforeAll
    static void install() throws Exception {
        CfnGuard.install();
    }

    @Test
    void every_rule_of_aws_control_tower_is_followed_or_has_a_reason_why_not() throws Exception {
        List<Path> templates =
                Synthesis.stages()
                        .flatMap(stage -> Synthesis.of(stage).templates().stream())
                        .map(Synthesised.Template::file)
                        .toList();

        Map<String, Set<Path>> found = new TreeMap<>(CfnGuard.judge(templates));
        assertThat(found.keySet())
                .as("rules without a reason, or reasons without a rule, in " + found)
                .containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
    }

    /// Or else it would be green for not having looked.
    @Test
    void what_they_find_is_seen(@TempDir Path folder) throws IOException, InterruptedException {
        Path careless = folder.resolve("careless.json");
        Files.writeString(
                careless,
                "{\"Resources\":{\"Q\":{\"Type\":\"AWS::SQS::Queue\",\"Properties\":{\"SqsManagedSseEnabled\":false}}}}");

        assertThat(CfnGuard.judge(List.of(careless))).containsKey("CT.SQS.PR.1");
    }
}
