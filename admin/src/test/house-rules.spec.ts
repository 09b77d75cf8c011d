/** The few rules of this code base that no compiler knows. */
const files = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
const entries = Object.entries(files).map(([path, text]) => ({ path: path.replace(/^\.\.\//, ''), text }));
const shipped = entries.filter(
  ({ path }) => path !== 'api/schema.d.ts' && !/\.spec\.tsx?$/.test(path) && !path.startsWith('./') && !path.startsWith('test/'),
);

const offenders = (pattern: RegExp, allowed: RegExp): string[] =>
  shipped.filter(({ path, text }) => pattern.test(text) && !allowed.test(path)).map(({ path }) => path);

describe('house rules', () => {
  it('finds the code', () => expect(shipped.length).toBeGreaterThan(80));

  it('formats dates in one place, in the zone of the business', () => {
    expect(
      offenders(
        /toLocale(Date|Time)?String|\bDateField\b|\bDateTimeInput\b|\bDateInput\b|\bTimeInput\b|Intl\.DateTimeFormat/,
        /^shared\/business-time\.ts$/,
      ),
    ).toEqual([]);
  });

  it('talks to the server in one place', () => {
    expect(offenders(/\bfetch\(/, /^(providers\/http|auth\/session|realtime\/event-stream)\.ts$/)).toEqual([]);
  });

  it('never asks react-admin for permissions: that loops the anonymous visit', () => {
    expect(offenders(/getPermissions\s*[:(]|usePermissions/, /^$/)).toEqual([]);
  });

  it('keeps tokens out of storage, and markup out of what customers wrote', () => {
    expect(offenders(/(local|session)Storage\.setItem\([^)]*[tT]oken|dangerouslySetInnerHTML|innerHTML/, /^$/)).toEqual([]);
  });

  it('leaves no noise behind', () => {
    expect(offenders(/console\.(log|warn|error|debug)|:\s*any\b|as any\b|@ts-ignore/, /^$/)).toEqual([]);
  });

  it('leaves alone what the files of a worker share: the document and the modules', () => {
    const wipes =
      /document\.(head|body|documentElement)\.(innerHTML|outerHTML|textContent)\s*=|document\.(head|body)\.replaceChildren|vi\.(mock|doMock)\(/;
    expect(entries.filter(({ path, text }) => wipes.test(text) && path !== './house-rules.spec.ts').map(({ path }) => path)).toEqual([]);
  });

  it('keeps files short', () => {
    expect(shipped.filter(({ text }) => text.split('\n').length > 300).map(({ path }) => path)).toEqual([]);
  });
});
