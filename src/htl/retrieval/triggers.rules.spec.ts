import { nothing } from '../../../test/fixtures/turn-facts.js';
import type { TurnMessage } from '../../conversations/turn.port.js';
import { linePieces } from '../context/turn-parts.rules.js';
import { linesBefore, turnTriggers } from './triggers.rules.js';

describe('what a turn looks up', () => {
  const asked = (reasonCode: string, pricingPolicy: 'never' | 'configured') =>
    turnTriggers({
      text: 'would you bring a ladder?',
      proposal: { ...nothing, intent: 'PRICING', hasQuestion: true, reasonCode },
      slots: {},
      business: { pricingPolicy },
      linesLeftOut: 0,
    });

  it('is no price that may not be told, but what was only taken for a price is', () => {
    expect(asked('asks_price', 'never')).toEqual([]);
    expect(asked('learned', 'never')).toEqual(['factual_question']);
    expect(asked('asks_price', 'configured')).toEqual(['factual_question']);
  });

  describe('of a long thread', () => {
    const lines = (count: number): TurnMessage[] =>
      Array.from({ length: count }, (_, at) => ({
        id: `m${at}`,
        seq: at + 1,
        direction: at % 2 ? 'out' : 'in',
        sender: at % 2 ? 'human' : 'customer',
        body: 'ok',
        at: new Date(0),
      }));
    const looked = (count: number, isConfused: boolean) =>
      turnTriggers({
        text: 'it is still not cooling',
        proposal: { ...nothing, isConfused },
        slots: {},
        business: { pricingPolicy: 'never' },
        // the thread's last thirty are read, and the newest twenty of them told
        linesLeftOut: linesBefore(linePieces(lines(count).slice(-30)), count),
      });

    it.each<[number, boolean, string[]]>([
      [0, false, []],
      [20, true, []],
      [21, false, ['missing_slot']],
      [26, true, ['missing_slot', 'missing_context']],
      [45, false, ['missing_slot']],
    ])('of %d short lines (not understood: %s): %j', (count, isConfused, triggers) => expect(looked(count, isConfused)).toEqual(triggers));

    it('a turn without a line before it that is shown leaves out all there were', () => {
      expect(linesBefore([], 0)).toBe(0);
      expect(linesBefore([], 7)).toBe(7);
    });
  });
});
