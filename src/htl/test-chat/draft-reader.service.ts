import { Injectable } from '@nestjs/common';
import { ChannelAccounts } from '../../channels/channel-accounts.service.js';
import { AppError } from '../../common/errors.js';
import { KnowledgeFreshness } from '../../knowledge/freshness.service.js';
import { OnboardingAnswers } from '../../onboarding/answers.service.js';
import type { ProfileDocuments } from '../../onboarding/profiles/documents.schema.js';
import { documentsFromAnswers, quoteCheck } from '../../onboarding/profiles/from-answers.rules.js';
import { turnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import { ProfileVersions } from '../../onboarding/profiles/versions.service.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import { Database } from '../../platform/database/database.service.js';
import type { GateFacts } from '../../policy/gate-facts.schema.js';
import type { TurnContext } from '../context/context.schema.js';
import type { Readings } from '../context/turn-context.rules.js';
import { withVersion } from '../context/version.rules.js';
import { isOfferable } from '../ctas/cta-choice.rules.js';
import { CtaLinks } from '../ctas/cta-links.service.js';
import { ActiveRules } from '../rules/active-rules.service.js';

/** The business as its answers of now would make it, or as one version of its documents does. */
export interface Draft {
  profile: OrgProfile;
  readings: Omit<Readings, 'slots' | 'upcoming'>;
  /** What may be offered, with a link that leads nowhere; left out where the business has none. */
  ctas: TurnContext['ctas'];
  /** The number that a reply would leave from; a stand-in while there is none. */
  channel: GateFacts['channel'];
}

const STAND_IN: GateFacts['channel'] = { kind: 'sms', registration: 'simulated', isSimulated: true, state: 'active' };

/** Reads the draft: the documents are made of the answers each time, published or not, unless a version is named. */
@Injectable()
export class DraftReader {
  constructor(
    private readonly answers: OnboardingAnswers,
    private readonly accounts: ChannelAccounts,
    private readonly links: CtaLinks,
    private readonly rules: ActiveRules,
    private readonly database: Database,
    private readonly versions: ProfileVersions,
    private readonly knowledge: KnowledgeFreshness,
  ) {}

  /** `versionId`: the documents of that version; null: those that the answers of now give. Settings, services and rules are those of now. */
  async read(versionId: string | null): Promise<Draft> {
    const questionnaire = await this.answers.whole();
    const written =
      versionId === null
        ? turnProfile('draft', documentsFromAnswers(questionnaire))
        : turnProfile(versionId, await this.documentsOf(versionId));
    const version = { ...written, socialProof: written.socialProof.filter(quoteCheck(questionnaire.testimonials)) };
    const profile = withVersion(questionnaire.profile, version);
    const list = questionnaire.ctas.filter(isOfferable);
    const [account] = await this.accounts.list();
    const ownRules = await this.database.transaction((tx) => this.rules.forTurn(tx));
    const isKnowledgeStale = await this.knowledge.isStale();
    return {
      profile,
      readings: {
        profile,
        version,
        services: questionnaire.services,
        local: null,
        kept: null,
        ownRules,
        ...(isKnowledgeStale && { isKnowledgeStale }),
      },
      ctas: list.length === 0 ? undefined : { list, sequence: version.ctaSequence, link: this.links.sample() },
      channel: account
        ? { kind: account.channel, registration: account.registration, isSimulated: account.isSimulated, state: account.state }
        : STAND_IN,
    };
  }

  /** The same answer for a version of another business and for one that never was. */
  private async documentsOf(versionId: string): Promise<ProfileDocuments> {
    try {
      return (await this.versions.get(versionId)).documents;
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 404) throw error;
      throw new AppError(error.code, 404, error.message, { errors: { profileVersionId: 'is not a version of this business' } });
    }
  }
}
