@NullMarked
package dev.tonearm.core.premium;

import org.jspecify.annotations.NullMarked;
