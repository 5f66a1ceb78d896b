@NullMarked
package dev.tonearm.core.about;

import org.jspecify.annotations.NullMarked;
