// Tables of words for alerts: what a technical name is called to people.
export const QUOTA_WORDS: Record<string, string> = {
  messagesPerMonth: 'The limit of texts this month',
  modelMicrosPerMonth: 'The budget for language models this month',
  seats: 'The limit of seats',
  storageBytes: 'The limit of storage',
};
export const QUOTA_ENDS: Record<string, string> = {
  messagesPerMonth: 'Automatic texts stop until the next month.',
  modelMicrosPerMonth: 'The assistant answers by fixed rules until the next month.',
  seats: 'Nobody else can be invited.',
  storageBytes: 'Nothing more can be uploaded.',
};

export const CTA_DONE: Record<string, string> = {
  payment: 'Paid',
  book_call: 'Call booked',
  schedule_demo: 'Demo booked',
  join_webinar: 'Webinar joined',
  app_download: 'App installed',
  fill_form: 'Form filled in',
  send_docs: 'Document opened',
};

export const ENGINE_NAMES: Record<string, string> = { openai: 'OpenAI', anthropic: 'Anthropic', ollama: 'Ollama' };
export const ENGINE_TROUBLE: Record<string, string> = {
  auth: 'refuses the key that is set for it',
  quota: 'says that the account has no credit left',
  model_missing: 'does not know the model that is set',
  rate_limited: 'says that it is asked too often',
  overloaded: 'says that it is overloaded',
  timeout: 'does not answer in time',
  server_error: 'answers with errors of its own',
};
