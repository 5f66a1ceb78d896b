package dev.tonearm.core.catalogue;

import dev.tonearm.core.audio.AudioArbitraries;
import dev.tonearm.core.audio.Filter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Any record of a sealed type, made from what its components may be.
final class Records {
    private Records() {}

    /// Every record that a type permits, in the order in which it names them.
    static List<Class<?>> of(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(each -> of(each).stream())
                        .toList()
                : List.of(type);
    }

    /// Values of a type; records whose constructors refuse the parts are left out.
    static <T> Arbitrary<T> any(Class<T> type) {
        return anything(type).map(type::cast);
    }

    private static Arbitrary<?> anything(Type type) {
        if (type instanceof ParameterizedType of && of.getRawType() == List.class) {
            return anything(of.getActualTypeArguments()[0]).list().ofMaxSize(20);
        }
        return anything((Class<?>) type);
    }

    private static Arbitrary<?> anything(Class<?> type) {
        if (type == Filter.class) return AudioArbitraries.each();
        if (type == float.class) {
            return Arbitraries.oneOf(
                    Arbitraries.floats().between(-0.25f, 1), numbers().map(Integer::floatValue));
        }
        if (type == int.class || type == Integer.class) return numbers();
        if (type == long.class || type == Long.class) return numbers().map(Integer::longValue);
        if (type == boolean.class) return Arbitraries.of(true, false);
        if (type == double.class) {
            return Arbitraries.oneOf(
                    Arbitraries.doubles().between(-2, 5).ofScale(3),
                    numbers().map(Integer::doubleValue));
        }
        if (type == String.class) return Arbitraries.strings().ofMinLength(1).ofMaxLength(40);
        if (type == Duration.class) {
            return Arbitraries.longs().between(-1_000_000, 100_000_000).map(Duration::ofMillis);
        }
        if (type.isEnum()) return Arbitraries.of(type.getEnumConstants());
        if (type.isSealed()) {
            return Arbitraries.oneOf(
                    Stream.of(type.getPermittedSubclasses())
                            .<Arbitrary<Object>>map(each -> any(each).map(Object.class::cast))
                            .toList());
        }
        if (type.isRecord()) return record(type);
        throw new IllegalArgumentException("no values of " + type + " are known here: add them");
    }

    private static Arbitrary<Integer> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 14),
                Arbitraries.integers().between(-10, 300),
                Arbitraries.integers().between(1, 10_000));
    }

    private static Arbitrary<?> record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = constructor(type, components);
        if (components.length == 0)
            return Arbitraries.create(() -> make(constructor).orElseThrow());
        List<Arbitrary<Object>> parts =
                Stream.of(components)
                        .<Arbitrary<Object>>map(
                                part -> anything(part.getGenericType()).map(Object.class::cast))
                        .toList();
        return Combinators.combine(parts)
                .as(values -> make(constructor, values.toArray()))
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        try {
            return type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Object> make(Constructor<?> constructor, Object... values) {
        try {
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) return Optional.empty();
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
