import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { promptData } from '../../engines/model/prompt.rules.js';
import { SIMPLE_PROMPT } from '../../engines/model/simple.rules.js';
import { contextOf } from '../context/turn-context.rules.js';
import { DraftReader } from './draft-reader.service.js';
import { NEW_CHAT, turnOf } from './test-chat.rules.js';

const EXAMPLE = 'Hi, do you have time for me this week?';

export interface SimplePrompt {
  instructions: string;
  data: Record<string, unknown>;
}

/** The prompt of simple mode as an owner may read it, with the facts of the business filled in. */
@Injectable()
export class SimplePrompts {
  constructor(
    private readonly drafts: DraftReader,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<SimplePrompt> {
    const { profile, readings } = await this.drafts.read(null);
    const now = this.clock.now();
    const line = { id: 'm1', sender: 'customer' as const, body: EXAMPLE, at: now.toISOString() };
    const turn = turnOf(newId(), profile.id, { ...NEW_CHAT, lines: [line] }, now);
    const { input } = contextOf(turn, { ...readings, slots: {}, upcoming: [] }, null);
    return { instructions: SIMPLE_PROMPT, data: promptData(input) };
  }
}
