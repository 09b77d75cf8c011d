import { Injectable } from '@nestjs/common';
import { EngineRouter } from '../../engines/engine-router.service.js';
import { OrgsService } from '../../orgs/orgs.service.js';
import { Config } from '../../platform/config/config.service.js';
import { Database } from '../../platform/database/database.service.js';
import { banRisk, type BanReading } from './ban-risk.rules.js';
import { TONES, type Tone } from './hype.rules.js';
import { PaidCalls } from './paid-calls.service.js';
import { rewriteTask } from './rewrite-task.rules.js';
import { alternatives, rewrite, type Rewriting } from './rewrite.rules.js';
import { ServicesRepository } from './services.repository.js';
import { spamCheck, type SpamReading } from './spam-check.rules.js';

export interface TextWish {
  text: string;
  kind: 'marketing' | 'reply';
  /** Of the opt-out line. */
  language: string;
}

/** New wordings, and who made them: a model that kept every fact, or our rules. */
export interface Rewritings {
  engine: string;
  texts: Rewriting[];
}

/** Reads and rewords texts of the active business. A model proposes; the check of facts and of spam decides (C-55). */
@Injectable()
export class Rewriter {
  constructor(
    private readonly orgs: OrgsService,
    private readonly router: EngineRouter,
    private readonly calls: PaidCalls,
    private readonly database: Database,
    private readonly repository: ServicesRepository,
    private readonly config: Config,
  ) {}

  async rewrite(wish: TextWish, tone: Tone): Promise<Rewritings> {
    const named = await this.named(wish);
    const drafted = await this.drafted('rewrite', named, [tone]);
    return drafted ?? { engine: 'rules', texts: [rewrite({ ...named, tone })] };
  }

  async alternatives(wish: TextWish): Promise<Rewritings> {
    const named = await this.named(wish);
    const drafted = await this.drafted('alternatives', named, TONES);
    return drafted && new Set(drafted.texts.map(({ text }) => text)).size === TONES.length
      ? drafted
      : { engine: 'rules', texts: alternatives(named) };
  }

  async spamCheck(wish: TextWish): Promise<SpamReading> {
    return spamCheck(await this.named(wish));
  }

  /** Of a text together with what the networks saw of this business in the last seven days. */
  async banRisk(wish: TextWish): Promise<BanReading> {
    const named = await this.named(wish);
    const { settings } = await this.orgs.profile();
    const sender = await this.database.transaction((tx) => this.repository.sender(tx));
    return banRisk(named, { ...sender, dailyCap: settings.dailySendCap });
  }

  private async named(wish: TextWish): Promise<TextWish & { senderName: string }> {
    return { ...wish, senderName: (await this.orgs.profile()).name };
  }

  /** Null: no model, no money, or none of its wordings may be given out. */
  private async drafted(service: string, wish: TextWish & { senderName: string }, tones: readonly Tone[]): Promise<Rewritings | null> {
    if (this.config.values.engine === 'rules') return null;
    const draft = await this.calls.run(service, (mayPay) => this.router.draft(rewriteTask(wish, tones), mayPay));
    return draft.value && draft.value.length > 0 ? { engine: draft.engine, texts: draft.value } : null;
  }
}
