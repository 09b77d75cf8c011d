import polyglotI18nProvider from 'ra-i18n-polyglot';
import englishMessages from 'ra-language-english';

const messages = {
  ...englishMessages,
  ra: {
    ...englishMessages.ra,
    notification: {
      ...englishMessages.ra.notification,
      http_error: 'The server cannot be reached. Check the connection and try again.',
      updated: 'Saved |||| %{smart_count} saved',
      created: 'Added',
      deleted: 'Deleted |||| %{smart_count} deleted',
    },
  },
};

export const i18nProvider = polyglotI18nProvider(() => messages, 'en', [{ locale: 'en', name: 'English' }], { allowMissing: true });
