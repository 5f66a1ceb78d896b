@NullMarked
package dev.tonearm.core.json;

import org.jspecify.annotations.NullMarked;
