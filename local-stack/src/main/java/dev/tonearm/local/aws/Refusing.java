package dev.tonearm.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a service of AWS refuses.
///
/// @param percent of the calls, picked by chance
/// @param operations a regular expression of their names
public record Refusing(AwsError error, int percent, Pattern operations) {
    private static final String ALL = ".*";

    /// Everything, as a service that more is asked of than it can do.
    public static Refusing throttling(AwsService service, int percent) {
        return new Refusing(service.errors().getFirst(), percent, Pattern.compile(ALL));
    }

    /// @param json `{"error"?: a name, "percent"?: 1 to 100, "operation"?: a regular expression}`
    /// @throws IllegalArgumentException saying what is wrong with it
    static Refusing read(AwsService service, JsonNode json) {
        String name = json.path("error").asText(service.errors().getFirst().name());
        AwsError error =
                service.error(name)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no error %s here; there are %s"
                                                .formatted(
                                                        name,
                                                        service.errors().stream()
                                                                .map(AwsError::name)
                                                                .toList())));
        JsonNode percent = json.path("percent");
        int share = percent.isMissingNode() ? 100 : percent.asInt(0);
        if (share < 1 || share > 100) {
            throw new IllegalArgumentException("percent is from 1 to 100, not " + percent);
        }
        return new Refusing(error, share, pattern(json.path("operation").asText(ALL)));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "operation is a regular expression, and %s is none: %s"
                            .formatted(text, e.getDescription()),
                    e);
        }
    }

    /// For people: `ThrottlingException for 30 % of UpdateItem`.
    @Override
    public String toString() {
        String what = operations.pattern().equals(ALL) ? "calls" : operations.pattern();
        return "%s for %d %% of %s".formatted(error.name(), percent, what);
    }
}
