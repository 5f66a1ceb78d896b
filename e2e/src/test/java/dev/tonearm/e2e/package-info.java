@NullMarked
package dev.tonearm.e2e;

import org.jspecify.annotations.NullMarked;
