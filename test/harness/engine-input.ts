import { NOTHING_TOLD, type EngineInput, type OfferedOption, type SlotName } from '../../src/engines/engine.port.js';

/** Friday, November 20 2026, 10:00 in Chicago. */
export const FRIDAY_MORNING = '2026-11-20T16:00:00.000Z';

export function option(index: number, startsAt: string, label: string): OfferedOption {
  return { index, startsAt, label, resourceId: 'truck-1' };
}

/** An HVAC company's thread with one new text; change what a test is about. */
export function engineInput(text: string | string[], changes: Partial<EngineInput> & { asked?: SlotName } = {}): EngineInput {
  const { asked, ...rest } = changes;
  const input: EngineInput = {
    now: FRIDAY_MORNING,
    timeZone: 'America/Chicago',
    business: {
      name: 'Northside Heating & Air',
      vertical: 'hvac',
      services: [
        { id: 'svc-ac', name: 'AC repair', keywords: ['ac', 'cooling', 'air conditioning'], durationMinutes: 90, needsAddress: true },
        { id: 'svc-heat', name: 'Heating repair', keywords: ['furnace', 'heat', 'boiler'], durationMinutes: 90, needsAddress: true },
        {
          id: 'svc-tune',
          name: 'Maintenance visit',
          keywords: ['tune up', 'maintenance', 'filter'],
          durationMinutes: 60,
          needsAddress: true,
        },
      ],
      isOpenNow: true,
      hoursText: 'Mon-Fri 8 AM-5 PM',
      pricingPolicy: 'never',
      maxWords: 25,
      facts: [{ label: 'Service area', value: 'We serve Chicago and the near north suburbs.' }],
    },
    contact: {},
    slots: {},
    pending: asked ? { kind: 'slot', name: asked } : null,
    upcoming: [],
    history: [],
    incoming: (Array.isArray(text) ? text : [text]).map((line, i) => ({ id: `m${i + 1}`, text: line, at: FRIDAY_MORNING })),
    state: { stage: 'qualifying', confusedTurns: 0, isFirstReply: false, ...(asked ? { lastAsked: asked } : {}) },
    told: NOTHING_TOLD,
    ...rest,
  };
  return { ...input, told: { ...toldWhole(input), ...rest.told } };
}

/** All of an input, as a model is told it that has room for everything. */
function toldWhole({ business, history, incoming }: EngineInput): EngineInput['told'] {
  return {
    ...NOTHING_TOLD,
    services: business.services.map(({ id, name, needsAddress }) => ({ id, name, needs_address: needsAddress })),
    facts: business.facts,
    recent: history.map(({ sender, text }) => ({ from: sender, text })),
    texts: incoming.map(({ id, text }) => ({ id, text })),
  };
}
