/** The locales that Discord's client speaks and this page offers for its people. */
export const LOCALES = {
  'en-GB': 'English (UK)', 'en-US': 'English (US)', de: 'Deutsch', fr: 'Français', 'es-ES': 'Español', 'es-419': 'Español (LATAM)',
  it: 'Italiano', nl: 'Nederlands', pl: 'Polski', 'pt-BR': 'Português (Brasil)', 'sv-SE': 'Svenska', tr: 'Türkçe', uk: 'Українська',
  ru: 'Русский', ja: '日本語', ko: '한국어', 'zh-CN': '简体中文', hi: 'हिन्दी',
};

const NEXT_BEST = { 'en-US': 'en-GB', 'en-GB': 'en-US', 'es-419': 'es-ES' };

/** A text of a registered command (`name`, `description`) in the user's language, as Discord's client picks it. */
export function localized(thing, field, locale) {
  const texts = thing[`${field}_localizations`] ?? {};
  return texts[locale] ?? texts[NEXT_BEST[locale]] ?? thing[field] ?? '';
}
