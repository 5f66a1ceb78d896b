/// Tests of what plans cost.
@NullMarked
package dev.tonearm.operator.price;

import org.jspecify.annotations.NullMarked;
