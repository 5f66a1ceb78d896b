package dev.tonearm.billing.stripe;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of work as far as it got: what its calls were answered. It goes on from there by one
/// call more, so that anything may happen in between, or nothing any more.
final class Heard {
    private final List<Object> answers;
    private final int before;
    private int asked;

    /// Work that got so far.
    Heard(List<Object> answers) {
        this.answers = new ArrayList<>(answers);
        this.before = answers.size();
    }

    /// Goes on until the second call from here.
    ///
    /// @return whether it was done before
    boolean goOn(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Paused _) {
            return false;
        }
    }

    List<Object> answers() {
        return List.copyOf(answers);
    }

    /// Something that the work calls.
    <T> T port(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> answer(method, real, arguments)));
    }

    private Object answer(Method method, Object real, Object @Nullable [] arguments)
            throws Throwable {
        int call = asked++;
        if (call < before) return answers.get(call);
        if (call > before) throw new Paused();
        try {
            Object answer = method.invoke(real, arguments);
            answers.add(answer);
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// No exception that anybody would catch.
    private static final class Paused extends Error {
        private static final long serialVersionUID = 1L;

        Paused() {
            super("paused", null, false, false);
        }
    }
}
