package dev.tonearm.billing.statistics;

import dev.tonearm.core.statistics.FigureRecords;
import dev.tonearm.core.statistics.FigureRecordsUnavailableException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Records that die before a call that writes, and stay dead: as if the function had. What dies
/// after it leaves the same behind as what dies before the next, and what dies at a reading one the
/// same as what dies at the next that writes.
final class MortalRecords implements InvocationHandler {
    /// Whatever is not among them may write.
    private static final Set<String> READS = Set.of("find", "between", "sketches");

    private final FigureRecords real;
    private int left;

    /// @param writes how many it outlives
    MortalRecords(FigureRecords real, int writes) {
        this.real = real;
        this.left = writes;
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
        if (!READS.contains(method.getName())) left--;
        if (died()) throw dead();
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static FigureRecordsUnavailableException dead() {
        return new FigureRecordsUnavailableException("any", new IOException("dead"));
    }
}
