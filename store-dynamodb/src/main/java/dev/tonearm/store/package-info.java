/// Players' journals and guilds' records in one DynamoDB table; the only place that knows its keys.
@NullMarked
package dev.tonearm.store;

import org.jspecify.annotations.NullMarked;
