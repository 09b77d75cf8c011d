import { isShutOff, warnsByChirping } from './danger-guards-everyday.rules.js';
import { isNoDanger, isOver } from './danger-guards.rules.js';
import { sensesDanger } from './learned/second-sense.rules.js';
import { read } from './words.rules.js';

describe('everyday words of danger', () => {
  it.each([
    'not gas more like rotten eggs from the drain',
    'kitchen drain is backing up',
    'toilet overflowing in the hall bathroom hurry',
    'ceiling is dripping water',
    'locked my keys in the car nobodys in it',
    'someone broke into my ac unit and stole the copper',
    'ac out 84 inside kids cranky',
    'casi me infarto con la factura jajaja',
    'gas leak ho to aap log kya karte ho',
    'dhuan alarm ki baitri badalne ka kitna loge',
    'co detector lagwana ka charge',
    'nani ko heart attack aaya tha 5 saal pehle',
  ])('%j is none', (clause) => expect(isNoDanger(clause)).toBe(true));

  it.each([
    'rotten eggs in the basement',
    'not gas more like rotten eggs by the furnace and we are dizzy from the drain',
    'drain is backing up all over the floor',
    'toilet overflowing into the hall',
    'ceiling is dripping on the breaker panel',
    'locked my keys in the car with the baby in it',
    'someone broke into my house',
    'someone broke into my truck and is still here',
    'ac out 88 inside and grandma is dizzy',
    'mi papa tuvo un infarto',
    'gas leak ho gayi to kya karu',
    'smoke alarm baj raha hai kitna loge',
    'papa ko heart attack aaya hai',
  ])('%j may be one', (clause) => expect(isNoDanger(clause)).toBe(false));

  it.each([
    'pipe burst but i shut off the main need someone today',
    'se me revento un tubo pero ya cerre la llave',
    'pipe fat gaya par main valve band kar diya aaj koi aao',
  ])('the water is shut off: %j', (told) => expect(isShutOff(told)).toBe(true));

  it.each([
    'pipe burst and i cant shut off the main',
    'pipe burst i shut off the water but its still coming',
    'pipe burst how do i shut off the main',
    'i shut off the water main and the panel is sparking',
    'i shut off the gas main and the pipe hisses',
    'se revento un tubo y no puedo cerrar la llave',
    'se revento un tubo ya cerre la llave pero sigue saliendo agua',
    'pipe fat gaya valve band nahi ho raha',
  ])('it is not, or there is more: %j', (told) => expect(isShutOff(told)).toBe(false));

  it.each([
    ['co alarm keeps chirping', true],
    ['carbon monoxide detector chirping', true],
    ['co detector chirping probably the battery', false],
    ['smoke alarm keeps chirping', false],
  ] as const)('%j warns: %s', (clause, warns) => expect(warnsByChirping(clause)).toBe(warns));

  it.each([
    ['smelled gas last week but its gone now gas company cleared it', true],
    ['i smell gas is what the previous tenant wrote on the form in january', true],
    ['smelled gas last week and again today', false],
    ['i smell gas is what my wife said', false],
  ] as const)('%j is over: %s', (told, over) => expect(isOver(told)).toBe(over));

  it('what is taken back has no vote through the clause beside it', () => {
    expect(sensesDanger(read('ac out, 84 inside, kids cranky. soonest you can come?'))).toBe(false);
    expect(sensesDanger(read('ac out, 84 inside, kids cranky. smoke is coming out of the unit'))).toBe(true);
  });
});
