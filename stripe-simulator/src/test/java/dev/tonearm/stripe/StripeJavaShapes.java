package dev.tonearm.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.annotations.SerializedName;
import com.stripe.model.EventDataClassLookup;
import com.stripe.model.ExpandableField;
import com.stripe.model.StripeCollectionInterface;
import com.stripe.net.ApiRequestParams;
import dev.tonearm.stripe.wire.Field;
import dev.tonearm.stripe.wire.Kind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What stripe-java's classes know of objects and parameters, which are made from Stripe's own
/// document: what it does not know, Stripe does not have.
final class StripeJavaShapes {
    private StripeJavaShapes() {}

    /// What is wrong with an object: members that Stripe's do not have, or of another type.
    static List<String> faultsOf(JsonNode object) {
        var faults = new ArrayList<String>();
        var kind = object.path("object").asText();
        Optional.ofNullable(EventDataClassLookup.classLookup.get(kind))
                .ifPresentOrElse(
                        type -> check(kind, object, type, faults),
                        () -> faults.add("stripe-java has no object '" + kind + "'"));
        return faults;
    }

    private static void check(String path, JsonNode value, Type type, List<String> faults) {
        if (value.isNull()) {
            return;
        }
        switch (type) {
            case ParameterizedType generic -> checkGeneric(path, value, generic, faults);
            case Class<?> plain -> checkPlain(path, value, plain, faults);
            default -> faults.add(path + ": " + type);
        }
    }

    private static void checkGeneric(
            String path, JsonNode value, ParameterizedType type, List<String> faults) {
        var inner = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            expect(path, value.isArray(), "a list", faults);
            value.forEach(member -> check(path + "[]", member, inner[0], faults));
        } else if (type.getRawType() == Map.class) {
            expect(path, value.isObject(), "a hash", faults);
        } else if (type.getRawType() == ExpandableField.class) {
            if (!value.isTextual()) {
                check(path, value, inner[0], faults);
            }
        } else {
            faults.add(path + ": " + type);
        }
    }

    private static void checkPlain(
            String path, JsonNode value, Class<?> type, List<String> faults) {
        if (type == String.class) {
            expect(path, value.isTextual(), "a text", faults);
        } else if (type == Long.class) {
            expect(path, value.isIntegralNumber(), "a whole number", faults);
        } else if (type == Boolean.class) {
            expect(path, value.isBoolean(), "true or false", faults);
        } else if (type == BigDecimal.class) {
            expect(path, value.isTextual() || value.isNumber(), "a decimal", faults);
        } else if (StripeCollectionInterface.class.isAssignableFrom(type)) {
            expect(path, value.path("object").asText().equals("list"), "a list object", faults);
            var of = ((ParameterizedType) type.getGenericSuperclass()).getActualTypeArguments()[0];
            value.path("data").forEach(member -> check(path + ".data[]", member, of, faults));
        } else if (type.isInterface() || type.getName().startsWith("com.google.gson")) {
            // One of several kinds, or read as it comes.
            return;
        } else {
            expect(path, value.isObject(), "a hash", faults);
            value.properties()
                    .forEach(member -> {
                        var inner = path + "." + member.getKey();
                        fieldOf(type, member.getKey())
                                .ifPresentOrElse(
                                        known -> check(inner, member.getValue(), known, faults),
                                        () -> faults.add(inner + ": Stripe has no such member"));
                    });
        }
    }

    private static void expect(String path, boolean holds, String what, List<String> faults) {
        if (!holds) {
            faults.add(path + ": is not " + what);
        }
    }

    private static Optional<Type> fieldOf(Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (var field : at.getDeclaredFields()) {
                var serialized = field.getAnnotation(SerializedName.class);
                if (serialized != null && serialized.value().equals(name)) {
                    return Optional.of(field.getGenericType());
                }
            }
        }
        return Optional.empty();
    }

    /// What an operation takes here that Stripe's does not, or not so.
    static List<String> faultsOf(Kind.Hash parameters, Class<? extends ApiRequestParams> known) {
        var faults = new ArrayList<String>();
        checkFields("", parameters.fields(), known, faults);
        return faults;
    }

    private static void checkFields(
            String path, List<Field> fields, Class<?> known, List<String> faults) {
        for (var field : fields) {
            var inner = path.isEmpty() ? field.name() : path + "." + field.name();
            fieldOf(known, field.name())
                    .ifPresentOrElse(
                            type -> checkKind(inner, field.kind(), type, known, faults),
                            () -> faults.add(inner + ": Stripe has no such parameter"));
        }
    }

    private static void checkKind(
            String path, Kind kind, Type type, Class<?> owner, List<String> faults) {
        var nested = nestedOf(owner, path);
        switch (kind) {
            case Kind.Hash hash ->
                    hashOf(type, nested)
                            .ifPresentOrElse(
                                    inner -> checkFields(path, hash.fields(), inner, faults),
                                    () -> faults.add(path + ": is " + type));
            case Kind.Listing list ->
                    elementOf(type, nested)
                            .ifPresentOrElse(
                                    inner -> checkKind(path, list.of(), inner, owner, faults),
                                    () -> faults.add(path + ": is " + type));
            case Kind.Choice choice -> {
                var values = valuesOf(type, nested);
                if (!values.isEmpty() && !values.containsAll(choice.values())) {
                    faults.add(path + ": Stripe has " + values + ", not " + choice.values());
                }
            }
            case Kind.Flag _ ->
                    expect(path, type == Boolean.class || type == Object.class, "a flag", faults);
            case Kind.Whole _ ->
                    expect(path, type == Long.class || type == Object.class, "a number", faults);
            case Kind.Either _, Kind.Text _, Kind.Email _, Kind.Url _, Kind.Metadata _ -> {}
        }
    }

    /// stripe-java names the class of a parameter `trial_settings` as `TrialSettings`.
    private static List<Class<?>> nestedOf(Class<?> owner, String path) {
        var name = path.substring(path.lastIndexOf('.') + 1);
        var wanted =
                Arrays.stream(name.split("_", -1))
                        .map(part ->
                                part.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                        + part.substring(1))
                        .collect(Collectors.joining());
        return Arrays.stream(owner.getDeclaredClasses())
                .filter(inner ->
                        inner.getSimpleName().equals(wanted)
                                || (inner.getSimpleName() + "s").equals(wanted))
                .collect(Collectors.toList());
    }

    private static Optional<Class<?>> hashOf(Type type, List<Class<?>> nested) {
        if (type instanceof Class<?> plain && plain != Object.class && plain != String.class) {
            return Optional.of(plain);
        }
        // A hash, or an empty text that unsets it.
        return nested.stream().filter(inner -> !inner.isEnum()).findFirst().map(inner -> inner);
    }

    private static Optional<Type> elementOf(Type type, List<Class<?>> nested) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return Optional.of(generic.getActualTypeArguments()[0]);
        }
        return type == Object.class
                ? Optional.of(
                        nested.stream().findFirst().map(inner -> (Type) inner).orElse(String.class))
                : Optional.empty();
    }

    private static List<String> valuesOf(Type type, List<Class<?>> nested) {
        var candidates = new ArrayList<>(nested);
        if (type instanceof Class<?> plain) {
            candidates.add(plain);
        }
        return candidates.stream()
                .filter(Class::isEnum)
                .flatMap(inner -> Arrays.stream(inner.getEnumConstants()))
                .map(constant -> ((ApiRequestParams.EnumParam) constant).getValue())
                .toList();
    }
}
