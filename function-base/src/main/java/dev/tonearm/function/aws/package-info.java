/// Clients of AWS that start fast and end in time.
@NullMarked
package dev.tonearm.function.aws;

import org.jspecify.annotations.NullMarked;
