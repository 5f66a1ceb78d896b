package dev.tonearm.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.metric.AwsFigure;
import dev.tonearm.local.aws.AwsError;
import dev.tonearm.local.aws.AwsService;
import dev.tonearm.local.aws.Refusals;
import dev.tonearm.local.aws.Refusing;
import dev.tonearm.local.lambda.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCloudWatchTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ANSWER =
            """
            {"_aws":{"Timestamp":%d,"CloudWatchMetrics":[{"Namespace":"Tonearm","Dimensions":[["Service","kind"]],"Metrics":[{"Name":"tonearm_edge_answers_total"}]},\
            {"Namespace":"Tonearm","Dimensions":[["Service"]],"Metrics":[{"Name":"tonearm_edge_answer_seconds"}]}]},\
            "Service":"interactions","tonearm_edge_answer_seconds":[%s],"kind":"read","tonearm_edge_answers_total":1}
            """;

    @TempDir private Path folder;
    private Instant now = NOON;
    private final LocalCloudWatch cloud = new LocalCloudWatch(() -> now);

    @Test
    void what_a_function_logs_is_shown_for_a_minute() throws IOException {
        Path log = log();
        cloud.function("tonearm-interactions", log);
        say(log, "not json\n" + ANSWER.formatted(NOON.toEpochMilli(), "0.25"));
        say(log, ANSWER.formatted(NOON.toEpochMilli(), "0.75"));

        assertThat(cloud.text())
                .contains("tonearm_edge_answers_sum{kind=\"read\"} 2.0\n")
                .contains("tonearm_edge_answers_sum{kind=\"deferred\"} 0.0\n")
                .contains("tonearm_edge_answer_seconds_p95 0.75\n")
                .contains("tonearm_edge_answer_seconds_sample_count 2.0\n");

        now = NOON.plus(Window.LENGTH);
        assertThat(cloud.text())
                .contains("tonearm_edge_answers_sum{kind=\"read\"} 0.0\n")
                .contains("tonearm_edge_answer_seconds_p95 0.0\n");
    }

    @Test
    void half_a_line_is_read_when_it_is_whole() throws IOException {
        Path log = log();
        cloud.function("tonearm-interactions", log);
        String line = ANSWER.formatted(NOON.toEpochMilli(), "0.25");
        say(log, line.substring(0, 100));
        assertThat(cloud.text()).contains("tonearm_edge_answers_sum{kind=\"read\"} 0.0\n");

        say(log, line.substring(100));

        assertThat(cloud.text()).contains("tonearm_edge_answers_sum{kind=\"read\"} 1.0\n");
    }

    @Test
    void what_a_night_told_is_shown_until_the_next_and_not_before_the_first() throws IOException {
        Path log = log();
        cloud.function("tonearm-billing", log);
        assertThat(cloud.text()).doesNotContain("tonearm_business_users_active");

        say(
                log,
                """
                {"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"Tonearm","Dimensions":[["Service","period"]],"Metrics":[{"Name":"tonearm_business_users_active"}]}]},"Service":"billing","period":"week","tonearm_business_users_active":13}
                """);

        assertThat(cloud.text()).contains("tonearm_business_users_active{period=\"week\"} 13.0\n");
    }

    @Test
    void the_http_api_and_lambda_are_seen_by_what_they_answer() throws IOException {
        var served = cloud.function("tonearm-interactions", log());
        for (int status : new int[] {200, 401, 500, 503}) {
            served.accept(
                    new byte[0],
                    new Served(
                            "1", status, NOON.minusMillis(40), NOON.minusMillis(30), NOON, false));
        }

        assertThat(cloud.text())
                .contains("aws_apigateway_count_sum 4.0\n")
                .contains("aws_apigateway_4xx_sum 1.0\n")
                .contains("aws_apigateway_5xx_sum 2.0\n")
                .contains("aws_apigateway_latency_p95 40.0\n")
                .contains("aws_lambda_duration_p95{function=\"tonearm-interactions\"} 30.0\n")
                .contains("aws_lambda_errors_sum{function=\"tonearm-interactions\"} 1.0\n");
    }

    @Test
    void what_a_table_refuses_is_counted_as_what_it_is() {
        var refusals = new Refusals(AwsService.DYNAMODB, new Random(1));
        cloud.table("tonearm", refusals);
        for (AwsError error : AwsService.DYNAMODB.errors()) {
            refusals.begin(new Refusing(error, 100, Pattern.compile(".*Item|Query")));
            for (String operation : List.of("UpdateItem", "PutItem", "Query", "ListTables")) {
                var headers = Map.of("x-amz-target", "DynamoDB_20120810." + operation);
                refusals.refusal("POST / HTTP/1.1", headers, new byte[0]);
            }
        }

        assertThat(cloud.text())
                .contains("aws_dynamodb_write_throttle_events_sum{table=\"tonearm\"} 4.0\n")
                .contains("aws_dynamodb_read_throttle_events_sum{table=\"tonearm\"} 2.0\n")
                .contains("aws_dynamodb_system_errors_sum{table=\"tonearm\"} 3.0\n");
    }

    @Test
    void a_queue_that_stands_still_ages_and_one_that_is_worked_off_does_not() {
        var ages = new QueueAges();

        assertThat(ages.of("q", 0, NOON)).isZero();
        assertThat(ages.of("q", 3, NOON.plusSeconds(1))).isZero();
        assertThat(ages.of("q", 5, NOON.plusSeconds(9))).isEqualTo(Duration.ofSeconds(8));
        assertThat(ages.of("q", 4, NOON.plusSeconds(10))).isZero();
        assertThat(ages.of("q", 4, NOON.plusSeconds(15))).isEqualTo(Duration.ofSeconds(5));
        assertThat(ages.of("q", 0, NOON.plusSeconds(16))).isZero();
    }

    @Test
    void names_of_aws_are_as_the_exporter_makes_them() {
        assertThat(AwsFigure.QUEUE_AGE.series())
                .isEqualTo("aws_sqs_approximate_age_of_oldest_message_maximum");
        assertThat(AwsFigure.API_REFUSED.series()).isEqualTo("aws_apigateway_4xx_sum");
        assertThat(AwsFigure.TABLE_WRITES.series())
                .isEqualTo("aws_dynamodb_consumed_write_capacity_units_sum");
    }

    private Path log() throws IOException {
        return Files.createFile(folder.resolve("function.log"));
    }

    private static void say(Path log, String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }
}
