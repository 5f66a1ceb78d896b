/// Tests of the supervisor and its parts.
@NullMarked
package dev.tonearm.local.stack;

import org.jspecify.annotations.NullMarked;
