package dev.tonearm.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.template.Golden;
import dev.tonearm.infra.template.TemplateText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A change of what is deployed is seen by whoever reviews it. `TONEARM_GOLDEN=write` keeps it.
class GoldenTemplatesTest {
    @PerStage
    void templates_are_those_that_somebody_has_looked_at(StageSettings stage) throws IOException {
        var golden = new Golden(Path.of("src/test/resources/golden"));
        Synthesised made = Synthesis.of(stage);
        Map<String, JsonNode> now = new TreeMap<>();
        for (Synthesised.Template one : made.templates()) now.put(one.stack(), one.json());
        if ("write".equals(System.getenv("TONEARM_GOLDEN"))) golden.write(stage.name(), now);

        assertThat(Comparison.of(made, golden).byStack())
                .as("if it is meant: TONEARM_GOLDEN=write ./tonearm test -pl infra-cdk -am")
                .isEmpty();
        now.replaceAll((_, template) -> TemplateText.normal(template));
        assertThat(golden.read(stage.name())).isEqualTo(now);
    }
}
