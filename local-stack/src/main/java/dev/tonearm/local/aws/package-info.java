/// SQS and DynamoDB on this machine: ElasticMQ and DynamoDB Local inside the running JVM, each
/// behind a [dev.tonearm.local.aws.FaultProxy] that can take it away and give it back with its
/// data.
@NullMarked
package dev.tonearm.local.aws;

import org.jspecify.annotations.NullMarked;
