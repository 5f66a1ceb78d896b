package dev.tonearm.interactions;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One edge for all tests that take a [TestEdge] as a parameter: started by the first, repaired and
/// emptied after each, and ended after the last.
final class SharedEdge implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(SharedEdge.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestEdge.class;
    }

    @Override
    public TestEdge resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return edge(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        edge(context).repair();
    }

    private static TestEdge edge(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestEdge.class, _ -> started(), TestEdge.class);
    }

    private static TestEdge started() {
        var edge = new TestEdge();
        edge.priming().run();
        return edge;
    }
}
