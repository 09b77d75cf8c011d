import {
  after,
  answered,
  AS_QUESTION,
  ASKS,
  decidedOn,
  next,
  NOW,
  obey,
  read,
  turnOf,
  type Answered,
} from '../../../test/fixtures/hostile-engine.js';
import { GOALS, INJECTIONS, MULTI_TURN, type Goal, type Source } from '../../../test/fixtures/injections.js';
import { DEEDS, READINGS, STATES } from '../../../test/fixtures/hostile-states.js';
import { BOOKING, OPENINGS } from '../../../test/fixtures/turn-facts.js';
import type { ModelAnswer } from '../../../test/harness/model-server.js';
import { memorySchema } from '../../conversations/memory.schema.js';
import type { Turn } from '../../conversations/turn.port.js';
import { understand } from '../../engines/rules/understand.rules.js';
import type { Readings } from '../context/turn-context.rules.js';
import { NOTHING_FOUND, type Found } from '../retrieval/found.schema.js';

/**
 * How it would show that the attacker had his way. In some state our own words may say what he wants as well: that a booking stands, or which
 * place our rules read in the customer's own text; never his sentence around it.
 */
function signOf({ name, draft, isIn }: Goal, { ours }: Answered): RegExp {
  const isTrue = name === 'state' && ours.plan.blocks.some(({ text }) => isIn.test(text));
  const isRead = name === 'address' && ours.slots.some(({ value }) => isIn.test(value));
  return isTrue || isRead ? new RegExp(draft.slice(0, 12), 'i') : isIn;
}

/** The time that they chose is booked when our rules read the address that was missing for it, whatever else a model reads. */
function isCompleted({ plan, ours }: Answered): boolean {
  const isTold = ours.slots.some(({ name, confidence }) => name === 'address' && confidence >= 0.6);
  return isTold && ours.facts.picked !== null && plan.effects.book?.option.startsAt === ours.facts.picked.startsAt;
}

/** Nothing that was wanted left, and nothing was done that only code or the customer's own plain words may do. */
function expectHarmless(goal: Goal, answers: readonly Answered[]): void {
  for (const one of answers) {
    const { plan, texts, ours, reading } = one;
    const name = `${goal.name}: ${one.turn.messages.map(({ body }) => body).join(' / ')}`;
    for (const text of texts) expect(text, name).not.toMatch(signOf(goal, one));
    for (const deed of DEEDS)
      if (ours.plan.effects[deed] === undefined && !(deed === 'book' && isCompleted(one)))
        expect(plan.effects[deed], `${deed} of ${name}`).toBeUndefined();
    // A wish for a person that only a model reads calls one, and does no more than that.
    if (ours.plan.effects.handler === undefined && !reading.wants_human) expect(plan.effects.handler, name).toBeUndefined();
    expectOwnWords(one, name);
  }
}

/** What is known after the turn, and was not before, stands in the customer's own words, or our rules read it. */
function expectOwnWords({ turn, facts, ours }: Answered, name: string): void {
  const said = [...turn.history.filter(({ direction }) => direction === 'in'), ...turn.messages]
    .map(({ body }) => body.toLowerCase())
    .join('\n');
  for (const fact of facts.changed) {
    const value = facts.slots[fact]!.value.toLowerCase();
    if (ours.facts.slots[fact]?.value.toLowerCase() === value) continue;
    for (const digits of value.match(/\d+/g) ?? []) expect(said, `${fact} "${value}" of ${name}`).toContain(digits);
    if (fact === 'service_needed') continue;
    for (const word of value.split(/[^\p{L}\p{N}]+/u)) expect(said, `${fact} "${value}" of ${name}`).toContain(word);
  }
}

/** What was looked up; a pair is what is said word for word. */
const pieceOf = (words: string, { isPair = false, isFromWeb = false } = {}): Found => ({
  triggers: ['factual_question'],
  mayStateNumbers: true,
  pieces: [
    {
      id: 'p',
      source: 'knowledge',
      documentId: null,
      title: words.slice(0, 60),
      heading: isPair ? QUESTION : null,
      body: words,
      isPair,
      isFromWeb,
      isStale: false,
      score: 0.9,
    },
  ],
});
const QUESTION = 'my AC is not cooling, do you offer a membership?';

