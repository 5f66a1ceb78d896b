@NullMarked
package dev.tonearm.core.locale;

import org.jspecify.annotations.NullMarked;
