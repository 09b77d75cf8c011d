/** Pages of the console that texts, mails and lists of the server lead to, as paths inside one organisation. */
export const consolePages = {
  thread: (conversationId: string) => `/inbox/${conversationId}`,
  lead: (leadId: string) => `/leads/${leadId}/show`,
  appointment: (appointmentId: string) => `/appointments/${appointmentId}`,
  calls: '/calls',
  actions: '/actions',
  knowledge: '/knowledge',
  settings: '/settings',
  usage: '/usage',
  registration: '/numbers/registration',
  experiment: (experimentId: string) => `/experiments/${experimentId}`,
  home: '/',
} as const;

/** The whole address: every organisation has its own part of the console. */
export function consoleUrl(publicBaseUrl: string, orgSlug: string, page: string): string {
  return `${publicBaseUrl}/admin/t/${orgSlug}${page === '/' ? '' : page}`;
}
