// What the edge does for a command, as one would write it in Node: the signature over the raw bytes, one update that counts the
// server's rate window, one message in the queue of its partition, and the deferred answer.
import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { InteractionResponseType, InteractionType, verifyKey } from "discord-interactions";

const { TONEARM_DISCORD_PUBLIC_KEY: key, TONEARM_TABLE: table, TONEARM_QUEUE_URL: queue } = process.env;
const partitions = BigInt(process.env.TONEARM_PARTITIONS);
const WINDOW_MILLIS = 10_000;
const MOST = 20;

const dynamo = new DynamoDBClient({});
const sqs = new SQSClient({});

export async function handler(event) {
  const body = event.isBase64Encoded ? Buffer.from(event.body, "base64") : event.body;
  const signature = event.headers["x-signature-ed25519"];
  const timestamp = event.headers["x-signature-timestamp"];
  if (!(await verifyKey(body, signature, timestamp, key))) return answer(401, { error: "invalid request signature" });
  const interaction = JSON.parse(body);
  if (interaction.type === InteractionType.PING) return answer(200, { type: InteractionResponseType.PONG });
  if (!(await passes(interaction.guild_id))) {
    return answer(200, { type: InteractionResponseType.CHANNEL_MESSAGE_WITH_SOURCE, data: { content: "Too fast.", flags: 64 } });
  }
  await enqueue(interaction);
  return answer(200, { type: InteractionResponseType.DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE });
}

async function passes(guild) {
  const window = Math.floor(Date.now() / WINDOW_MILLIS);
  const { Attributes: counted } = await dynamo.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { pk: { S: `node#${guild}` }, sk: { S: `rate#${window}` } },
      UpdateExpression: "ADD used :one",
      ExpressionAttributeValues: { ":one": { N: "1" } },
      ReturnValues: "ALL_NEW",
    }),
  );
  return Number(counted.used.N) <= MOST;
}

async function enqueue({ id, guild_id: guild, channel_id: channel, token, member, data }) {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queue.replace("{partition}", String((BigInt(guild) >> 22n) % partitions)),
      MessageGroupId: guild,
      MessageDeduplicationId: id,
      MessageBody: JSON.stringify({ id, guild, channel, token, user: member.user.id, command: data }),
    }),
  );
}

function answer(statusCode, body) {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
