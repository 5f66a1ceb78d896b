/// Tests of the supervisor and its parts.
@NullMarked
package dev.tonearm.local.observe;

import org.jspecify.annotations.NullMarked;
