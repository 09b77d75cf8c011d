/** What the API answers, by the console's names. The shapes come from the server's document; nothing is repeated here. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Me = Schemas['MeDto'];
export type Membership = Schemas['MembershipDto'];
export type Org = Schemas['ActiveOrgDto'];
export type User = Schemas['SessionUserDto'];
export type SystemInfo = Schemas['SystemDto'];

export type Contact = Schemas['ContactDto'];
export type Suppression = Schemas['SuppressionDto'];
export type Erasure = Schemas['ErasureDto'];
export type Lead = Schemas['LeadDto'];
export type LeadChange = Schemas['UpdateLeadDto'];
export type SlotMap = Lead['slots'];
export type SlotValue = SlotMap[string];

export type Call = Schemas['CallDto'];
export type CallDetail = Schemas['CallDetailsDto'];
export type CallEvent = Schemas['CallEventDto'];

export type Conversation = Schemas['ConversationDto'];
export type ConversationDetail = Schemas['ConversationDetailsDto'];
export type Handler = Conversation['handler'];
export type Priority = Conversation['priority'];
export type Message = Schemas['MessageDto'];
export type GateStep = Schemas['GateTraceDto'];
export type Decision = Schemas['DecisionDto'];
export type DecisionDetails = Schemas['DecisionDetailsDto'];
export type ActionItem = Schemas['ActionDto'];

export type Appointment = Schemas['AppointmentDto'];
export type Opening = Schemas['OpeningDto'];
export type Service = Schemas['ServiceDto'];
export type Resource = Schemas['ResourceDto'];
export type NumberItem = Schemas['NumberDto'];
export type NumberPage = Schemas['NumberPageDto'];
export type AvailableNumber = Schemas['AvailableNumberDto'];
export type ProviderAccount = Schemas['ConnectionDto'];
export type OwnCredentials = Schemas['OwnCredentialsDto'];
export type Registration = Schemas['RegistrationDto'];
export type BrandDraft = Schemas['BrandDraftDto'];
export type CampaignDraft = Schemas['CampaignDraftDto'];
export type LeftNumber = Schemas['LeftNumberDto'];
export type LeftAtProvider = Schemas['LeftAtProviderDto'];
export type WhatsAppSender = Schemas['WhatsAppSenderDto'];
export type MetaSender = Schemas['ConnectMetaSenderDto'];
export type Forwarding = Schemas['ForwardingDto'];
export type ForwardingTest = Schemas['ForwardingTestDto'];

export type Settings = Schemas['SettingsDto'];
export type SettingsChange = Schemas['SettingsPatchDto'];
export type WeekHours = Settings['hours'];
export type WeekDay = keyof WeekHours;
export type OpenRange = Schemas['OpenRangeDto'];
export type Holiday = Schemas['HolidayDto'];
export type NotificationPreferences = Schemas['NotificationPreferencesDto'];
export type NotificationPreferencesChange = Schemas['UpdateNotificationPreferencesDto'];
export type NotificationItem = Schemas['NotificationDto'];

export type DashboardStats = Schemas['DashboardStatsDto'];
export type Ladder = Schemas['PeriodDto'];
export type FeedItem = Schemas['FeedLineDto'];
export type TimelineEntry = Schemas['TimelineEntryDto'];
export type TimelineDay = Schemas['DayDto'];

export type LedgerEntry = Schemas['LedgerRowDto'];
export type SimulatedCall = Schemas['SimulateCallDto'];
export type SimulatedText = Schemas['SimulateTextDto'];
export type SimulatedFault = Schemas['SimulateFaultDto'];

export type SecondStep = Schemas['SecondStepDto'];
export type SecondFactor = Schemas['SecondFactorDto'];
export type SecondFactorSecret = Schemas['SecondFactorSecretDto'];
export type Role = Schemas['RoleDto'];
export type OwnSession = Schemas['SessionDto'];
export type Member = Schemas['UserDto'];
export type MemberChange = Schemas['UserPatchDto'];
export type Invite = Schemas['InviteDto'];
export type InviteOffer = Schemas['InviteOfferDto'];
export type ApiKey = Schemas['ApiKeyDto'];
export type NewApiKey = Schemas['NewApiKeyDto'];
export type ApiKeyRequest = Schemas['ApiKeyCreateDto'];
export type Knowledge = Schemas['KnowledgeDto'];
export type KnowledgeDetail = Schemas['KnowledgeDetailDto'];
export type KnowledgeChunk = Schemas['KnowledgeChunkDto'];
export type KnowledgeAnswer = Schemas['KnowledgeAnswerDto'];
export type QuestionCluster = Schemas['QuestionClusterDto'];
export type FoundChunk = Schemas['FoundChunkDto'];
export type WebsiteScan = Schemas['ScanDto'];
export type KnowledgeStatus = Schemas['KnowledgeStatusDto'];

export type Experiment = Schemas['ExperimentDto'];
export type ExperimentDraft = Schemas['CreateExperimentDto'];
export type ExperimentChange = Schemas['UpdateExperimentDto'];
export type ExperimentResults = Schemas['ExperimentResultsDto'];
export type ArmResult = Schemas['ArmResultDto'];
export type GuardResult = Schemas['GuardResultDto'];
export type PatternRun = Schemas['PatternRunDto'];
export type PatternRunDetails = Schemas['PatternRunDetailsDto'];
export type Pattern = PatternRunDetails['patterns'][number];
export type Ranking = Schemas['RankingDto'];
export type RankingRequest = Schemas['RankCandidatesDto'];

export type Profile = Schemas['ProfileDto'];
export type ProfileVersion = Schemas['ProfileVersionDto'];
export type ProfileVersionDetail = Schemas['ProfileVersionDetailDto'];
export type ProfileRelease = Schemas['ProfileReleaseDto'];
export type ProfileDiff = Schemas['ProfileDiffDto'];
export type VersionFigures = Schemas['VersionFiguresDto'];
export type ProfileSchemas = Schemas['ProfileSchemasDto'];

export type Queues = Schemas['QueuesDto'];
export type WorkSwitch = Schemas['SwitchWorkDto'];
export type DeadLetter = Schemas['DeadLetterDto'];

export const weekDays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly WeekDay[];

export type AgencyMetrics = Schemas['AgencyMetricsDto'];
export type ClientLine = Schemas['ClientLineDto'];
export type ClientOrg = Schemas['ClientOrgDto'];
export type NewClient = Schemas['NewClientDto'];
export type ClientChange = Schemas['ClientPatchDto'];
export type Preset = Schemas['PresetDto'];
export type OpenView = Schemas['OpenViewDto'];
export type StartView = Schemas['StartViewDto'];
export type AgencyPerson = Schemas['AgencyPersonDto'];
export type AgencyRole = AgencyPerson['role'];
export type StaffAccess = Schemas['StaffAccessDto'];
export type OrgConfig = Schemas['OrgConfigDto']['config'];
export type ConfigChange = Schemas['ConfigChangeDto'];
export type ConfigPreview = Schemas['ConfigPreviewDto'];
export type ConfigDifference = ConfigPreview['differences'][number];

export type AuditEntry = Schemas['AuditEntryDto'];
export type AuditFacets = Schemas['AuditFacetsDto'];
export type AuditVerification = Schemas['AuditVerificationDto'];

export type Usage = Schemas['UsageDto'];
export type Meter = Schemas['MeterDto'];
export type Limits = Schemas['QuotasDto'];

export type Location = Schemas['LocationDto'];
export type NewLocation = Schemas['CreateLocationDto'];
export type LocationChange = Schemas['UpdateLocationDto'];

export type OnboardingSection = Schemas['SectionDto'];
export type SectionName = OnboardingSection['section'];
export type Readiness = Schemas['ReadinessDto'];
export type ReadinessCheck = Schemas['ReadinessCheckDto'];
export type Cta = Schemas['CtaDto'];
export type CtaFigures = Schemas['CtaFiguresDto'];
export type CompletionAddress = Schemas['CompletionAddressDto'];
export type ThreadCta = Schemas['ThreadCtaDto'];
export type CtaRequest = Schemas['CreateCtaDto'];
export type Testimonial = Schemas['TestimonialDto'];
export type TestimonialRequest = Schemas['CreateTestimonialDto'];
export type Script = Schemas['ScriptDto'];
export type SendableFile = Schemas['SendableFileDto'];
export type TestAnswer = Schemas['TestAnswerDto'];
export type SimplePrompt = Schemas['SimplePromptDto'];

export type Rewritings = Schemas['RewritingsDto'];
export type RewrittenText = Schemas['RewrittenTextDto'];
export type TextWish = Required<Schemas['AiTextDto']>;
export type TextReading = Schemas['ClassificationDto'];
export type SpamReading = Schemas['SpamCheckDto'];
export type Suggestions = Schemas['SuggestionsDto'];
export type ScoredLead = Schemas['LeadScoreDto'];

export type OwnRule = Schemas['OwnRuleDto'];
export type RuleFigures = Schemas['RuleFiguresDto'];
export type DecisionFacets = Schemas['DecisionFacetsDto'];
export type ReplayResult = Schemas['ReplayResultDto'];
export type ReplayedDecision = Schemas['ReplayedDecisionDto'];
export type ModelCost = Schemas['ModelCostDto'];
