import type { DataProvider, Identifier, RaRecord } from 'react-admin';
import type {
  AgencyMetrics,
  ApiKeyRequest,
  ClientChange,
  ClientOrg,
  Conversation,
  DashboardStats,
  FeedItem,
  Invite,
  KnowledgeAnswer,
  KnowledgeChunk,
  KnowledgeDetail,
  KnowledgeStatus,
  Lead,
  LeadChange,
  LedgerEntry,
  Me,
  NewApiKey,
  NewClient,
  NotificationPreferences,
  NotificationPreferencesChange,
  OnboardingSection,
  Opening,
  OwnSession,
  Preset,
  Profile,
  ProfileDiff,
  ProfileSchemas,
  ProfileVersionDetail,
  Queues,
  Readiness,
  SectionName,
  SendableFile,
  Settings,
  SettingsChange,
  SimulatedCall,
  SimulatedFault,
  SimulatedText,
  SystemInfo,
  TestAnswer,
  TimelineDay,
  TimelineEntry,
  VersionFigures,
  WebsiteScan,
} from '../shared/types';
import { newKey } from '../shared/format';
import type { Http } from './http';
import { changedFields, listQuery } from './query';

interface Signalled {
  signal?: AbortSignal;
}
interface List<T> {
  data: T[];
  total: number;
}
const withSignal = (params: Signalled): { signal?: AbortSignal } => (params.signal ? { signal: params.signal } : {});

/** The reading and writing that react-admin's hooks know. */
function createCrud(http: Http): DataProvider {
  const path = (resource: string, id?: Identifier): string =>
    `/api/${resource}${id === undefined ? '' : `/${encodeURIComponent(String(id))}`}`;
  const provider: DataProvider = {
    supportAbortSignal: true,
    getList: (resource, params) => http(path(resource) + listQuery(resource, params), withSignal(params)),
    getOne: async (resource, params) => ({ data: await http(path(resource, params.id), withSignal(params)) }),
    getMany: async (resource, params) =>
      ({
        data: await Promise.all(params.ids.map((id) => http<RaRecord>(path(resource, id), withSignal(params)))),
      }) as never,
    getManyReference: (resource, params) =>
      http(path(resource) + listQuery(resource, { ...params, target: { name: params.target, id: params.id } }), withSignal(params)),
    create: async (resource, params) => ({
      data: await http(path(resource), { method: 'POST', body: params.data, headers: { 'Idempotency-Key': newKey() } }),
    }),
    update: async (resource, params) => {
      const previous = params.previousData as Record<string, unknown> | undefined;
      const body = changedFields(params.data as Record<string, unknown>, previous);
      const version = (params.data as { version?: number }).version ?? previous?.['version'];
      if (version !== undefined) body['version'] = version;
      return { data: await http(path(resource, params.id), { method: 'PATCH', body }) };
    },
    updateMany: async (resource, params) => {
      await Promise.all(params.ids.map((id) => http(path(resource, id), { method: 'PATCH', body: params.data })));
      return { data: params.ids };
    },
    delete: async (resource, params) => {
      await http(path(resource, params.id), { method: 'DELETE' });
      return { data: (params.previousData ?? { id: params.id }) as never };
    },
    deleteMany: async (resource, params) => {
      await Promise.all(params.ids.map((id) => http(path(resource, id), { method: 'DELETE' })));
      return { data: params.ids };
    },
  };
  return provider;
}

