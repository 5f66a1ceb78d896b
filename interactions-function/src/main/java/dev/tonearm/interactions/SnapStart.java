package dev.tonearm.interactions;

import com.amazonaws.services.lambda.crac.Context;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import dev.tonearm.function.log.FunctionLog;
import java.util.Map;

/// Has something done in every environment that Lambda starts from one snapshot of the function's
/// memory, before its first request.
///
/// What the snapshot holds is old there: connections are gone, and the credentials that opened them
/// were others. Times come from the clock at each request, and ids from the system's random
/// numbers, so nothing else has to be made anew.
final class SnapStart implements Resource {
    /// Where Lambda says how it starts the function.
    static final String VARIABLE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    /// That it takes a snapshot first.
    static final String SNAPSHOT = "snap-start";

    private final Runnable anew;
    private final FunctionLog log;

    private SnapStart(Runnable anew, FunctionLog log) {
        this.anew = anew;
        this.log = log;
    }

    /// Registers it.
    ///
    /// @param anew opens what is closed; what it cannot open is no reason not to start
    /// @return what has to be kept for as long as the function: the runtime holds it weakly
    static Object onRestore(Runnable anew, FunctionLog log) {
        var hook = new SnapStart(anew, log);
        Core.getGlobalContext().register(hook);
        return hook;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        // The constructor has loaded and opened all there is: that is what the snapshot is for.
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        try {
            anew.run();
            log.info("restored from a snapshot", Map.of());
        } catch (RuntimeException e) {
            log.error("restored from a snapshot, and not everything opens", Map.of(), e);
        }
    }
}
