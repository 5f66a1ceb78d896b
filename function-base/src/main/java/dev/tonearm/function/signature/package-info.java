/// Whether a request comes from whom it claims to come from: a class a sender, with verdicts as
/// values.
@NullMarked
package dev.tonearm.function.signature;

import org.jspecify.annotations.NullMarked;
