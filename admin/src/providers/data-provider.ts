import type { DataProvider } from 'react-admin';
import type {
  AgencyMetrics,
  ApiKeyRequest,
  AuditFacets,
  AuditVerification,
  AvailableNumber,
  BrandDraft,
  CampaignDraft,
  ClientChange,
  ClientOrg,
  CompletionAddress,
  ConfigChange,
  ConfigPreview,
  Conversation,
  CtaFigures,
  DashboardStats,
  Experiment,
  ExperimentChange,
  ExperimentDraft,
  ExperimentResults,
  FeedItem,
  Forwarding,
  ForwardingTest,
  Lead,
  LeadChange,
  LedgerEntry,
  LeftAtProvider,
  LeftNumber,
  Limits,
  Location,
  LocationChange,
  Me,
  Message,
  MetaSender,
  NewApiKey,
  NewClient,
  NewLocation,
  NotificationPreferences,
  NotificationPreferencesChange,
  NumberItem,
  NumberPage,
  OnboardingSection,
  Opening,
  OpenView,
  OrgConfig,
  OwnCredentials,
  OwnSession,
  Preset,
  Profile,
  ProfileDiff,
  ProfileSchemas,
  ProfileVersionDetail,
  ProviderAccount,
  Queues,
  Readiness,
  Registration,
  Role,
  SecondFactor,
  SecondFactorSecret,
  SectionName,
  SendableFile,
  Settings,
  SettingsChange,
  SimulatedCall,
  SimulatedFault,
  SimulatedText,
  StaffAccess,
  StartView,
  SystemInfo,
  SimplePrompt,
  TestAnswer,
  ThreadCta,
  TimelineDay,
  TimelineEntry,
  Usage,
  VersionFigures,
  WhatsAppSender,
  WorkSwitch,
} from '../shared/types';
import { newKey } from '../shared/format';
import { createAiActions } from './ai-actions';
import { createCrud } from './crud';
import type { Http } from './http';
import { createInsights } from './insights';
import { createKnowledge } from './knowledge';
import { createPersonActions } from './person-actions';
import { listQuery } from './query';

