/** What SECURITY.md promises, and the files whose cases show it. `only` takes the cases of a file whose full name matches. */
export const PROMISES = [
  {
    promise: 'No route shows, changes, names or counts what belongs to another business; foreign and missing ids look the same',
    files: ['test/isolation/routes.isolation.spec.ts'],
  },
  {
    promise: 'The same with row-level security switched off: the program alone keeps businesses apart',
    files: ['test/isolation/repositories.isolation.spec.ts', 'test/isolation/statements.isolation.spec.ts'],
  },
  {
    promise: 'The same with the program out of the way: the database alone keeps businesses apart, table by table',
    files: ['test/isolation/schema.isolation.spec.ts', 'test/isolation/tables.isolation.spec.ts', 'test/isolation/pool.isolation.spec.ts'],
  },
  {
    promise: 'Staff of an agency enters granted businesses only, and is out within five seconds of the end of a grant',
    files: ['test/isolation/agency-staff.isolation.spec.ts'],
  },
  {
    promise: 'Queue entries and jobs that name rows of another business do nothing; live changes stay in theirs',
    files: ['test/isolation/jobs.isolation.spec.ts', 'test/isolation/stream.isolation.spec.ts'],
  },
  { promise: 'Every operation allows exactly the roles of the matrix', files: ['test/isolation/roles.isolation.spec.ts'] },
  {
    promise: 'No mass assignment: a request writes, sorts and filters only by the fields it offers; answers hold no secret field',
    files: ['test/isolation/mass-assignment.isolation.spec.ts'],
  },
  {
    promise: 'No token, a forged token or an odd spelling of an address opens nothing; a login tells nobody which addresses exist',
    files: ['test/security/paths.security.spec.ts', 'test/e2e/auth.e2e.spec.ts'],
  },
  {
    promise:
      'Links that sign in, set a password or accept an invite work once, in time and for their own person; a stolen one opens nothing',
    files: ['test/e2e/links.e2e.spec.ts'],
  },
  {
    promise: 'Generated requests, right and wrong, never end in 5xx, and every answer is as declared (100 per operation)',
    files: ['test/security/fuzz.security.spec.ts', 'test/security/schema-check.security.spec.ts'],
  },
  {
    promise: 'A webhook counts only with the signature of the account that owns the receiving number',
    files: ['test/security/signatures.security.spec.ts', 'test/e2e/webhooks.e2e.spec.ts'],
  },
  {
    promise: 'Addresses that a business can name never lead into private networks, however they are written, resolved or redirected',
    files: [
      'src/platform/outbound-http/ssrf.spec.ts',
      'src/platform/outbound-http/outbound-http.spec.ts',
      'scripts/lib/eslint-outbound.spec.mjs',
      'test/e2e/website-scan.e2e.spec.ts',
    ],
  },
  {
    promise: 'What people write stays text: in SQL, in call instructions, in logs, in JSON',
    files: ['test/security/injection.security.spec.ts', 'test/security/texts.security.spec.ts'],
  },
  { promise: 'What people write stays text in a real browser', files: ['test/browser/xss.browser.spec.ts'] },
  {
    promise: 'Fraud and abuse limits hold, also without Redis and at the same moment',
    files: [
      'test/security/abuse.security.spec.ts',
      ...['caps', 'country', 'frequency', 'loop', 'quota', 'textable-number', 'velocity'].map(
        (rule) => `src/policy/rules/${rule}.rule.spec.ts`,
      ),
    ],
  },
  {
    promise: 'Credentials lie sealed and bound to their row, and leave through no door; the audit trail only grows',
    files: [
      'test/security/secrets.security.spec.ts',
      'src/platform/crypto/crypto.rules.spec.ts',
      'test/e2e/provider-connection.e2e.spec.ts',
      'test/e2e/audit-chain.e2e.spec.ts',
    ],
  },
  {
    promise: 'A second step of the sign-in, an API key and a look as the owner open what they are for, and end when they should',
    files: [
      'test/e2e/second-factor.e2e.spec.ts',
      'src/auth/second-factor.rules.spec.ts',
      'test/e2e/api-keys.e2e.spec.ts',
      'src/auth/api-key.rules.spec.ts',
      'test/e2e/view-as.e2e.spec.ts',
      'src/auth/view.rules.spec.ts',
    ],
  },
  {
    promise: 'Files are what their names say, are kept without what they tell beside themselves, and leave as downloads only',
    files: [
      'test/e2e/knowledge.e2e.spec.ts',
      'src/onboarding/material/picture-metadata.rules.spec.ts',
      'src/onboarding/material/material.rules.spec.ts',
      'test/security/files.security.spec.ts',
    ],
  },
  {
    promise: 'Answers carry the headers that protect a browser, have one shape of error, and tell nothing of the inside',
    files: ['test/e2e/http.e2e.spec.ts', 'test/security/answers.security.spec.ts'],
  },
  {
    promise: 'Logs, queues, jobs, figures and the audit trail hold no words, numbers or secrets of people',
    files: [
      'test/security/canaries.security.spec.ts',
      'src/platform/logging/logging.module.spec.ts',
      'src/platform/logging/masking.rules.spec.ts',
    ],
  },
];

const TITLE = /\b(?:it|describe|test)(?:\.each)?\b[^'"`]*?(['"`])((?:(?!\1).)+)\1/g;

/** The names of the cases as the files write them: the list of SECURITY.md is about these, whatever stands inside them. */
export function titlesOf(text) {
  return [...text.matchAll(TITLE)].map((match) => match[2]);
}

export const START = '<!-- cases: written by `npm run security` -->';
export const END = '<!-- end of cases -->';

/** The table, from `{promise, passed, failed}` rows. */
export function tableOf(rows, about) {
  const lines = rows.map(({ promise, passed, failed, files }) => {
    const result = failed > 0 ? `**${failed} failed**` : passed > 0 ? 'all passed' : '**none ran**';
    return `| ${promise} | ${passed + failed} | ${result} | ${files.map((file) => `\`${file}\``).join('<br>')} |`;
  });
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  return [
    START,
    '',
    `Last run: ${about.date}, ${sum('passed')} passed, ${sum('failed')} failed. Planted defects found: ${about.mutants}. Names of the cases: \`${about.titles}\`.`,
    '',
    '| Promise | Cases | Last result | Shown by |',
    '| --- | ---: | --- | --- |',
    ...lines,
    '',
    END,
  ].join('\n');
}