/** What the console does beyond rows: hand-overs, figures, settings, the phone simulator. */
function createActions(http: Http) {
  const post = <T>(path: string, body?: unknown, key?: string): Promise<T> =>
    http<T>(path, { method: 'POST', body: body ?? {}, headers: { 'Idempotency-Key': key ?? newKey() } });
  return {
    me: () => http<Me>('/api/auth/me'),
    takeOver: (id: string) => post<Conversation>(`/api/conversations/${id}/takeover`),
    returnToAi: (id: string) => post<Conversation>(`/api/conversations/${id}/return-ai`),
    resolve: (id: string, reason?: string) => post<Conversation>(`/api/conversations/${id}/resolve`, reason ? { reason } : {}),
    markRead: (id: string) => post<void>(`/api/conversations/${id}/read`),
    sendMessage: (id: string, body: string, key: string) => post<unknown>(`/api/conversations/${id}/messages`, { body }, key),
    acceptAction: (id: string) => post<unknown>(`/api/actions/${id}/accept`),
    stats: () => http<DashboardStats>('/api/dashboard/stats'),
    recent: () => http<{ data: FeedItem[] }>('/api/dashboard/recent'),
    messageTimeline: (days: number) => http<{ data: TimelineDay[] }>(`/api/analytics/messages/timeline?days=${days}`),
    // Said in full, not as a difference: writing the value that stands there confirms it.
    changeLead: (id: string, change: LeadChange) => http<Lead>(`/api/leads/${id}`, { method: 'PATCH', body: change }),
    leadTimeline: (id: string) => http<List<TimelineEntry>>(`/api/leads/${id}/timeline`),
    settings: () => http<Settings>('/api/settings'),
    saveSettings: (changes: SettingsChange) => http<Settings>('/api/settings', { method: 'PATCH', body: changes }),
    availability: (query: { serviceId?: string; from?: string; days?: number }) => {
      const params = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]));
      return http<List<Opening>>(`/api/availability?${params.toString()}`);
    },
    notificationPreferences: () => http<NotificationPreferences>('/api/notification-preferences'),
    saveNotificationPreferences: (changes: NotificationPreferencesChange) =>
      http<NotificationPreferences>('/api/notification-preferences', { method: 'PATCH', body: changes }),
    readNotification: (id: string) => post<void>(`/api/notifications/${id}/read`),
    readAllNotifications: () => post<void>('/api/notifications/read-all'),
    ownSessions: () => http<List<OwnSession>>('/api/auth/sessions'),
    endSession: (id: string) => http<void>(`/api/auth/sessions/${id}`, { method: 'DELETE' }),
    endOtherSessions: () => post<{ ended: number }>('/api/auth/sessions/end-others'),
    resendInvite: (id: string) => post<Invite>(`/api/invites/${id}/resend`),
    makeApiKey: (key: ApiKeyRequest) => http<NewApiKey>('/api/api-keys', { method: 'POST', body: key }),
    agencyMetrics: (days: number, signal?: AbortSignal) =>
      http<AgencyMetrics>(`/api/agency/metrics?days=${days}`, signal ? { signal } : {}),
    presets: () => http<{ data: Preset[] }>('/api/agency/presets'),
    client: (id: string) => http<ClientOrg>(`/api/agency/orgs/${id}`),
    addClient: (client: NewClient, key: string) => post<ClientOrg>('/api/agency/orgs', client, key),
    changeClient: (id: string, change: ClientChange) => http<ClientOrg>(`/api/agency/orgs/${id}`, { method: 'PATCH', body: change }),
    buyClientNumber: (id: string, areaCode: string, key: string) => post<ClientOrg>(`/api/agency/orgs/${id}/numbers`, { areaCode }, key),
    pauseClient: (id: string, reason: string) => post<void>(`/api/agency/orgs/${id}/pause`, { reason }),
    resumeClient: (id: string) => post<void>(`/api/agency/orgs/${id}/resume`),
    removeClient: (id: string) => http<void>(`/api/agency/orgs/${id}`, { method: 'DELETE' }),
    system: () => http<SystemInfo>('/api/system'),
    queues: (signal?: AbortSignal) => http<Queues>('/api/admin/queues', signal ? { signal } : {}),
    retryDeadLetter: (id: string) => post<void>(`/api/admin/dead-letters/${id}/replay`),
    knowledgeStatus: () => http<KnowledgeStatus>('/api/knowledge/status'),
    knowledgeChunks: (id: string) => http<{ data: KnowledgeChunk[] }>(`/api/knowledge/${id}/chunks`),
    askKnowledge: (question: string) => http<KnowledgeAnswer>('/api/knowledge/ask', { method: 'POST', body: { question } }),
    uploadKnowledge: (file: File) => {
      const form = new FormData();
      form.append('file', file, file.name);
      return http<KnowledgeDetail>('/api/knowledge/faq', { method: 'POST', form });
    },
    scanWebsite: (url: string) => http<WebsiteScan>('/api/knowledge/scan', { method: 'POST', body: { url } }),
    verifyKnowledge: (id: string, decision: 'keep' | 'accept') => post<KnowledgeDetail>(`/api/knowledge/${id}/verify`, { decision }),
    section: (name: SectionName) => http<OnboardingSection>(`/api/onboarding/${name}`),
    saveSection: (name: SectionName, answers: Record<string, unknown>, version: number) =>
      http<OnboardingSection>(`/api/onboarding/${name}`, { method: 'PUT', body: { version, answers } }),
    readiness: () => http<Readiness>('/api/onboarding/readiness'),
    goLive: () => post<Readiness>('/api/onboarding/go-live'),
    testChat: (text: string, chatId: string | null) =>
      http<TestAnswer>('/api/onboarding/test-chat', { method: 'POST', body: { text, ...(chatId !== null && { chatId }) } }),
    uploadSendable: (file: File) => {
      const form = new FormData();
      form.append('file', file, file.name);
      return http<SendableFile>('/api/onboarding/files', { method: 'POST', form });
    },
    profile: () => http<Profile>('/api/profile'),
    profileFigures: (days: number) => http<{ data: VersionFigures[] }>(`/api/analytics/profile-versions?days=${days}`),
    profileSchemas: () => http<ProfileSchemas>('/api/profile/schemas'),
    profileDiff: (a: string, b: string) => http<ProfileDiff>(`/api/profile/versions/${a}/diff/${b}`),
    generateProfile: () => post<ProfileVersionDetail>('/api/onboarding/generate'),
    keepProfileVersion: (version: { baseVersionId: string; documents: unknown; reason: string }) =>
      post<ProfileVersionDetail>('/api/profile/versions', version),
    publishProfile: (id: string, baseVersionId: string | null, reason: string) =>
      post<Profile>(`/api/profile/versions/${id}/publish`, { baseVersionId, reason }),
    rollBackProfile: (id: string, baseVersionId: string | null) => post<Profile>(`/api/profile/versions/${id}/rollback`, { baseVersionId }),
    tryProfile: (test: { versionId: string; percent: number; reason: string }) =>
      http<Profile>('/api/profile/test', { method: 'PUT', body: test }),
    endProfileTest: () => http<Profile>('/api/profile/test', { method: 'DELETE' }),
    simulateCall: (call: SimulatedCall) => post<{ callSid: string }>('/api/simulator/calls', call),
    simulateText: (message: SimulatedText) => post<{ messageSid: string }>('/api/simulator/texts', message),
    simulateFault: (fault: SimulatedFault) => post<unknown>('/api/simulator/faults', fault),
    advanceClock: (advanceSeconds: number) => post<{ now: string }>('/api/simulator/clock', { advanceSeconds }),
    clock: () => http<{ now: string }>('/api/simulator/clock'),
    ledger: (signal?: AbortSignal) => http<{ data: LedgerEntry[] }>('/api/simulator/ledger', signal ? { signal } : {}),
  };
}

export type RingbackDataProvider = DataProvider & ReturnType<typeof createActions>;

export const createDataProvider = (http: Http): RingbackDataProvider => ({ ...createCrud(http), ...createActions(http) });
