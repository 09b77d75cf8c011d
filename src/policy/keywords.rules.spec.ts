import { classifyKeyword, helpText, isAmbiguousStop, optInConfirmation, optOutConfirmation, startWord } from './keywords.rules.js';
import { segments } from '../common/text.rules.js';

describe('classifyKeyword', () => {
  it.each([
    'STOP',
    'stop',
    'Stop.',
    ' stop ',
    '"STOP"',
    'STOP!!!',
    'stop 🛑',
    '🛑STOP🛑',
    'ＳＴＯＰ',
    'Stop. Thank you',
    'please stop',
    'STOP NOW!!',
    'stop please, thanks',
    'stop stop stop',
    'STOPALL',
    'stop all',
    'UNSUBSCRIBE',
    'unsubscribe please',
    'CANCEL',
    'cancel!',
    'END',
    'quit',
    'Revoke',
    'OPTOUT',
    'opt out',
    'OPT-OUT',
    'remove',
    'Remove me',
    'ARRET',
    'arrêt',
    'PARAR',
    'alto',
    'BAJA',
    'cancelar',
    'Stopp',
    'बंद',
    'बंद करो',
    'रोकें',
    'stop por favor',
  ])('%j opts out', (text) => expect(classifyKeyword(text)).toBe('stop'));
  it.each(['START', 'start', 'Yes', 'YES!', 'unstop', '"yes"'])('%j is a START word', (text) =>
    expect(classifyKeyword(text)).toBe('start'),
  );
  it.each(['HELP', 'help?', 'Info', 'INFO.'])('%j asks for help', (text) => expect(classifyKeyword(text)).toBe('help'));
  it.each([
    '',
    '😀',
    'stop by tomorrow',
    'can you stop by',
    "please don't stop",
    'cancel my appointment',
    'cancel please',
    'end of the week',
    'I quit smoking',
    'the end',
    'yes please',
    'yes 2pm works',
    'start at 9',
    'help me',
    'I need help',
    'more info please',
    'remove the old unit',
    'non-stop noise',
    'stopped working',
    'alto please',
    'no',
    'ok',
    'stop the leak',
    'unsubscribe my wife',
    'Start the job',
    'info about AC',
  ])('%j is no keyword', (text) => expect(classifyKeyword(text)).toBeNull());
});

it('tells YES from START', () => {
  expect([startWord('Yes!'), startWord('START'), startWord('unstop'), startWord('yes please')]).toEqual(['yes', 'start', 'unstop', null]);
});

it.each([
  ['CANCEL', true],
  ['End.', true],
  ['STOP', false],
  ['cancel my appointment', false],
])('isAmbiguousStop %j', (text, expected) => expect(isAmbiguousStop(text)).toBe(expected));

it('fixed answers name the business and fit two segments', () => {
  const org = { name: 'Northside Heating & Air' };
  for (const text of [helpText({ ...org, phone: '(312) 555-0111' }), optOutConfirmation(org), optInConfirmation(org)]) {
    expect(text).toContain(org.name);
    expect(segments(text)).toMatchObject({ encoding: 'GSM-7' });
    expect(segments(text).count).toBeLessThanOrEqual(2);
  }
  expect(helpText(org)).toContain('Msg & data rates');
  expect(helpText(org)).toContain('STOP');
});
