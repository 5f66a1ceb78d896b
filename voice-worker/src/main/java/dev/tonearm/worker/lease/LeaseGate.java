package dev.tonearm.worker.lease;

import java.util.function.IntPredicate;

/// The fence as all those see it who are made before the keeper, which in turn needs them: closed
/// until there is one.
public final class LeaseGate implements IntPredicate {
    private volatile Fence fence = _ -> false;

    public void follow(Fence keeper) {
        fence = keeper;
    }

    @Override
    public boolean test(int partition) {
        return fence.open(partition);
    }
}
