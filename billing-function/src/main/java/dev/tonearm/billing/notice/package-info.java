/// Notices: how people learn what becomes of their plans, each once.
@NullMarked
package dev.tonearm.billing.notice;

import org.jspecify.annotations.NullMarked;
