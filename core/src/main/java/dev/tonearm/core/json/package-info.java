/// Reading and writing JSON with jackson-core's tokens; no reflection, no data binding.
@NullMarked
package dev.tonearm.core.json;

import org.jspecify.annotations.NullMarked;
