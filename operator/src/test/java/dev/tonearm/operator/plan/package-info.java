@NullMarked
package dev.tonearm.operator.plan;

import org.jspecify.annotations.NullMarked;
