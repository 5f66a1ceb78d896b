package dev.tonearm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What pages and diagrams call by its name in the code has that name in the code: types, variables
/// of the environment, and in diagrams the resources and the routes.
class NamesTest {
    /// A type's name of two words or more, with what else a picture or a span of code says before
    /// and after.
    private static final Pattern TYPE =
            Pattern.compile("(?<![\\w.-])[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+(?![\\w-])");

    private static final Pattern SPAN =
            Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)(?:[.#]\\w+(?:\\(\\))?)?`");
    private static final Pattern DECLARED =
            Pattern.compile("\\b(?:class|record|interface|enum|kind:|alert:) ([A-Z]\\w+)");
    private static final Pattern VARIABLE = Pattern.compile("\\bTONEARM_[A-Z0-9_]+");
    private static final Pattern RESOURCE = Pattern.compile("\\btonearm-[a-z-]*[a-z]");
    private static final Pattern ROUTE =
            Pattern.compile("\\b(?:GET|POST|PUT|PATCH|DELETE) (/[\\w/-]*)");

    /// Others' names.
    private static final Set<String> FOREIGN =
            Set.of(
                    "CloudFront",
                    "CloudTrail",
                    "CloudWatch",
                    "DynamoDB",
                    "EventBridge",
                    "GitHub",
                    // Operations of AWS.
                    "GetItem",
                    "PutItem",
                    "UpdateItem",
                    "DeleteItem",
                    "PutEvents",
                    "SendMessage",
                    "ReceiveMessage",
                    "DeleteMessage",
                    "ChangeMessageVisibility",
                    "TransactWriteItems",
                    "CreateSchedule",
                    // Its errors.
                    "AccessDenied",
                    "AccessDeniedException",
                    "InternalException",
                    "InternalFailure",
                    "InternalServerError",
                    "InternalServerException",
                    "ProvisionedThroughputExceededException",
                    "RequestThrottled",
                    "ThrottlingException",
                    "TransactionCanceledException",
                    "HttpUrl",
                    "OpenTelemetry",
                    "ReportBatchItemFailures",
                    "SecureRandom",
                    "StreamTitle",
                    "EventSource",
                    // Metrics that CloudWatch has under these names.
                    "JobsDone",
                    "ServersPaidTwice");

    private static final String SOURCES = sources();
    private static final Set<String> TYPES = types();

    @Test
    void every_type_that_a_page_names_is_there() {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Path page : Checkout.files(Checkout.HOME, ".md")) {
            // A decision is about the day on which it was made, and so is a change.
            if (page.toString().contains("/adr/") || page.endsWith("CHANGELOG.md")) continue;
            Matcher span = SPAN.matcher(Checkout.read(page));
            while (span.find()) {
                looked++;
                if (unknown(span.group(1))) wrong.add(name(page) + ": " + span.group(1));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(looked).isGreaterThan(200);
    }

    @Test
    void every_variable_that_a_page_names_is_read() {
        List<String> wrong = new ArrayList<>();
        for (Path page : Checkout.files(Checkout.HOME, ".md")) {
            if (page.endsWith("CHANGELOG.md")) continue;
            all(VARIABLE, Checkout.read(page))
                    .filter(name -> !SOURCES.contains(name))
                    .forEach(name -> wrong.add(name(page) + ": " + name));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_name_in_a_diagram_is_one_of_the_code() {
        assertThat(Diagram.all().stream().flatMap(NamesTest::wrong)).isEmpty();
    }

    @Test
    void a_wrong_name_would_be_found() {
        var wrong =
                new Diagram(
                        Checkout.HOME.resolve("docs/fleet.md"),
                        4,
                        """
                        sequenceDiagram
                          participant e as EndPoint of tonearm-elsewhere
                          s->>e: POST /strype, by StripeWebhook to DynamoDB
                        """);
        assertThat(wrong(wrong))
                .containsExactlyInAnyOrder(
                        "docs/fleet.md:4: no type is called EndPoint",
                        "docs/fleet.md:4: nothing is called tonearm-elsewhere",
                        "docs/fleet.md:4: no route is called /strype");
    }

    private static Stream<String> wrong(Diagram diagram) {
        String source = diagram.source();
        return Stream.of(
                        all(TYPE, source)
                                .filter(NamesTest::unknown)
                                .map(name -> "no type is called " + name),
                        all(RESOURCE, source)
                                .filter(name -> !SOURCES.contains(name))
                                .map(name -> "nothing is called " + name),
                        all(ROUTE, source)
                                .filter(route -> !SOURCES.contains(route))
                                .map(route -> "no route is called " + route))
                .flatMap(found -> found)
                .map(why -> diagram.at(0) + ": " + why);
    }

    private static boolean unknown(String type) {
        return !TYPES.contains(type) && !FOREIGN.contains(type);
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.groupCount() > 0 ? found.group(1) : found.group())
                .distinct();
    }

    private static String sources() {
        return Stream.of(
                        ".java",
                        ".yaml",
                        ".yml",
                        ".env",
                        "jvm.flags",
                        "/tonearm",
                        ".ci/smoke",
                        "rules.json")
                .flatMap(ending -> Checkout.files(Checkout.HOME, ending).stream())
                .filter(file -> !file.endsWith("NamesTest.java"))
                .map(Checkout::read)
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> types() {
        Set<String> found = new HashSet<>();
        all(DECLARED, SOURCES).forEach(found::add);
        found.add(NamesTest.class.getSimpleName());
        return found;
    }

    private static String name(Path file) {
        return Checkout.HOME.relativize(file).toString();
    }
}
