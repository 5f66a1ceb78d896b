package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.statistics.Period;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// `docs/privacy.md` has every item that the table can hold, with what it is and for how long.
final class PrivacyPageTest {
    private static final Pattern ROW =
            Pattern.compile(
                    "\\| `([^`]+)` / `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern SCHEMA = Pattern.compile("/// \\|([^|]*)\\|([^|]*)\\|.*\\|");

    @Test
    void every_item_of_the_schema_is_on_the_page() throws IOException {
        Map<String, Matcher> rows = rows();
        List<String> missing = new ArrayList<>();
        for (String item : schema()) {
            boolean there = rows.keySet().stream().anyMatch(row -> matches(row, item));
            if (!there) missing.add(item);
        }
        assertThat(missing).as("items that docs/privacy.md says nothing of").isEmpty();
        rows.forEach((key, row) -> {
            for (int column = 3; column <= 6; column++)
                assertThat(row.group(column)).as("%s, column %s", key, column).isNotBlank();
        });
    }

    @Test
    void every_key_that_the_code_makes_is_in_the_schema() throws Exception {
        List<String> kinds = schema().stream().map(PrivacyPageTest::kind).toList();
        for (Method maker : Keys.class.getDeclaredMethods()) {
            boolean whole =
                    Map.class.isAssignableFrom(maker.getReturnType())
                            && !maker.isSynthetic()
                            && !maker.getName().equals("key");
            if (!whole) continue;
            Object[] samples =
                    Stream.of(maker.getParameterTypes()).map(PrivacyPageTest::sample).toArray();
            @SuppressWarnings("unchecked")
            var key = (Map<String, AttributeValue>) maker.invoke(null, samples);
            String made =
                    Attributes.string(key, TableSchema.PARTITION_KEY)
                            + " / "
                            + Attributes.string(key, TableSchema.SORT_KEY);
            assertThat(kinds).as("%s makes %s", maker.getName(), made).contains(kind(made));
        }
    }

    /// What two keys of a kind have in common: `guild# / settings#`, `open# / *`.
    private static String kind(String item) {
        return Stream.of(item.split(" / ", -1))
                .map(part -> {
                    int end = part.indexOf('#');
                    if (end >= 0) return part.substring(0, end + 1);
                    return part.matches("[a-z-]+") ? part : "*";
                })
                .collect(Collectors.joining(" / "));
    }

    private static Object sample(Class<?> type) {
        LocalDate day = LocalDate.of(2026, 11, 26);
        return switch (type.getSimpleName()) {
            case "long" -> 7L;
            case "int" -> 7;
            case "String" -> "7";
            case "GuildId" -> new GuildId(7);
            case "UserId" -> new UserId(7);
            case "InteractionId" -> new InteractionId(7);
            case "WorkerId" -> new WorkerId("name", "life");
            case "LocalDate" -> day;
            case "Period" -> Period.day(day);
            case "JobDue" -> new JobDue(JobName.RETENTION, day, JobDue.NIGHTLY);
            default -> throw new AssertionError("give this test an example of " + type);
        };
    }

    private static boolean matches(String row, String item) {
        return row.equals(item) || (item.startsWith("figures#") && row.startsWith("figures#KIND"));
    }

    /// Each as `pk / sk`.
    private static List<String> schema() throws IOException {
        List<String> items = new ArrayList<>();
        String pk = "";
        Path source =
                root().resolve("store-dynamodb/src/main/java/dev/tonearm/store/TableSchema.java");
        for (String line : Files.readAllLines(source)) {
            Matcher row = SCHEMA.matcher(line);
            if (!row.matches() || row.group(1).startsWith("--") || row.group(1).equals(" `pk` "))
                continue;
            String first = row.group(1).replace("`", "").strip();
            if (!first.isEmpty()) pk = first;
            items.add(pk + " / " + row.group(2).replace("`", "").strip());
        }
        assertThat(items).hasSizeGreaterThan(20);
        return items;
    }

    private static Map<String, Matcher> rows() throws IOException {
        Map<String, Matcher> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(root().resolve("docs/privacy.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) rows.put(row.group(1) + " / " + row.group(2), row);
        }
        return rows;
    }

    /// Wherever the tests are run from.
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs")) ? here : here.resolve("..").normalize();
    }
}
