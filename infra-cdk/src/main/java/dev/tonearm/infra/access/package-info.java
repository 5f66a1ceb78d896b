/// Who may do what: one table, action by action.
@NullMarked
package dev.tonearm.infra.access;

import org.jspecify.annotations.NullMarked;
