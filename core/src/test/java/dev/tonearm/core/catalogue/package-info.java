@NullMarked
package dev.tonearm.core.catalogue;

import org.jspecify.annotations.NullMarked;
