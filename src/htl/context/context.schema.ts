import type { EngineInput, OfferedOption } from '../../engines/engine.port.js';
import type { TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import type { SlotMap } from '../../leads/slots.rules.js';
import type { ContentFacts } from '../../policy/gate-facts.schema.js';
import type { CtaFacts } from '../ctas/cta.schema.js';
import type { Booking, BusinessFacts } from '../htl.schema.js';
import type { OwnRule } from '../rules/own-rule.schema.js';
import type { Found } from '../retrieval/found.schema.js';
import type { CompiledContext } from './budget.rules.js';
import type { Tried } from './business-reader.service.js';
import type { LocalFacts, ServiceFacts } from './business-facts.rules.js';
import type { StableParts } from './parts.rules.js';

/** Everything that is known about one turn before an engine thinks. */
export interface TurnContext {
  now: Date;
  profile: OrgProfile;
  business: BusinessFacts;
  slots: SlotMap;
  upcoming: Booking[];
  picked: OfferedOption | null;
  hasMedia: boolean;
  isFirstReply: boolean;
  /** A fact that was decided but never reached the customer, such as a booking. */
  unsaid: string | null;
  input: EngineInput;
  /** The same, part by part with its tokens. */
  compiled: CompiledContext;
  stable: StableParts;
  /** What was looked up for this turn. */
  found: Found;
  version: TurnProfile | null;
  services: readonly ServiceFacts[];
  /** Something that the business knows is out of date; left out where nothing is. */
  isKnowledgeStale?: true;
  local: LocalFacts | null;
  /** The facts as they were read, before the contact's own data were laid under them. */
  readSlots: SlotMap;
  ownRules: readonly OwnRule[];
  /** The experiments that this customer is in; left out where there are none. */
  tried?: Tried;
  /** What the critic checks an engine's words against. */
  content: ContentFacts;
  phones: string[];
  /** Sentences that must stand beside some texts, of the thread's version. */
  disclaimers: TurnProfile['disclaimers'];
  emojiPolicy: TurnProfile['tone']['emojiPolicy'];
  /** What the business can lead a customer to; left out where nothing is offered, as in a test chat. */
  ctas?: Pick<CtaFacts, 'list' | 'sequence' | 'link'>;
}
