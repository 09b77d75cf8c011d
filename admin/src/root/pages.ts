import { lazy, type ComponentType } from 'react';

const InboxPage = lazy(() => import('../inbox/InboxPage'));
const ActionsPage = lazy(() => import('../actions/ActionsPage'));
const AppointmentsPage = lazy(() => import('../appointments/AppointmentsPage'));
const KnowledgePage = lazy(() => import('../knowledge/KnowledgePage'));
const InsightsPage = lazy(() => import('../insights/InsightsPage'));
const NumbersPage = lazy(() => import('../numbers/NumbersPage'));
const OnboardingPage = lazy(() => import('../onboarding/OnboardingPage'));
const ProfilePage = lazy(() => import('../profile/ProfilePage'));
const VersionPage = lazy(() => import('../profile/VersionPage'));
const ComparePage = lazy(() => import('../profile/ComparePage'));
const ExperimentsPage = lazy(() => import('../experiments/ExperimentsPage'));
const ExperimentPage = lazy(() => import('../experiments/ExperimentPage'));
const SettingsPage = lazy(() => import('../settings/SettingsPage'));
const NotificationsPage = lazy(() => import('../notifications/NotificationsPage'));
const PeoplePage = lazy(() => import('../people/PeoplePage'));
const RolesPage = lazy(() => import('../people/RolesPage'));
const RulesPage = lazy(() => import('../rules/RulesPage'));
const DecisionsPage = lazy(() => import('../decisions/DecisionsPage'));
const ReplayPage = lazy(() => import('../replay/ReplayPage'));
const ModelUsagePage = lazy(() => import('../usage/ModelUsagePage'));
const UsagePage = lazy(() => import('../usage/UsagePage'));
const AgencyPeoplePage = lazy(() => import('../agency/AgencyPeoplePage'));
const AgencyUsagePage = lazy(() => import('../agency/AgencyUsagePage'));
const TextsPage = lazy(() => import('../texts/TextsPage'));
const AuditPage = lazy(() => import('../audit/AuditPage'));
const SystemPage = lazy(() => import('../system/SystemPage'));
const AgencyPage = lazy(() => import('../agency/AgencyPage'));
const SimulatorPage = lazy(() => import('../simulator/SimulatorPage'));

interface ConsolePage {
  path: string;
  /** Whoever may not list this sees that the page is not theirs. */
  resource: string;
  Page: ComponentType;
}

/** The pages of the console that are no lists of react-admin; each is loaded when it is first opened. */
export const pages: readonly ConsolePage[] = [
  { path: '/inbox', resource: 'conversations', Page: InboxPage },
  { path: '/inbox/:id', resource: 'conversations', Page: InboxPage },
  { path: '/actions', resource: 'actions', Page: ActionsPage },
  { path: '/appointments', resource: 'appointments', Page: AppointmentsPage },
  { path: '/appointments/:id', resource: 'appointments', Page: AppointmentsPage },
  { path: '/settings', resource: 'settings', Page: SettingsPage },
  { path: '/settings/:section', resource: 'settings', Page: SettingsPage },
  { path: '/notifications', resource: 'notifications', Page: NotificationsPage },
  { path: '/people', resource: 'users', Page: PeoplePage },
  { path: '/numbers', resource: 'numbers', Page: NumbersPage },
  { path: '/numbers/:section', resource: 'numbers', Page: NumbersPage },
  { path: '/people/roles', resource: 'roles', Page: RolesPage },
  { path: '/knowledge', resource: 'knowledge', Page: KnowledgePage },
  { path: '/insights', resource: 'insights', Page: InsightsPage },
  { path: '/rules', resource: 'rules', Page: RulesPage },
  { path: '/decisions', resource: 'decisions', Page: DecisionsPage },
  { path: '/decisions/:id', resource: 'decisions', Page: DecisionsPage },
  { path: '/decisions/replay', resource: 'decisions', Page: ReplayPage },
  { path: '/texts', resource: 'texts', Page: TextsPage },
  { path: '/usage', resource: 'usage', Page: UsagePage },
  { path: '/usage/models', resource: 'usage', Page: ModelUsagePage },
  { path: '/profile', resource: 'profile', Page: ProfilePage },
  { path: '/experiments', resource: 'experiments', Page: ExperimentsPage },
  { path: '/experiments/:id', resource: 'experiments', Page: ExperimentPage },
  { path: '/agency/usage', resource: 'agency', Page: AgencyUsagePage },
  { path: '/agency/people', resource: 'agency/people', Page: AgencyPeoplePage },
  { path: '/profile/:id', resource: 'profile', Page: VersionPage },
  { path: '/audit', resource: 'audit', Page: AuditPage },
  { path: '/profile/:id/compare/:other', resource: 'profile', Page: ComparePage },
  { path: '/system', resource: 'system', Page: SystemPage },
  { path: '/agency', resource: 'agency', Page: AgencyPage },
  { path: '/simulator', resource: 'simulator', Page: SimulatorPage },
  { path: '/onboarding', resource: 'settings', Page: OnboardingPage },
  { path: '/onboarding/:step', resource: 'settings', Page: OnboardingPage },
];
