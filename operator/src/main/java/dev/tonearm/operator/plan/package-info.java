/// What a number of servers needs and costs.
@NullMarked
package dev.tonearm.operator.plan;

import org.jspecify.annotations.NullMarked;
