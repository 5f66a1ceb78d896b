/// What people are told about a server's plan, once each: what is due, and the board where it lies
/// for those who manage the server.
@NullMarked
package dev.tonearm.core.notice;

import org.jspecify.annotations.NullMarked;
