package dev.tonearm.billing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What lies between the function and everything that it calls. One call goes wrong.
final class Faults {
    /// How a call goes wrong.
    enum Kind {
        /// The function dies before it.
        DIES_BEFORE,
        /// The function dies when it is done, and never sees the answer.
        DIES_AFTER,
        /// It does not get there, and the function is told.
        NOT_DONE,
        /// It is done, and the function is told that nobody knows.
        ANSWER_LOST
    }

    private final List<String> called = new ArrayList<>();
    private int wrong = Integer.MAX_VALUE;
    private Kind kind = Kind.NOT_DONE;

    /// Counts from here, and lets this call go wrong.
    void at(int call, Kind how) {
        called.clear();
        wrong = call;
        kind = how;
    }

    /// Counts from here, and lets nothing go wrong.
    void none() {
        at(Integer.MAX_VALUE, Kind.NOT_DONE);
    }

    /// Which calls there were since.
    List<String> called() {
        return List.copyOf(called);
    }

    /// Something that the function calls.
    ///
    /// @param failure what it throws when it is away
    <T> T before(Class<T> type, T real, Supplier<RuntimeException> failure) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> call(method, real, arguments, failure)));
    }

    private @Nullable Object call(
            Method method,
            Object real,
            Object @Nullable [] arguments,
            Supplier<RuntimeException> failure)
            throws Throwable {
        boolean goesWrong = called.size() == wrong;
        called.add(method.getName());
        if (goesWrong && kind == Kind.DIES_BEFORE) throw new Died();
        if (goesWrong && kind == Kind.NOT_DONE) throw failure.get();
        try {
            Object answer = method.invoke(real, arguments);
            if (goesWrong && kind == Kind.DIES_AFTER) throw new Died();
            if (goesWrong) throw failure.get();
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// The end of a function, which nobody catches.
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died() {
            super("died", null, false, false);
        }
    }
}
