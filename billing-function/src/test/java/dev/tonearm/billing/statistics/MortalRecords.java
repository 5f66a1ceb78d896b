package dev.tonearm.billing.statistics;

import dev.tonearm.core.statistics.FigureRecords;
import dev.tonearm.core.statistics.FigureRecordsUnavailableException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// Records that die at a call, before it or after it, and stay dead: as if the function had.
final class MortalRecords implements InvocationHandler {
    private final FigureRecords real;
    private final boolean afterwards;
    private int left;

    MortalRecords(FigureRecords real, int calls, boolean afterwards) {
        this.real = real;
        this.left = calls;
        this.afterwards = afterwards;
    }

    FigureRecords records() {
        return (FigureRecords)
                Proxy.newProxyInstance(
                        FigureRecords.class.getClassLoader(),
                        new Class<?>[] {FigureRecords.class},
                        this);
    }

    boolean died() {
        return left < 0;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments)
            throws Throwable {
        if (died()) throw dead();
        left--;
        if (died() && !afterwards) throw dead();
        try {
            Object answer = method.invoke(real, arguments);
            if (died()) throw dead();
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static FigureRecordsUnavailableException dead() {
        return new FigureRecordsUnavailableException("any", new IOException("dead"));
    }
}