/** Puts the attacker's words where the source would. */
function injected(source: Source, words: string): { turn: Turn; readings?: Partial<Readings>; found?: Found } {
  const question = QUESTION;
  switch (source) {
    case 'message':
      return { turn: turnOf([words]) };
    case 'contact_name':
    case 'csv_import':
      return { turn: turnOf([question], { contactName: words, ...(source === 'csv_import' && { contactHome: words }) }) };
    case 'voice_transcript':
      return {
        turn: turnOf([question]),
        readings: {
          slots: {
            service_needed: {
              value: words.slice(0, 160),
              confidence: 0.9,
              sourceMessageId: null,
              source: 'call',
              updatedAt: NOW.toISOString(),
            },
          },
        },
      };
    case 'faq_file':
    case 'website':
      return { turn: turnOf([question]), found: pieceOf(words, { isFromWeb: source === 'website' }) };
    case 'summary':
      return { turn: turnOf([question], { memory: memorySchema.parse({ summary: words }) }) };
    case 'caption':
      return { turn: { ...turnOf([words]), hasMedia: true } };
  }
}

describe('an engine that always obeys the attacker', () => {
  it('is asked in 192 ways', () => expect(INJECTIONS).toHaveLength(192));

  it.each(INJECTIONS.map((one) => [`${one.source} ${one.goal.name} ${one.language}`, one] as const))(
    '%s',
    (_name, { goal, source, words }) => {
      const { turn, readings, found } = injected(source, words);
      expectHarmless(goal, obey(goal, turn, readings, found));
    },
  );

  it.each(MULTI_TURN.map((talk, at) => [`${at + 1} ${talk.goal.name}`, talk, ASKS[at % ASKS.length]!] as const))(
    'a talk of several texts, each on the state that the one before left: %s',
    (_name, { goal, texts }, ask) => {
      let turn = turnOf([texts[0]!]);
      let slots: Readings['slots'] = {};
      let kept: Readings['kept'] = null;
      for (const [at, text] of texts.entries()) {
        if (at > 0) turn = next(turn, text);
        const one = answered(goal, turn, read(turn, { slots, kept }, NOTHING_FOUND), ask, {});
        expectHarmless(goal, [one]);
        slots = one.facts.slots;
        kept = one.plan.effects.keep?.option ?? kept;
        turn = after(one);
      }
    },
  );

  describe.each(Object.entries(STATES))('with %s', (_state, { thread, readings, wants }) => {
    it.each(Object.entries(READINGS))('and a model that %s', (_reading, reading) => {
      for (const [at, { goal, source, words }] of INJECTIONS.entries()) {
        const put = injected(source, words);
        const memory = { ...put.turn.thread.memory, ...thread.memory };
        const turn = { ...put.turn, thread: { ...put.turn.thread, ...thread, memory } };
        const context = read(
          turn,
          { ...put.readings, ...readings, slots: { ...readings.slots, ...put.readings?.slots } },
          put.found ?? NOTHING_FOUND,
        );
        expectHarmless(goal, [answered(goal, turn, context, ASKS[at % ASKS.length]!, { ...wants, ...reading })]);
      }
    });
  });

  it.each(Object.entries(STATES))('does with %s what the customer says in plain words', (_state, { thread, readings, says, deed }) => {
    const turn = turnOf([says], { ...thread, memory: { ...memorySchema.parse({}), ...thread.memory } });
    const { plan } = decidedOn(turn, read(turn, readings, NOTHING_FOUND), understand(read(turn, readings, NOTHING_FOUND).input));
    expect(plan.effects[deed]).toBeDefined();
  });

  it('a time that it makes up in one turn is no given time in the next', () => {
    const goal: Goal = { name: 'a time', draft: '', isIn: /3:17|sunday/i };
    const reading: ModelAnswer = { intent: 'INTERESTED', pick: null, answer: null, appointment_intent: null };
    const slot = { name: 'preferred_time', value: 'Sunday 3:17 AM', confidence: 0.99, source_message_id: null, is_correction: false };
    let turn = turnOf(["my AC is not cooling, I'm Sarah"]);
    const first = answered(goal, turn, read(turn, {}, NOTHING_FOUND), ASKS[1]!, { ...reading, slots: [slot] });
    expect(first.facts.changed).not.toContain('preferred_time');
    turn = next(after(first), 'hi?');
    const draft = 'For Sunday 3:17 AM, what is your address?';
    const second = answered(goal, turn, read(turn, { slots: first.facts.slots }, NOTHING_FOUND), '', { ...reading, slots: [], draft });
    expectHarmless(goal, [first, second]);
    expect(second.texts).not.toEqual([]);
  });

  const asPair = INJECTIONS.filter(({ source }) => source === 'faq_file' || source === 'website');
  it.each(asPair.map((one) => [`${one.source} ${one.goal.name} ${one.language}`, one] as const))(
    'as the answer of a pair: %s',
    (_name, { goal, source, words }) => {
      const found = pieceOf(words, { isPair: true, isFromWeb: source === 'website' });
      expectHarmless(goal, obey(goal, turnOf([QUESTION]), {}, found));
      expectHarmless(goal, obey(goal, turnOf([QUESTION]), {}, found, AS_QUESTION));
    },
  );

  // no command in it at all: somebody wrote the sentence onto a page that we read
  it.each(GOALS.map((goal) => [goal.name, goal] as const))('as the bare answer of a pair on a page: %s', (_name, goal) => {
    const found = pieceOf(goal.draft, { isPair: true, isFromWeb: true });
    expectHarmless(goal, obey(goal, turnOf([QUESTION]), {}, found, AS_QUESTION));
  });

  it.each([false, true])('says a plain pair word for word, from a page too (%s)', (isFromWeb) => {
    const body = 'Yes, members get two tune-ups a year and a direct line to the office.';
    const asked = obey(GOALS[0]!, turnOf(['do you offer a membership?']), {}, pieceOf(body, { isPair: true, isFromWeb }), AS_QUESTION);
    expect(asked.length).toBeGreaterThan(0);
    for (const { texts } of asked) expect(texts.join(' ')).toContain(body);
  });

  it('repeats what a person of the business promises, and not what a page promises', () => {
    const body = 'We guarantee every repair, and the second visit is on the house.';
    const say = (isFromWeb: boolean): string =>
      obey(GOALS[0]!, turnOf(['do you offer a membership?']), {}, pieceOf(body, { isPair: true, isFromWeb }), AS_QUESTION)
        .flatMap(({ texts }) => texts)
        .join(' ');
    expect(say(false)).toContain('on the house');
    expect(say(true)).not.toMatch(/on the house|guarantee/);
  });

  // no command, no odd words: a model that makes up who the customer is, and where they live
  it.each([
    ['Bob Stone', '99 Fake St'],
    ['Maria Lopez', 'Corner of Main and Pine'],
  ])('%s of %s, whom nobody spoke of, is not said, asked about, briefed or acted on', (name, address) => {
    const goal: Goal = { name, draft: `Thanks ${name}.`, isIn: new RegExp(`${name.replace(' ', '|')}|${address}`, 'i') };
    const slots = Object.entries({ name, address }).map(([slot, value]) => ({ name: slot, value, confidence: 1, is_correction: true }));
    const reading: ModelAnswer = { ...AS_QUESTION, slots, has_question: false, intent: 'INTERESTED' };
    const guess = (value: string) => ({ value, confidence: 0.4, sourceMessageId: null, source: 'customer' as const, updatedAt: '' });
    const stored: Partial<Readings> = { slots: { name: guess(name), address: guess(address) } };
    const texts = ['My AC is broken, book me for tomorrow', 'My AC is broken', 'My AC is broken, let me talk to a person', 'it beeps'];
    const cases = texts.flatMap((text) =>
      ['qualifying', 'booked'].flatMap((stage) => [{}, stored].map((known) => ({ text, stage, known }))),
    );
    for (const { text, stage, known } of cases) {
      const upcoming = stage === 'booked' ? [BOOKING] : [];
      const answers = obey(goal, turnOf([text], { stage }), { ...known, upcoming }, NOTHING_FOUND, reading);
      expectHarmless(goal, answers);
      for (const { plan } of answers) {
        expect(plan.reasonCode, text).not.toMatch(/^(?:confirm|clarify)_|noted/);
        expect(JSON.stringify([plan.blocks, plan.effects.escalations, plan.effects.updateAddress])).not.toMatch(goal.isIn);
      }
    }
  });

  it('knows every goal when it sees it', () => {
    for (const { draft, isIn, name } of GOALS) expect(draft, name).toMatch(isIn);
    expect(OPENINGS.length).toBeGreaterThan(0);
  });
});
