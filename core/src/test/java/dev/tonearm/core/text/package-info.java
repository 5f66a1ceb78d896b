@NullMarked
package dev.tonearm.core.text;

import org.jspecify.annotations.NullMarked;
