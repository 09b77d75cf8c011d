import { classifyKeyword, isAmbiguousStop, isYes, providerKeyword } from './keywords.rules.js';

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
  it.each(['START', 'start', 'Yes', 'YES!', 'unstop', '"yes"', 'INICIAR', 'Alta.', 'darme de alta', 'शुरू', 'शुरू करें', 'shuru karo'])(
    '%j is a START word',
    (text) => expect(classifyKeyword(text)).toBe('start'),
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
    'presión alta',
    'shuru se batao',
    'sí',
  ])('%j is no keyword', (text) => expect(classifyKeyword(text)).toBeNull());
});

it('tells YES from START', () => {
  expect(['Yes!', '"yes"', 'START', 'unstop', 'iniciar', 'yes please'].map(isYes)).toEqual([true, true, false, false, false, false]);
});

it.each([
  ['CANCEL', true],
  ['End.', true],
  ['QUIT', true],
  ['Remove', true],
  ['BAJA', true],
  ['Cancelar!', true],
  ['बंद', true],
  ['CANCEL CANCEL', true],
  ['cancel. cancel! cancel', true],
  ['STOP', false],
  ['STOP STOP', false],
  ['unsubscribe', false],
  ['cancel my appointment', false],
  ['yes', false],
  ['', false],
])('isAmbiguousStop %j', (text, expected) => expect(isAmbiguousStop(text)).toBe(expected));

it("knows the provider's classes, however it writes them", () => {
  expect(['STOP', 'start', 'Help', 'OTHER', '', undefined].map(providerKeyword)).toEqual(['stop', 'start', 'help', null, null, null]);
});
