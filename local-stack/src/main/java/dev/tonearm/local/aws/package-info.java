/// SQS, DynamoDB and EventBridge on this machine: ElasticMQ, DynamoDB Local and a bus of our own
/// inside the running JVM, each behind a [dev.tonearm.local.aws.FaultProxy] that can take it away
/// and give it back with its data.
@NullMarked
package dev.tonearm.local.aws;

import org.jspecify.annotations.NullMarked;
