package dev.tonearm.bench.drill.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.local.observe.Inhibitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The faults and the alerts that are to tell of them.
class ProvocationTest {
    private static final Path ROUTES = Path.of("monitoring/alertmanager/alertmanager.yaml");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    @Test
    void every_alert_that_a_fault_names_is_one_of_the_rules() throws IOException {
        Set<String> rules = rules();
        assertThat(rules).hasSizeGreaterThan(40);
        assertThat(rules).containsAll(Trouble.SLOWNESS.alerts());
        for (Provocation fault : Provocation.values()) {
            assertThat(rules).as(fault.wire()).containsAll(fault.explains());
        }
    }

    @Test
    void those_of_one_wave_are_told_apart_and_all_told() {
        var inhibitions = Inhibitions.of(read(home().resolve(ROUTES)));
        assertThat(inhibitions.silences("AllNodesDown", "NodeDown")).isTrue();
        for (Provocation one : Provocation.values()) {
            for (Provocation other : Provocation.values()) {
                if (one == other || one.wave() != other.wave()) continue;
                String both = one.wire() + " beside " + other.wire();
                assertThat(one.alerts())
                        .as(both)
                        .doesNotContainAnyElementsOf(other.explains())
                        .noneMatch(told ->
                                other.alerts().stream()
                                        .anyMatch(it -> inhibitions.silences(it, told)));
            }
        }
    }

    @Test
    void the_list_names_each_with_its_alerts() {
        assertThat(AlertsDrill.list().lines())
                .hasSize(Provocation.values().length + 1)
                .anyMatch(line -> line.startsWith("node-killed") && line.endsWith("NodeDown"));
    }

    @Test
    void a_fault_that_does_not_exist_is_named_with_those_that_do() {
        var settings = new AlertsSettings(Set.of("node-killed"), 3, Duration.ofSeconds(1));
        assertThat(settings.provokes(Provocation.NODE_KILLED)).isTrue();
        assertThat(settings.provokes(Provocation.STORE_AWAY)).isFalse();
        assertThatThrownBy(() -> new AlertsSettings(Set.of("nod-killed"), 3, Duration.ofSeconds(1)))
                .hasMessageContaining("--only nod-killed: no such fault")
                .hasMessageContaining("store-away");
    }

    @Test
    void what_spends_an_objectives_budget_follows_from_any_fault() {
        assertThat(List.of("AcknowledgedBurnsFast", "PlanBurnsSlowly", "FramesBurnsSteadily"))
                .allMatch(Trouble::isBudget);
        assertThat(Trouble.isBudget("EdgeFailing")).isFalse();
    }

    @Test
    void a_machine_is_overloaded_when_programs_wait_longer_than_they_run() {
        var machine = new Machine();
        machine.take(1.9);
        assertThat(machine.wasOverloaded()).isFalse();
        machine.take(4.25);
        machine.take(0.5);
        assertThat(machine.wasOverloaded()).isTrue();
        assertThat(machine).hasToString("up to 4.3 programs wanted each core of this machine");
    }

    private static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("monitoring/rules")))
            folder = folder.getParent();
        if (folder == null) throw new IllegalStateException("the tests run outside the project");
        return folder;
    }

    private static Set<String> rules() throws IOException {
        Path folder = home();
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.list(folder.resolve("monitoring/rules"))) {
            files.forEach(file -> {
                Matcher alert = ALERT.matcher(read(file));
                while (alert.find()) names.add(alert.group(1));
            });
        }
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
