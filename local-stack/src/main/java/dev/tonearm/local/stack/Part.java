package dev.tonearm.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.local.aws.AwsCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Something of the stack that can be taken away and given back while it runs.
public interface Part {
    enum State {
        STARTING,
        UP,
        DOWN,
        CUT,
        /// Answers, and later than it would.
        SLOW,
        /// Answers some calls with an error.
        REFUSING,
        PAUSED
    }

    /// What can be done to a part. Which of these a part knows is up to it.
    enum Action {
        /// Ends it as a crash does, with SIGKILL.
        KILL,
        /// Ends it as a deployment does, with SIGTERM and some seconds to obey.
        STOP,
        /// Returns when the part is ready.
        START,
        RESTART,
        /// Resets all its connections; what it stores stays.
        CUT,
        /// Answers each call later, by a second if nothing else is said.
        SLOW,
        /// Answers calls with an error, as a service that too much is asked of.
        REFUSE,
        /// Undoes all three.
        RESTORE,
        /// Makes it stand still with SIGSTOP: it holds its connections and answers nothing.
        PAUSE,
        /// Lets it go on with SIGCONT, as if no time had passed.
        CONTINUE
    }

    String name();

    State state();

    /// When it got into this state.
    Instant since();

    /// The process, when it has one and it runs.
    OptionalLong pid();

    List<Action> actions();

    /// Tells it more by its environment from its next start on, or something else; an empty value
    /// is as good as none.
    ///
    /// @return false if it has no environment
    default boolean tell(Map<String, String> environment) {
        return false;
    }

    /// What was asked of it, if it is a service of AWS.
    default Set<AwsCall> calls() {
        return Set.of();
    }

    /// What is wrong with it, in words; empty if nothing is that its state does not say.
    default String how() {
        return "";
    }

    /// Does it and returns when it is done.
    void act(Action action);

    /// Does it in a certain way.
    ///
    /// @param wishes by their names; what is not said is as it is without
    /// @throws IllegalArgumentException saying what is wrong with them
    default void act(Action action, JsonNode wishes) {
        act(action);
    }
}
