/// The operators' plans, as a function is told them.
@NullMarked
package dev.tonearm.function.plan;

import org.jspecify.annotations.NullMarked;
