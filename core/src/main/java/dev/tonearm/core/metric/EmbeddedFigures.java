package dev.tonearm.core.metric;

/// How functions' figures stand in CloudWatch: what who writes them and who reads them agree on. A
/// metric has the name that the catalogue gives it, and each of its labels is a dimension.
public final class EmbeddedFigures {
    public static final String NAMESPACE = "Tonearm";

    /// The dimension that every figure has, whose value is one of the following.
    public static final String SERVICE = "Service";

    public static final String INTERACTIONS = "interactions";

    public static final String BILLING = "billing";

    private EmbeddedFigures() {}
}
