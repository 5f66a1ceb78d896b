@NullMarked
package dev.tonearm.stripe;

import org.jspecify.annotations.NullMarked;
