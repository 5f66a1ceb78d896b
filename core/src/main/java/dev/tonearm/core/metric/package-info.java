/// What Tonearm measures of itself: the one list, by which parts measure and operators' rules,
/// dashboards and documents are held.
@NullMarked
package dev.tonearm.core.metric;

import org.jspecify.annotations.NullMarked;
