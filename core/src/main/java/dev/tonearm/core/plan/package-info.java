/// What servers may do: the plans, which operators describe in a file, and what each allows.
@NullMarked
package dev.tonearm.core.plan;

import org.jspecify.annotations.NullMarked;