/** What proves a person for a change of their second step. */
export interface FactorProof {
  password: string;
  code: string;
}
interface List<T> {
  data: T[];
  total: number;
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
    reviewDraft: (id: string, action: 'approve' | 'edit' | 'discard' | 'undo', body?: string) =>
      http<Message>(`/api/messages/${id}`, { method: 'PATCH', body: { action, ...(body === undefined ? {} : { body }) } }),
    setReplyMode: (id: string, replyMode: 'send' | 'draft' | null) =>
      http<unknown>(`/api/conversations/${id}`, { method: 'PATCH', body: { replyMode } }),
    acceptAction: (id: string) => post<unknown>(`/api/actions/${id}/accept`),
    stats: () => http<DashboardStats>('/api/dashboard/stats'),
    recent: () => http<{ data: FeedItem[] }>('/api/dashboard/recent'),
    messageTimeline: (days: number) => http<{ data: TimelineDay[] }>(`/api/analytics/messages/timeline?days=${days}`),
    // Said in full, not as a difference: writing the value that stands there confirms it.
    changeLead: (id: string, change: LeadChange) => http<Lead>(`/api/leads/${id}`, { method: 'PATCH', body: change }),
    holdPerson: (contactId: string, reason: string) => post<unknown>('/api/privacy/hold', { contactId, reason }),
    releasePerson: (contactId: string) => post<void>('/api/privacy/release', { contactId }),
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
    secondFactor: () => http<SecondFactor>('/api/auth/second-factor'),
    beginSecondFactor: (password: string) => post<SecondFactorSecret>('/api/auth/second-factor/setup', { password }),
    confirmSecondFactor: (code: string) => post<{ recoveryCodes: string[] }>('/api/auth/second-factor/confirm', { code }),
    renewRecoveryCodes: (proof: FactorProof) => post<{ recoveryCodes: string[] }>('/api/auth/second-factor/recovery-codes', proof),
    disableSecondFactor: (proof: FactorProof) => post<void>('/api/auth/second-factor/disable', proof),
    resetSecondFactor: (userId: string) => http<void>(`/api/users/${userId}/second-factor`, { method: 'DELETE' }),
    roles: (signal?: AbortSignal) => http<List<Role>>('/api/roles', signal ? { signal } : {}),
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
    removeClient: (id: string) => http<LeftAtProvider | undefined>(`/api/agency/orgs/${id}`, { method: 'DELETE' }),
    numbers: (signal?: AbortSignal) => http<NumberPage>('/api/numbers', signal ? { signal } : {}),
    availableNumbers: (areaCode: string) =>
      http<{ data: AvailableNumber[] }>(`/api/numbers/available?areaCode=${encodeURIComponent(areaCode)}`),
    buyNumber: (address: string, key: string) => post<NumberItem>('/api/numbers', { address }, key),
    connectNumber: (address: string) => post<NumberItem>('/api/numbers/connect', { address }),
    configureNumber: (id: string) => post<NumberItem>(`/api/numbers/${id}/configure`),
    releaseNumber: (id: string, isForced: boolean) =>
      http<LeftNumber | undefined>(`/api/numbers/${id}${isForced ? '?force=true' : ''}`, { method: 'DELETE' }),
    providerAccount: () => http<ProviderAccount>('/api/provider-connection'),
    connectProvider: (credentials: OwnCredentials) =>
      http<ProviderAccount>('/api/provider-connection', { method: 'PUT', body: credentials }),
    checkProvider: () => post<ProviderAccount>('/api/provider-connection/check'),
    disconnectProvider: () => http<void>('/api/provider-connection', { method: 'DELETE' }),
    registration: () => http<Registration>('/api/registration'),
    saveBrand: (draft: BrandDraft) => http<Registration>('/api/registration/brand', { method: 'PUT', body: draft }),
    saveCampaign: (draft: CampaignDraft) => http<Registration>('/api/registration/campaign', { method: 'PUT', body: draft }),
    submitRegistration: (part: 'brand' | 'campaign') => post<Registration>(`/api/registration/${part}/submit`),
    checkRegistration: () => post<Registration>('/api/registration/check'),
    whatsAppSenders: () => http<List<WhatsAppSender>>('/api/whatsapp-senders'),
    connectTwilioSender: (address: string) => post<WhatsAppSender>('/api/whatsapp-senders/twilio', { address }),
    connectMetaSender: (sender: MetaSender) => post<WhatsAppSender>('/api/whatsapp-senders/meta', sender),
    forwarding: () => http<Forwarding>('/api/forwarding'),
    testForwarding: (purpose: 'forwarded_line' | 'ring_target', key: string) =>
      post<ForwardingTest>('/api/forwarding/tests', { purpose }, key),
    startView: (id: string, view: StartView) => http<OpenView>(`/api/agency/orgs/${id}/impersonate`, { method: 'POST', body: view }),
    clientStaff: (id: string) => http<{ data: StaffAccess[] }>(`/api/agency/orgs/${id}/staff`),
    grantClient: (id: string, userIds: string[]) =>
      http<{ data: StaffAccess[] }>(`/api/agency/orgs/${id}/staff`, { method: 'PUT', body: { userIds } }),
    exportConfig: () => http<{ config: OrgConfig }>('/api/orgs/current/config'),
    previewConfig: (file: File) => {
      const form = new FormData();
      form.append('file', file, file.name);
      return http<ConfigPreview>('/api/orgs/current/config/preview', { method: 'POST', form });
    },
    importConfig: (config: OrgConfig, basis: string) =>
      http<ConfigChange>('/api/orgs/current/config', { method: 'PUT', body: { config, basis } }),
    locations: () => http<List<Location>>('/api/locations'),
    addLocation: (location: NewLocation) => post<Location>('/api/locations', location),
    changeLocation: (id: string, change: LocationChange) => http<Location>(`/api/locations/${id}`, { method: 'PATCH', body: change }),
    locateNumber: (id: string, locationId: string | null) =>
      http<NumberItem>(`/api/numbers/${id}`, { method: 'PATCH', body: { locationId } }),
    usage: () => http<Usage>('/api/usage'),
    agencyUsage: () => http<{ data: Usage[] }>('/api/agency/usage'),
    setLimits: (id: string, limits: Limits) => http<Usage>(`/api/agency/orgs/${id}/quotas`, { method: 'PUT', body: limits }),
    auditFacets: () => http<AuditFacets>('/api/audit/facets'),
    verifyAudit: () => http<AuditVerification>('/api/audit/verify'),
    ctaFigures: (signal?: AbortSignal) => http<CtaFigures[]>('/api/ctas/figures', signal ? { signal } : {}),
    makeCompletionAddress: (ctaId: string) => post<CompletionAddress>(`/api/ctas/${ctaId}/completion-address`),
    testCompletion: (ctaId: string) => post<{ receivedAt: string }>(`/api/ctas/${ctaId}/completion-test`),
    conversationCtas: (id: string, signal?: AbortSignal) => http<ThreadCta[]>(`/api/conversations/${id}/ctas`, signal ? { signal } : {}),
    resetCta: (id: string, ctaId: string) => post<ThreadCta[]>(`/api/conversations/${id}/ctas/${ctaId}/reset`),
    document: (path: string) => http<Blob>(path, { as: 'blob' }),
    exportAudit: (filter: Record<string, unknown>) =>
      http<string>(`/api/audit/export${listQuery('audit', { filter })}`, { method: 'POST', as: 'text' }),
    system: () => http<SystemInfo>('/api/system'),
    switchWork: (change: WorkSwitch) => http<Queues>('/api/admin/queues', { method: 'PUT', body: change }),
    queues: (signal?: AbortSignal) => http<Queues>('/api/admin/queues', signal ? { signal } : {}),
    retryDeadLetter: (id: string) => post<void>(`/api/admin/dead-letters/${id}/replay`),
    section: (name: SectionName) => http<OnboardingSection>(`/api/onboarding/${name}`),
    saveSection: (name: SectionName, answers: Record<string, unknown>, version: number) =>
      http<OnboardingSection>(`/api/onboarding/${name}`, { method: 'PUT', body: { version, answers } }),
    readiness: () => http<Readiness>('/api/onboarding/readiness'),
    goLive: () => post<Readiness>('/api/onboarding/go-live'),
    // Without a version the answers of now.
    testChat: (text: string, chatId: string | null, profileVersionId: string | null = null) =>
      http<TestAnswer>('/api/onboarding/test-chat', {
        method: 'POST',
        body: { text, ...(chatId !== null && { chatId }), ...(profileVersionId !== null && { profileVersionId }) },
      }),
    simplePrompt: () => http<SimplePrompt>('/api/ai/simple-prompt'),
    uploadSendable: (file: File) => {
      const form = new FormData();
      form.append('file', file, file.name);
      return http<SendableFile>('/api/onboarding/files', { method: 'POST', form });
    },
    experimentResults: (id: string) => http<ExperimentResults>(`/api/experiments/${id}/results`),
    writeExperiment: (draft: ExperimentDraft) => post<Experiment>('/api/experiments', draft),
    changeExperiment: (id: string, change: ExperimentChange) =>
      http<Experiment>(`/api/experiments/${id}`, { method: 'PATCH', body: change }),
    stepExperiment: (id: string, verb: 'start' | 'pause' | 'stop') => post<Experiment>(`/api/experiments/${id}/${verb}`),
    promoteVariant: (id: string, wish: { variant: string; isUnproven: boolean }) =>
      post<Experiment>(`/api/experiments/${id}/promote`, wish),
    discardExperiment: (id: string) => http<void>(`/api/experiments/${id}`, { method: 'DELETE' }),
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

export type RingbackDataProvider = DataProvider &
  ReturnType<typeof createActions> &
  ReturnType<typeof createAiActions> &
  ReturnType<typeof createKnowledge> &
  ReturnType<typeof createInsights> &
  ReturnType<typeof createPersonActions>;

export const createDataProvider = (http: Http): RingbackDataProvider => ({
  ...createCrud(http),
  ...createActions(http),
  ...createKnowledge(http),
  ...createInsights(http),
  ...createAiActions(http),
  ...createPersonActions(http),
});
