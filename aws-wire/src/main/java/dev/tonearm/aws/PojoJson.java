package dev.tonearm.aws;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/// The SDK's requests and answers as AWS's JSON protocols write them, as their own fields say.
final class PojoJson {
    private PojoJson() {}

    static byte[] write(SdkPojo pojo) {
        return JsonWriter.object(json -> members(json, pojo));
    }

    private static void members(JsonWriter json, SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            // What was not set is an empty collection of a class of its own.
            if (value != null
                    && !(value instanceof SdkAutoConstructMap)
                    && !(value instanceof SdkAutoConstructList))
                put(json, field.locationName(), value);
        }
    }

    private static void put(JsonWriter json, String name, Object value) {
        switch (value) {
            case String text -> json.put(name, text);
            case Integer number -> json.put(name, number.longValue());
            case Long number -> json.put(name, number);
            case Boolean flag -> json.put(name, flag);
            case SdkBytes bytes -> json.put(name, base64(bytes));
            case SdkPojo pojo -> json.put(name, inner -> members(inner, pojo));
            case Map<?, ?> map -> json.put(name, inner -> entries(inner, map));
            case Collection<?> list -> list(json, name, list);
            default ->
                    throw new IllegalArgumentException(
                            name + " is a " + value.getClass().getName());
        }
    }

    private static void entries(JsonWriter json, Map<?, ?> map) {
        map.forEach((name, value) -> put(json, name.toString(), value));
    }

    private static void list(JsonWriter json, String name, Collection<?> list) {
        List<String> texts = new ArrayList<>(list.size());
        List<SdkPojo> pojos = new ArrayList<>(list.size());
        for (Object value : list) {
            switch (value) {
                case String text -> texts.add(text);
                case SdkBytes bytes -> texts.add(base64(bytes));
                case SdkPojo pojo -> pojos.add(pojo);
                default ->
                        throw new IllegalArgumentException(
                                name + " has a " + value.getClass().getName());
            }
        }
        if (pojos.isEmpty()) json.strings(name, texts);
        else json.array(name, pojos, PojoJson::members);
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }

    /// Sets what is there on a builder; members that this build does not know are left out.
    ///
    /// @throws JsonException if a member is something else than it should be
    static <B extends SdkPojo> B read(JsonObject json, B builder) {
        if (builder.sdkFields().isEmpty()) return builder;
        Map<String, SdkField<?>> fields = builder.sdkFieldNameToField();
        for (String name : json.names()) {
            SdkField<?> field = fields.get(name);
            if (field != null) field.set(builder, value(json.value(name).orElseThrow(), field));
        }
        return builder;
    }

    private static Object value(Object json, SdkField<?> field) {
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> (String) json;
                case BOOLEAN -> (Boolean) json;
                case INTEGER -> ((Number) json).intValue();
                case LONG -> ((Number) json).longValue();
                case DOUBLE -> ((Number) json).doubleValue();
                case SDK_BYTES ->
                        SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode((String) json));
                case SDK_POJO -> built((JsonObject) json, field);
                case LIST -> list((List<?>) json, field);
                case MAP -> map((JsonObject) json, field);
                default -> throw new IllegalStateException(field.memberName() + " is not read");
            };
        } catch (ClassCastException | IllegalArgumentException e) {
            throw JsonException.invalid("what '" + field.memberName() + "' should be", e);
        }
    }

    private static Object built(JsonObject json, SdkField<?> field) {
        return ((Buildable) read(json, field.constructor().get())).build();
    }

    private static List<Object> list(List<?> json, SdkField<?> field) {
        SdkField<?> of = field.getTrait(ListTrait.class).memberFieldInfo();
        List<Object> values = new ArrayList<>(json.size());
        for (Object value : json) values.add(value(value, of));
        return values;
    }

    private static Map<String, Object> map(JsonObject json, SdkField<?> field) {
        SdkField<?> of = field.getTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : json.names())
            values.put(name, value(json.value(name).orElseThrow(), of));
        return values;
    }
}
