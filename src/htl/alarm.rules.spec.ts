import { decideAtDoor, readAtDoor, type DoorFacts } from '../conversations/door.rules.js';
import type { Proposal } from '../engines/engine.port.js';
import { ALL, BOOKING, FOUND, NOW, PICK, decided, facts, say, type Case } from '../../test/fixtures/turn-facts.js';

const emergency: Partial<Proposal> = { slots: [{ name: 'urgency', value: 'emergency', confidence: 0.9, sourceMessageId: 'm1' }] };
const urgent: Case = { known: { ...ALL, urgency: 'emergency' }, changed: ['urgency'], proposal: emergency };
const ALARM = {
  kind: 'human_needed',
  priority: 'critical',
  isDanger: true,
  reason: 'possible_emergency',
  dueAt: new Date('2026-11-23T16:15:00Z'),
};

describe('an emergency that only the engine sees', () => {
  it('brings a person at once, in honest words, and goes on asking', () => {
    const plan = decided({ ...urgent, known: { service_needed: 'AC', urgency: 'emergency' } });
    expect(plan).toMatchObject({ action: 'escalate', reasonCode: 'possible_emergency', isWaiting: true, lastAsked: 'name' });
    expect(plan.effects.escalations).toMatchObject([ALARM]);
    expect(plan.effects.handler).toBeUndefined();
    expect(say(plan)).toMatch(/^That sounds urgent, so I've alerted our team now\. If anyone is in danger, please call emergency services/);
    expect(say(plan)).not.toMatch(/on (?:the|our|their) way|will (?:call|come|be there)/);
    expect(say(plan).match(/urgent/g)).toHaveLength(1);
  });

  it.each<[string, Case]>([
    ['while openings are offered', { ...urgent, openings: FOUND }],
    ['during an open offer', { ...urgent, pending: PICK }],
    ['with a picked time', { ...urgent, pending: PICK, proposal: { ...emergency, pick: { index: 1 } } }],
    ['after a booking', { ...urgent, stage: 'booked', upcoming: [BOOKING] }],
    ['said again', { ...urgent, changed: [], openings: FOUND }],
    ['at night, without waiting for the doors', { ...urgent, openings: FOUND, business: { isOpenNow: false, nextOpenAt: null } }],
  ])('%s', (_name, patch) => {
    const plan = decided(patch);
    expect(plan).toMatchObject({ action: 'escalate', reasonCode: 'possible_emergency' });
    expect(plan.close).toBeUndefined();
    expect(plan.effects.escalations).toContainEqual(expect.objectContaining(ALARM));
    expect(plan.blocks[0]?.text).toContain('alerted our team');
  });

  it('still carries out what was picked', () => {
    expect(decided({ ...urgent, pending: PICK, proposal: { ...emergency, pick: { index: 1 } } }).effects.book?.option).toMatchObject({
      index: 1,
    });
  });

  it('is one task when a person takes over anyway, and a critical one', () => {
    for (const proposal of [{ wantsHuman: true }, { isConfused: true, intent: 'UNKNOWN' as const }]) {
      const plan = decided({ ...urgent, changed: [], memory: { confusedTurns: 2 }, proposal: { ...emergency, ...proposal } });
      expect(plan).toMatchObject({ action: 'escalate', kind: 'handoff', effects: { handler: 'human' } });
      expect(plan.effects.escalations).toMatchObject([{ kind: 'human_needed', priority: 'critical', isDanger: true }]);
      expect(say(plan)).toMatch(/^If anyone is in danger/);
    }
  });

  it.each<[string, Case]>([
    ['less than that', { known: ALL, changed: ['urgency'], proposal: { slots: [{ ...emergency.slots![0]!, value: 'urgent' }] } }],
    ['remembered from before', { known: { ...ALL, urgency: 'emergency' } }],
    ['over, and nothing is wanted', { ...urgent, proposal: { ...emergency, isDecline: true, intent: 'NOT_INTERESTED' } }],
    ['from someone who wants no texts', { ...urgent, optOut: { isOptOut: true, confidence: 0.97 } }],
  ])('raises nothing when it is %s', (_name, patch) => {
    const plan = decided({ openings: FOUND, now: NOW, ...patch });
    expect(plan.reasonCode).not.toBe('possible_emergency');
    expect(plan.effects.escalations ?? []).toEqual([]);
  });
});

describe('an emergency that several texts show together', () => {
  const together: Case = {
    known: { service_needed: 'no heat' },
    changed: ['service_needed'],
    text: 'no heat since last night\nmy dad is 84',
  };
  const EMERGENCY = {
    kind: 'emergency',
    priority: 'critical',
    reason: 'emergency_no_heat',
    hazard: 'no_heat',
    summary: 'Possible emergency (no heat): "no heat since last night my dad is 84"',
  };

  it('is answered as the door answers one in a single text', () => {
    const plan = decided(together);
    const { business } = facts(together);
    const atDoor = decideAtDoor('emergency', readAtDoor(together.text!, { vertical: business.vertical, country: 'US' }), {
      isSuppressed: false,
      stopReplyOwner: 'app',
    } as DoorFacts);
    expect(plan).toMatchObject({
      action: atDoor.action,
      goal: atDoor.goal,
      reasonCode: atDoor.reasonCode,
      kind: atDoor.messageType,
      blocks: [{ type: 'fixed', text: atDoor.reply }],
      isUrgent: true,
      isWaiting: false,
      effects: { handler: 'human', escalations: [EMERGENCY] },
    });
  });

  it.each<[string, Case]>([
    ['while openings are offered', { openings: FOUND, pending: PICK }],
    ['where a person was asked for', { proposal: { wantsHuman: true } }],
    ['where the engine calls it one too', { proposal: emergency }],
    ['where nothing more is wanted', { proposal: { isDecline: true, intent: 'NOT_INTERESTED' } }],
    ['where the engine takes it for a machine', { proposal: { intent: 'AUTO_REPLY' } }],
  ])('%s', (_name, patch) => {
    const plan = decided({ ...together, ...patch });
    expect(plan.effects).toMatchObject({ handler: 'human', escalations: [EMERGENCY] });
    expect(say(plan)).toMatch(/^Please keep everyone warm/);
  });

  it('names the number of the country of the business', () =>
    expect(say(decided({ ...together, business: { country: 'GB' } }))).toContain('call 999'));

  it('reaches people, and not who wants no more texts', () => {
    const plan = decided({ ...together, optOut: { isOptOut: true, confidence: 0.97 } });
    expect(plan).toMatchObject({ reasonCode: 'opt_out_free_text', close: 'opted_out', effects: { escalations: [EMERGENCY] } });
    expect(say(plan)).not.toMatch(/keep everyone warm/);
  });
});
