/// The functions, the way to them, and how a new version of one takes over.
@NullMarked
package dev.tonearm.infra.function;

import org.jspecify.annotations.NullMarked;
