/// The edge: a function that Discord posts every interaction to.
///
/// [dev.tonearm.interactions.InteractionsFunction] takes an invocation,
/// [dev.tonearm.interactions.Endpoint] checks who sent it and answers, and
/// [dev.tonearm.interactions.EdgeWiring] shows all parts.
@NullMarked
package dev.tonearm.interactions;

import org.jspecify.annotations.NullMarked;
