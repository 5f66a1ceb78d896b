package dev.tonearm.aws;

/// Hears what calls suffer.
public interface CallWatch {
    /// Nobody listens.
    CallWatch NONE =
            new CallWatch() {
                @Override
                public void again() {}

                @Override
                public void failed() {}
            };

    /// A try has failed, and another one follows.
    void again();

    /// A call has failed for good. A condition that does not hold is an answer and no failure.
    void failed();
}
