@NullMarked
package dev.tonearm.infra.access;

import org.jspecify.annotations.NullMarked;
