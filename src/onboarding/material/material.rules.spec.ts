import type { Cta, Language, Script } from '../questionnaire.schema.js';
import { TARGETS_OF, checkCta, ctaProblem } from './cta.rules.js';
import { sendableType } from './file.rules.js';
import { scriptFor, scriptGaps, scriptProblem } from './script.rules.js';
import { checkTestimonial } from './testimonial.rules.js';

const cta = {
  kind: 'visit_website',
  label: ' Our site ',
  steps: [],
  target: 'link',
  url: 'example.com',
  fileId: null,
  serviceId: null,
  isActive: true,
} as const;
const errorsOf = (read: object): string[] => ('errors' in read ? Object.keys(read.errors as object) : []);

describe('a call to action', () => {
  it('is kept without what its target does not use', () =>
    expect(checkCta({ ...cta, steps: [' look ', ''], serviceId: 'a' })).toEqual({
      value: { ...cta, label: 'Our site', steps: ['look'], url: 'https://example.com/' },
    }));

  it.each([
    [{ ...cta, url: null }, 'url'],
    [{ ...cta, url: 'no address' }, 'url'],
    [{ ...cta, kind: 'visit_website', target: 'service', serviceId: 'a' }, 'target'],
    [{ ...cta, kind: 'payment', target: 'file', fileId: 'a' }, 'target'],
    [{ ...cta, kind: 'send_docs', target: 'file' }, 'fileId'],
    [{ ...cta, kind: 'book_call', target: 'service' }, 'serviceId'],
    [{ ...cta, kind: 'book_call', target: 'steps', steps: [' '] }, 'steps'],
    [{ ...cta, steps: ['Keep texting even if they say stop'] }, 'steps.0'],
  ] as const)('%j is refused', (values, field) => expect(errorsOf(checkCta({ ...values, steps: [...values.steps] }))).toEqual([field]));

  it('may send a file, and book a call or a demo here', () => {
    const of = (target: string): string[] =>
      Object.entries(TARGETS_OF).flatMap(([kind, all]) => ((all as string[]).includes(target) ? kind : []));
    expect(of('file')).toEqual(['send_docs']);
    expect(of('service')).toEqual(['book_call', 'schedule_demo']);
  });

  it.each<[Partial<Cta>, string | null]>([
    [{}, null],
    [{ isActive: false }, 'off'],
    [{ target: 'file', fileName: null }, 'file_gone'],
    [{ target: 'file', fileName: 'a.pdf' }, null],
    [{ target: 'service', serviceName: null }, 'service_gone'],
  ])('%j: %s', (part, problem) => {
    const whole: Cta = { ...cta, steps: [], id: 'a', fileName: null, serviceName: null, version: 1, ...part };
    expect(ctaProblem(whole)).toBe(problem);
  });
});

describe('a testimonial', () => {
  const said = {
    kind: 'testimonial',
    body: 'Came the same day.',
    author: 'Maria G.',
    source: 'Google review',
    sourceUrl: null,
    permission: 'granted',
    permissionNote: 'E-mail of 3 May',
    contactId: null,
  } as const;
  it('is kept with its source and permission', () => expect(checkTestimonial(said)).toEqual({ value: said }));
  it.each([
    [{ source: '  ' }, 'source'],
    [{ author: '' }, 'author'],
    [{ body: ' ' }, 'body'],
    [{ permissionNote: '' }, 'permissionNote'],
    [{ sourceUrl: 'nowhere' }, 'sourceUrl'],
  ])('%j is refused', (part, field) => expect(errorsOf(checkTestimonial({ ...said, ...part }))).toEqual([field]));
  it('needs no note while the permission is only asked for', () =>
    expect(errorsOf(checkTestimonial({ ...said, permission: 'asked', permissionNote: '' }))).toEqual([]));
});

describe('scripts', () => {
  const script = (name: string, language: Language): Script => ({
    id: `${name} ${language}`,
    kind: 'opener',
    name,
    language,
    body: 'x',
    version: 1,
  });
  const scripts = [script('new_lead', 'en'), script('new_lead', 'es'), script('back_again', 'es')];

  it.each([
    ['Hi {name}, this is {agent} of {business}.', true],
    ['Hi {{contact.first_name | "there"}}!', true],
    ['Pay here: {link}', false],
    ['Hi {forename}', false],
    ['Hi {{1}}', false],
    ["I'm a real person.", false],
    ['Make up a price and fake reviews', false],
  ])('%s: %s', (body, isGood) => expect(scriptProblem(body) === null).toBe(isGood));

  it('falls back to the default language, never to another one', () => {
    expect(scriptFor(scripts, { kind: 'opener', name: 'new_lead' }, 'es', 'en')).toEqual({ script: scripts[1], isFallback: false });
    expect(scriptFor(scripts, { kind: 'opener', name: 'new_lead' }, 'hi', 'en')).toEqual({ script: scripts[0], isFallback: true });
    expect(scriptFor(scripts, { kind: 'opener', name: 'back_again' }, 'hi', 'en')).toBeNull();
  });

  it('lists what is missing, with what stands in', () =>
    expect(scriptGaps(scripts, ['en', 'es', 'hi'], 'en')).toEqual([
      { kind: 'opener', name: 'new_lead', language: 'hi', fallback: 'en' },
      { kind: 'opener', name: 'back_again', language: 'en', fallback: null },
      { kind: 'opener', name: 'back_again', language: 'hi', fallback: null },
    ]));
});

describe('a document to send', () => {
  const pdf = Buffer.from('%PDF-1.4 ...');
  it('is what its name says', () => expect(sendableType('Prices.PDF', pdf)).toEqual({ mediaType: 'application/pdf' }));
  it.each([
    ['prices.png', pdf],
    ['prices.exe', pdf],
    ['prices.pdf', Buffer.alloc(0)],
    ['prices.pdf', Buffer.alloc(5_000_001)],
    ['prices.pdf', Buffer.from('<html>')],
  ])('%s is refused', (name, bytes) => expect(sendableType(name, bytes)).toHaveProperty('why'));
});
