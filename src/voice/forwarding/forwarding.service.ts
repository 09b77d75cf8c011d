import { Injectable } from '@nestjs/common';
import { ChannelAccounts } from '../../channels/channel-accounts.service.js';
import type { ChannelAccount } from '../../channels/channel-account.entity.js';
import { renderTwiml } from '../../channels/twilio/twiml.rules.js';
import { voiceCallbackUrl } from '../../channels/voice-callback.rules.js';
import { refused } from '../../common/errors.js';
import { OrgsService } from '../../orgs/orgs.service.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import { Config } from '../../platform/config/config.service.js';
import { forwardingGuide, type CarrierGuide } from './forwarding-guide.rules.js';
import { visibleLoops, type TestOutcome, type TestPurpose } from './forwarding-test.rules.js';
import type { ForwardingTest } from './forwarding-tests.repository.js';
import { FORWARDING_PURPOSE, ForwardingTests } from './forwarding-tests.service.js';

export interface ForwardingView {
  number: string | null;
  lineMode: OrgProfile['settings']['lineMode'];
  forwardedNumber: string | null;
  ringTarget: string | null;
  guide: CarrierGuide[];
  loops: string[];
  tests: ForwardingTest[];
}

const SPOKEN = renderTwiml([
  { say: 'This is a test call of Ringback, to see whether this line forwards its calls. You may hang up.' },
  { hangup: true },
]);

/** How the business's own line is forwarded to us, and test calls that show whether it is. */
@Injectable()
export class Forwarding {
  constructor(
    private readonly accounts: ChannelAccounts,
    private readonly orgs: OrgsService,
    private readonly tests: ForwardingTests,
    private readonly config: Config,
  ) {}

  async get(): Promise<ForwardingView> {
    const [account, numbers, profile, tests] = await Promise.all([
      this.accounts.primarySms(),
      this.accounts.list(),
      this.orgs.profile(),
      this.tests.latest(),
    ]);
    const { lineMode, forwardedNumber, businessPhone, ownerPhone } = profile.settings;
    const ringTargets = lineMode === 'full_forward' ? [businessPhone, ownerPhone] : [businessPhone];
    return {
      number: account?.address ?? null,
      lineMode,
      forwardedNumber,
      ringTarget: lineMode === 'conditional_forward' ? null : (ringTargets.find((phone) => phone !== null) ?? null),
      guide: account ? forwardingGuide(account.address) : [],
      loops: visibleLoops({ lineMode, forwardedNumber, ringTargets, own: numbers.map((number) => number.address) }),
      tests,
    };
  }

  /** How the newest test of the line and number of now ended; null while they were not tested. */
  async outcome(): Promise<TestOutcome | null> {
    const { forwardedNumber } = (await this.orgs.profile()).settings;
    const account = await this.accounts.primarySms();
    return account && forwardedNumber !== null ? this.tests.lastOfLine(forwardedNumber, account.id) : null;
  }

  test(id: string): Promise<ForwardingTest> {
    return this.tests.get(id);
  }

  /** Calls the line that forwards, or the phone that we ring; a call that comes back to us is the answer. */
  async start(purpose: TestPurpose): Promise<ForwardingTest> {
    const view = await this.get();
    const account = await this.accounts.primarySms();
    const target = purpose === 'forwarded_line' ? view.forwardedNumber : view.ringTarget;
    if (!account) throw refused('forwarding.no_number', 'Buy a number first. Calls are forwarded to it.');
    if (target === null)
      throw refused(
        'forwarding.no_target',
        purpose === 'forwarded_line'
          ? 'Say in the settings which line forwards its calls to us.'
          : 'There is no phone that we would ring. Enter the business phone in the settings.',
      );
    if (view.loops.length > 0) throw refused('forwarding.loop', view.loops[0]!, { loops: view.loops });
    const id = await this.tests.begin(account, target, purpose);
    if (!(await this.place(account, target, id))) await this.tests.giveUp(id);
    return this.tests.get(id);
  }

  private async place(account: ChannelAccount, target: string, testId: string): Promise<boolean> {
    const about = { address: account.address, purpose: FORWARDING_PURPOSE, reference: testId };
    const result = await this.accounts.port(account).placeCall(account, {
      to: target,
      from: account.address,
      twiml: SPOKEN,
      statusCallback: voiceCallbackUrl(this.config.values.publicBaseUrl, 'status', about),
    });
    // an answer that was lost may still be a call: its end, or the clock, will tell
    return result.kind === 'accepted' || result.kind === 'unknown';
  }
}
