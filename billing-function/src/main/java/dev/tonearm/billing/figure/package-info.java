/// What is counted.
@NullMarked
package dev.tonearm.billing.figure;

import org.jspecify.annotations.NullMarked;
