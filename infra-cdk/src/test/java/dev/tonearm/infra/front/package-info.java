@NullMarked
package dev.tonearm.infra.front;

import org.jspecify.annotations.NullMarked;
