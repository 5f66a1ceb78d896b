/// Spans of the function's parts.
@NullMarked
package dev.tonearm.billing.trace;

import org.jspecify.annotations.NullMarked;
