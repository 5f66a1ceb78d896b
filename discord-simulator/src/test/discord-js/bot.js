// A bot as small as it can be. It says on stdout, one JSON a line, what happens to it.
import {
  ActionRowBuilder, ButtonBuilder, ButtonStyle, Client, Events, GatewayIntentBits, MessageFlags, ModalBuilder, TextInputBuilder, TextInputStyle,
} from 'discord.js';

const say = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));
const client = new Client({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages], rest: { api: process.env.DISCORD_API } });

const rename = new ButtonBuilder().setCustomId('rename').setLabel('Rename').setStyle(ButtonStyle.Primary);
const modal = new ModalBuilder().setCustomId('names').setTitle('A new name').addComponents(
  new ActionRowBuilder().addComponents(new TextInputBuilder().setCustomId('name').setLabel('Name').setStyle(TextInputStyle.Short)));

async function command(interaction) {
  const deferred = await interaction.deferReply({ withResponse: true });
  say('deferred', { message: deferred.resource.message.id, loading: deferred.resource.message.flags.has(MessageFlags.Loading) });
  const edited = await interaction.editReply({
    content: `You asked for ${interaction.options.getString('query')}`,
    components: [new ActionRowBuilder().addComponents(rename)],
  });
  say('edited', { message: edited.id });
}

async function submitted(interaction) {
  const answer = await interaction.reply({ content: `Called ${interaction.fields.getTextInputValue('name')}`, flags: MessageFlags.Ephemeral, withResponse: true });
  say('answered', { message: answer.resource.message.id, ephemeral: answer.interaction.responseMessageEphemeral });
  await interaction.followUp({ content: 'And that was all.' });
}

client.on(Events.InteractionCreate, (interaction) => {
  const answer = interaction.isChatInputCommand() ? command(interaction)
    : interaction.isButton() ? interaction.showModal(modal)
      : interaction.isModalSubmit() ? submitted(interaction)
        : Promise.resolve();
  answer.catch((error) => say('failed', { error: String(error) }));
});
client.on(Events.MessageCreate, (message) => {
  if (!message.author.bot) message.reply('I heard that.').catch((error) => say('failed', { error: String(error) }));
});
client.once(Events.ClientReady, (ready) => say('ready', { user: ready.user.id, guilds: ready.guilds.cache.size }));
client.on(Events.ShardResume, (_, replayed) => say('resumed', { replayed }));
client.on(Events.GuildUpdate, (_, guild) => say('guild', { name: guild.name }));
client.on(Events.Error, (error) => say('failed', { error: String(error) }));

process.stdin.on('end', () => process.exit(0)).resume();
await client.login(process.env.DISCORD_TOKEN);
