package dev.tonearm.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.event.EventWiring;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.ValidationException;
import software.amazon.awssdk.services.sqs.model.Message;

/// By AWS's own client.
final class LocalSchedulerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GROUP = "tonearm-moments";
    private static volatile Instant now = Instant.parse("2026-11-26T12:00:00Z");

    private static final EventWiring WIRING = EventWiring.shipped();
    private static final LocalSqs SQS = LocalSqs.start(1);
    private static final LocalEventBus BUS = LocalEventBus.start(WIRING, SQS, () -> now);
    private static final LocalScheduler SCHEDULER =
            LocalScheduler.start(BUS.endpoint(), () -> now).with(WIRING, BUS.arn());
    private static final SchedulerClient CLIENT =
            SchedulerClient.builder()
                    .endpointOverride(SCHEDULER.endpoint())
                    .region(LocalCredentials.REGION)
                    .credentialsProvider(LocalCredentials.provider())
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                    .build();

    private final List<String> came = new ArrayList<>();

    @AfterAll
    static void stop() {
        CLIENT.close();
        SCHEDULER.close();
        BUS.close();
        SQS.close();
    }

    @AfterEach
    void empty() {
        BUS.proxy().restore();
        SCHEDULER.proxy().restore();
        for (String name : List.of("one", "two")) {
            try {
                CLIENT.deleteSchedule(it -> it.name(name).groupName(GROUP));
            } catch (ResourceNotFoundException _) {
                // gone
            }
        }
        received();
    }

    @Test
    void a_scheduler_that_refuses_says_it_as_aws_does_and_plans_nothing() {
        Refused.eachErrorIsWhatAwsClientsKnow(
                AwsService.SCHEDULER, SCHEDULER.proxy(), () -> create("one", now.plusSeconds(60)));
        assertThat(SCHEDULER.next()).isEmpty();
    }

    @Test
    void one_comes_once_at_its_time_and_is_gone() {
        Instant at = now.plusSeconds(60);
        create("one", at);
        assertThat(SCHEDULER.next()).contains(at);
        moveTo(at.minusSeconds(1));
        assertThat(received()).isEmpty();

        moveTo(at.plusSeconds(5));
        comes(moment("one", at));
        SCHEDULER.fire();
        assertThat(SCHEDULER.next()).isEmpty();
        assertThatThrownBy(() -> CLIENT.getSchedule(it -> it.name("one").groupName(GROUP)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(came).hasSize(1);
    }

    @Test
    void the_latest_word_of_it_holds() {
        create("one", now.plusSeconds(60));
        Instant later = now.plus(Duration.ofDays(3));
        CLIENT.updateSchedule(it ->
                it.name("one")
                        .groupName(GROUP)
                        .scheduleExpression(at(later))
                        .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                        .actionAfterCompletion(ActionAfterCompletion.DELETE)
                        .target(target("one", later)));
        assertThat(SCHEDULER.next()).contains(later);
        assertThat(CLIENT.getSchedule(it -> it.name("one").groupName(GROUP)).scheduleExpression())
                .isEqualTo(at(later));

        moveTo(later);
        comes(moment("one", later));
    }

    @Test
    void while_the_bus_is_away_it_waits() {
        Instant at = now.plusSeconds(60);
        create("one", at);
        BUS.proxy().cut();
        moveTo(at);
        assertThat(SCHEDULER.next()).as("not lost").contains(at);

        BUS.proxy().restore();
        SCHEDULER.fire();
        comes(moment("one", at));
    }

    @Test
    void of_the_nights_that_are_passed_at_once_the_last_comes() {
        moveTo(now.plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS));
        Instant midnight = now;
        await().until(() -> received().isEmpty());
        came.clear();

        moveTo(midnight.plus(Duration.ofDays(3)).plus(Duration.ofHours(5)));
        comes(
                "JobDue {\"format\":1,\"id\":\"job:statistics:%1$s\",\"at\":\"%1$s\",\"job\":\"statistics\"}"
                        .formatted(midnight.plus(Duration.ofDays(3)).plus(Duration.ofHours(4))));
        assertThat(came).filteredOn(one -> one.contains("statistics")).hasSize(1);
        assertThat(came).filteredOn(one -> one.contains("reconcile")).hasSize(1);
    }

    @Test
    void what_is_there_is_not_made_twice_and_what_is_not_there_is_not_changed() {
        create("one", now.plusSeconds(60));
        assertThatThrownBy(() -> create("one", now.plusSeconds(90)))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> CLIENT.deleteSchedule(it -> it.name("two").groupName(GROUP)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Schedule two does not exist.");
        assertThatThrownBy(() -> refused(it -> it.groupName("nowhere")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Schedule group nowhere does not exist.");
    }

    @Test
    void a_group_is_made_before_schedules_are_in_it() {
        assertThat(CLIENT.createScheduleGroup(it -> it.name("more")).scheduleGroupArn())
                .endsWith(":schedule-group/more");
        assertThatThrownBy(() -> CLIENT.createScheduleGroup(it -> it.name("more")))
                .isInstanceOf(ConflictException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "at(2026-11-26T12:00:00Z), UTC, Invalid Schedule Expression",
        "at(2199-02-30T12:00:00), UTC, Invalid Schedule Expression",
        "at(2020-01-01T00:00:00), UTC, it is over",
        "in(5 minutes), UTC, Invalid Schedule Expression",
        "cron(10 3 * * * *), UTC, Invalid Schedule Expression",
        "at(2199-01-01T12:00:00), Mars/Olympus, timezone is not valid"
    })
    void a_time_that_is_none_is_refused(String expression, String zone, String why) {
        assertThat(
                        refused(it ->
                                it.scheduleExpression(expression).scheduleExpressionTimezone(zone)))
                .hasMessageContaining(why);
    }

    @Test
    void what_aws_refuses_is_refused_by_its_name() {
        assertThat(refused(it -> it.flexibleTimeWindow(w -> w.mode("SOMETIMES"))))
                .hasMessageContaining("flexibleTimeWindow.mode");
        assertThat(refused(it -> it.flexibleTimeWindow(w -> w.mode("FLEXIBLE"))))
                .hasMessageContaining("maximumWindowInMinutes");
        assertThat(refused(it -> it.name("no spaces"))).hasMessageContaining("'name'");
        assertThat(refused(it -> it.actionAfterCompletion("KEEP")))
                .hasMessageContaining("actionAfterCompletion");
        assertThat(refused(it -> it.target(target("one", now).toBuilder().roleArn("me").build())))
                .hasMessageContaining("target.roleArn");
        assertThat(refused(it -> it.target(target("one", now).toBuilder().input("no").build())))
                .hasMessageContaining("no JSON object");
        assertThat(
                        refused(it ->
                                it.target(
                                        Target.builder()
                                                .arn(BUS.arn())
                                                .roleArn(LocalScheduler.ROLE)
                                                .input("{}")
                                                .build())))
                .hasMessageContaining("EventBridgeParameters");
    }

    private static void create(String name, Instant at) {
        CLIENT.createSchedule(request(name, at).build());
    }

    private static RuntimeException refused(Consumer<CreateScheduleRequest.Builder> change) {
        CreateScheduleRequest.Builder request = request("two", now.plusSeconds(60));
        change.accept(request);
        try {
            CLIENT.createSchedule(request.build());
        } catch (ResourceNotFoundException e) {
            throw e;
        } catch (ValidationException e) {
            return e;
        }
        throw new AssertionError("it was taken");
    }

    private static CreateScheduleRequest.Builder request(String name, Instant at) {
        return CreateScheduleRequest.builder()
                .name(name)
                .groupName(GROUP)
                .scheduleExpression(at(at))
                .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                .actionAfterCompletion(ActionAfterCompletion.DELETE)
                .target(target(name, at));
    }

    private static Target target(String name, Instant at) {
        return Target.builder()
                .arn(BUS.arn())
                .roleArn(LocalScheduler.ROLE)
                .input("{\"guild\":\"%s\",\"at\":\"%s\"}".formatted(name, at))
                .eventBridgeParameters(it -> it.source("tonearm").detailType("MomentReached"))
                .build();
    }

    private static String at(Instant time) {
        return "at(" + time.toString().replace("Z", "") + ")";
    }

    private static String moment(String name, Instant at) {
        return "MomentReached {\"guild\":\"%s\",\"at\":\"%s\"}".formatted(name, at);
    }

    private static void moveTo(Instant time) {
        now = time;
        SCHEDULER.fire();
    }

    private void comes(String event) {
        await().until(() -> received().contains(event));
    }

    /// All that came so far.
    private List<String> received() {
        String url = SQS.url("tonearm-events");
        for (Message message :
                SQS.client()
                        .receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(10))
                        .messages()) {
            SQS.client()
                    .deleteMessage(it -> it.queueUrl(url).receiptHandle(message.receiptHandle()));
            try {
                JsonNode event = JSON.readTree(message.body());
                came.add(event.get("detail-type").asText() + " " + event.get("detail"));
            } catch (JsonProcessingException e) {
                throw new AssertionError(message.body(), e);
            }
        }
        return came;
    }
}
