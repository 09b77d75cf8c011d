import { decided, facts, NOW } from '../../test/fixtures/turn-facts.js';
import { statePatchSchema } from '../conversations/decision.schema.js';
import { memorySchema, type Memory } from '../conversations/memory.schema.js';
import type { Cta } from '../onboarding/questionnaire.schema.js';
import type { CtaFacts, CtaPlan } from './ctas/cta.schema.js';
import type { Decision } from './htl.schema.js';
import { ctaPart, statePatch } from './state-patch.rules.js';

const ID = '0192f4a0-7c1e-7b6a-9d3f-000000000001';
const at = NOW.toISOString();
const memory = (patch: Partial<Memory> = {}): Memory => ({ ...memorySchema.parse({}), ...patch });
const promise = (text: string) => ({ by: 'customer' as const, text, dueAt: at, madeAt: at, sourceMessageId: 'm1' });
const flag = (name: string) => ({ flag: name, at, sourceMessageId: null });
const cta = (state: 'offered_once' | 'declined' | 'accepted'): Pick<Memory, 'cta'> => ({
  cta: { states: { [ID]: { state, at, leadId: 'l', step: 0 } }, open: null, confirm: null, unsaid: null },
});

describe('the patch of a decision', () => {
  const plan = decided({});
  const patch = (before: Memory, after: Memory) => statePatch(facts({}), plan, before, after);

  it('holds what this turn brought to memory, and nothing that was there', () => {
    const before = memory({ commitments: [promise('ask my wife')], riskFlags: [flag('bot_doubt')], summary: 'They need AC repair.' });
    const after = memory({
      commitments: [...before.commitments, promise('call you back')],
      riskFlags: [...before.riskFlags, flag('legal_threat'), { ...flag('legal_threat'), sourceMessageId: 'm2' }],
      summary: 'They need AC repair. They will call back.',
      trend: -0.5,
      ...cta('declined'),
    });
    const changed = patch(before, after);
    expect(changed).toMatchObject({
      commitments: [{ by: 'customer', text: 'call you back', dueAt: at }],
      flags: ['legal_threat'],
      summary: after.summary,
      trend: -0.5,
      ctaStates: { [ID]: 'declined' },
    });
    expect(statePatchSchema.safeParse(changed).error).toBeUndefined();
  });

  it('says nothing of a memory that stayed as it was', () => {
    const same = memory({
      commitments: [promise('ask my wife')],
      riskFlags: [flag('bot_doubt')],
      summary: 'AC.',
      trend: 1,
      ...cta('accepted'),
    });
    const named = Object.keys(patch(same, structuredClone(same)));
    expect(named.filter((name) => /^(?:commitments|flags|summary|trend|ctaStates)$/.test(name))).toEqual([]);
    expect(named).toContain('stage');
  });
});

describe('the call to action of a decision', () => {
  const list = [{ id: ID, kind: 'payment' }] as unknown as Cta[];
  const part = (does: CtaPlan, after: Pick<Memory, 'cta'>) => {
    const known = { ...facts({}), ctas: { list } as unknown as CtaFacts };
    return ctaPart(known, { effects: { cta: does } } as unknown as Decision, memory(after));
  };

  it('is the one that the text offers, with the state it has then', () => {
    const offer = { cta: list[0]!, step: 0, code: null, why: 'next' as const };
    expect(part({ offer, moves: [{ id: ID, event: 'offer' }] }, cta('offered_once'))).toEqual({
      ...{ kind: 'payment', ctaId: ID, state: 'offered_once', reason: 'next' },
    });
  });

  it.each([
    ['accept', 'accepted'],
    ['decline', 'declined'],
  ] as const)('is the one that the customer answered: %s', (event, state) => {
    expect(part({ moves: [{ id: ID, event }] }, cta(state))).toEqual({ kind: 'payment', ctaId: ID, state, reason: state });
  });

  it('is none where nothing happened to one', () => {
    expect(part({ moves: [] }, cta('offered_once'))).toBeNull();
    expect(part({ moves: [{ id: 'gone', event: 'decline' }] }, cta('declined'))).toBeNull();
  });
});
