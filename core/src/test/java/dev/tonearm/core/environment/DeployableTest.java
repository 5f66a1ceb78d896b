package dev.tonearm.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeployableTest {
    static List<Deployable> deployables() {
        return Deployable.values();
    }

    @ParameterizedTest
    @MethodSource("deployables")
    void a_variable_is_in_one_of_its_lists(Deployable deployable) {
        assertThat(deployable.all()).doesNotHaveDuplicates().containsAll(deployable.always());
    }

    @Test
    void every_name_is_read_by_somebody() throws IllegalAccessException {
        var names = new TreeSet<String>();
        for (Field field : VariableNames.class.getDeclaredFields()) {
            if (field.getType() == String.class) names.add((String) field.get(null));
        }
        var read = new TreeSet<String>();
        for (Deployable deployable : Deployable.values()) read.addAll(deployable.all());
        assertThat(read).isEqualTo(names);
    }

    /// What gates, players and bills go by is the same for all of them.
    @ParameterizedTest
    @MethodSource("deployables")
    void every_deployable_knows_table_partitions_queues_and_plans(Deployable deployable) {
        assertThat(deployable.always())
                .contains(
                        VariableNames.TABLE,
                        VariableNames.PARTITIONS,
                        VariableNames.QUEUE_URL,
                        VariableNames.PLANS);
        assertThat(deployable.rehearsed()).contains(VariableNames.BILLING_CLOCK);
    }
}
