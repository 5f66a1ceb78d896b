/// What a guild may do: limits.
@NullMarked
package dev.tonearm.core.plan;

import org.jspecify.annotations.NullMarked;
