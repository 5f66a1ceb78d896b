@NullMarked
package dev.tonearm.infra.data;

import org.jspecify.annotations.NullMarked;
