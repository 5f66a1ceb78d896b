package dev.tonearm.k8s;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads objects as a Kubernetes server does: nothing it does not know, no member twice, no number
/// where a text is wanted.
final class StrictYaml {
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private static final JsonMapper TYPES =
            JsonMapper.builder()
                    .annotationIntrospector(new NothingBesides())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            texts -> {
                                texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                                texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                                texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                            })
                    .withCoercionConfig(
                            LogicalType.Integer,
                            numbers ->
                                    numbers.setCoercion(
                                            CoercionInputShape.String, CoercionAction.Fail))
                    .build();

    private StrictYaml() {}

    /// The client's types keep what they do not know; here that is a mistake.
    private static final class NothingBesides extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
            return false;
        }
    }

    static List<ObjectNode> documents(String yaml) {
        List<ObjectNode> documents = new ArrayList<>();
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            while (values.hasNext()) {
                if (values.next() instanceof ObjectNode object) documents.add(object);
            }
        } catch (JacksonException e) {
            throw new UnreadableException("not YAML as Kubernetes reads it", e);
        }
        return documents;
    }

    /// One document of any form.
    static JsonNode document(String yaml) {
        return YAML.readTree(yaml);
    }

    static <T> T as(Class<T> type, ObjectNode object) {
        try {
            return TYPES.treeToValue(object, type);
        } catch (JacksonException e) {
            throw new UnreadableException(
                    Manifests.kind(object)
                            + " "
                            + Manifests.name(object)
                            + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    static String json(List<ObjectNode> objects) {
        return TYPES.writeValueAsString(objects);
    }
}
