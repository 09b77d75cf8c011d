import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { Phone } from '../harness/phone.js';
import { redisDump } from '../harness/redis-dump.js';
import { World } from '../harness/world.js';
import { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
import { projectRoot } from '../harness/services.js';
import { freePorts } from '../harness/ports.js';

/** What stands in no log, no queue entry and no answer to a stranger: words, numbers and secrets that occur nowhere else. */
const CANARY = {
  phone: '+13125559417',
  name: 'Zephyrine Quackenbush',
  street: '4417 Xylophone Crescent',
  email: 'zephyrine.q@canary.example',
  words: 'purple walrus under the boiler',
  password: 'canary-password-91f2',
};
// as people and programs write them
const PHONES = ['+13125559417', '13125559417', '3125559417', '(312) 555-9417', '312-555-9417'];
/** Somebody else, whose text waits when Redis is read. */
const LATE = '+13125559418';
/** The control: the server of the story is made to print whatever it reads of a text with these words, and that must be found. */
const PLANTED = { phone: '+13125559419', words: 'turquoise badger behind the water heater' };
const LEAK = pathToFileURL(join(projectRoot, 'test', 'harness', 'planted-leak.mjs')).href;
const HAS_REDIS = process.env.TEST_REDIS !== 'off';

interface Answered {
  path: string;
  status: number;
  body: string;
}
interface RequestLine {
  req?: { id?: string; path?: string };
  res?: { status?: number };
}

/** A line as it stands, and as it reads where it holds a form or an address: `Ana+Diaz`, `Ana%20Diaz`. */
function spellings(line: string): string {
  const plain = line
    .replaceAll('+', ' ')
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString());
  return `${line}\n${plain}`;
}

/** 3.11: a whole story told to the built server in a process of its own, whose every line is read afterwards. */
describe('canaries', () => {
  let world: World;
  let org: TestOrg;
  /** The same business, at the server of the story: texts, calls and receipts of its network go there. */
  let told: TestOrg;
  let output = '';
  let inRedis = '';
  let base = '';
  let answers: Answered[] = [];
  let figures: Answered = { path: '/metrics', status: 0, body: '' };

  beforeAll(async () => {
    // the world's own process is the phone network; the server beside it takes the webhooks, thinks, sends and logs everything
    world = await World.start({ env: { APP_ROLE: 'api' } });
    const { settings } = world;
    const [port] = await freePorts(1);
    base = `http://127.0.0.1:${port}`;
    const child = spawn(process.execPath, ['dist/main.js'], {
      cwd: projectRoot,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        APP_ROLE: 'all',
        HOST: '127.0.0.1',
        PORT: String(port),
        PUBLIC_BASE_URL: base,
        TWILIO_API_BASE_URL: settings.twilioApiBaseUrl,
        DATABASE_URL: settings.DATABASE_URL,
        ...(settings.REDIS_URL ? { REDIS_URL: settings.REDIS_URL, REDIS_PREFIX: settings.REDIS_PREFIX } : {}),
        JWT_SECRET: settings.JWT_SECRET,
        ENCRYPTION_KEY: settings.ENCRYPTION_KEY,
        DATA_DIR: settings.DATA_DIR,
        LOG_LEVEL: 'trace',
        NODE_OPTIONS: `--import=${LEAK}`,
        PLANTED_LEAK: PLANTED.words.split(' ')[0],
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    // not 'exit': its last lines may still be on their way then
    const ended = new Promise((resolve) => child.once('close', resolve));
    try {
      org = await world.org({ name: 'Northside', settings: { debounceMs: 0 } });
      await until('the server of the story listens', isReady, 60_000);
      told = new TestOrg({ baseUrl: base }, org);
      await told.signIn();
      // a text first: it is repeated until it is taken, where the first caller of a cold process on a busy machine is told to call again
      await plantTheLeak();
      await tellTheStory();
      answers = await strangers();
      // of the process that thought and sent: nobody can ask it any more once it is stopped
      const { status, text } = await fetch(`${base}/metrics`).then(async (answer) => ({
        status: answer.status,
        text: await answer.text(),
      }));
      figures = { path: '/metrics', status, body: text };
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
    // nobody works any more, so that this text waits
    await world.phone(LATE, org).texts(`This is ${CANARY.name}, ${CANARY.street}: ${CANARY.words}`);
    if (settings.REDIS_URL) inRedis = await waitingIn(settings.REDIS_URL);
  }, 300_000);
  afterAll(() => world?.stop());

  const isReady = (): Promise<true | string> =>
    fetch(`${base}/health/ready`).then(
      ({ status }) => status === 200 || `it answers ${status}`,
      (error: Error) => error.message,
    );

  async function tellTheStory(): Promise<void> {
    const customer = new Phone(world, CANARY.phone, told);
    await customer.calls('no-answer');
    await until('the call is answered with a text', async () => (await customer.inbox()).length > 0 || 'no text', 60_000);
    for (const body of [
      `I am ${CANARY.name}, there is a ${CANARY.words}`,
      `${CANARY.street}, mail ${CANARY.email}`,
      'I want a real person',
    ]) {
      const before = (await customer.inbox()).length;
      await customer.texts(body);
      await until('an answer comes', async () => (await customer.inbox()).length > before || 'no answer', 60_000);
    }
  }

  async function plantTheLeak(): Promise<void> {
    await new Phone(world, PLANTED.phone, told).texts(PLANTED.words);
    await until('the leak was planted', async () => leaksOf(PLANTED.words).length > 0 || 'no line', 60_000);
  }

  /** Requests that fail in every way, with canaries in the places that programs like to log. */
  async function strangers(): Promise<Answered[]> {
    const evil = `x\r\n{"level":50,"msg":"forged line"}`;
    const attempts: [string, RequestInit][] = [
      [`/api/leads?q=${encodeURIComponent(CANARY.phone)}`, {}],
      [`/api/${encodeURIComponent(evil)}`, {}],
      [
        `/api/leads?x=${encodeURIComponent(evil)}`,
        { headers: { 'user-agent': 'x {"msg":"forged line"}', 'x-request-id': 'x"},{"msg":"forged line' } },
      ],
      [
        '/api/auth/login',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: CANARY.email, password: CANARY.password }),
        },
      ],
      [
        '/api/auth/login',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: `{"email":"${CANARY.email}","password":"${CANARY.password}"`,
        },
      ],
      ['/api/auth/me', { headers: { authorization: `Bearer ${CANARY.password}` } }],
      [
        '/webhooks/twilio/messages',
        {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ To: org.number, From: CANARY.phone, Body: CANARY.words, MessageSid: 'SMx' }).toString(),
        },
      ],
    ];
    const answered: Answered[] = [];
    for (const [path, init] of attempts) {
      const answer = await fetch(`${base}${path}`, init);
      answered.push({ path, status: answer.status, body: `${JSON.stringify([...answer.headers])} ${await answer.text()}` });
    }
    return answered;
  }

  /** Everything in Redis, once the entry of the late text lies there. */
  async function waitingIn(url: string): Promise<string> {
    let dump = '';
    await until(
      'the late text waits in Redis',
      async () => {
        dump = (await redisDump(url)).join('\n');
        return dump.includes(org.orgId) || `${dump.length} characters and no entry of the business`;
      },
      45_000,
    );
    return dump;
  }

  const lines = (): string[] => output.split('\n').filter((line) => line !== '');
  /** The lines that hold these words, however they are written there. */
  const leaksOf = (words: string): string[] => lines().filter((line) => spellings(line).includes(words));
  const requests = (): RequestLine[] =>
    lines()
      .filter(isJson)
      .map((line) => JSON.parse(line) as RequestLine)
      .filter(({ req, res }) => req?.path !== undefined && res?.status !== undefined);
  const logged = (): string[] => requests().map(({ req, res }) => `${req!.path} ${res!.status}`);

  it('the story was told to the server whose log is read: call, texts and receipts', async () => {
    const stored = await world.sql('SELECT 1 FROM messages WHERE body LIKE $1', [`%${CANARY.words}%`]);
    expect(stored.length).toBeGreaterThan(0);
    const [counted] = await world.sql<{ texts: number }>(
      `SELECT count(*)::int AS texts FROM messages WHERE direction = 'in' AND org_id = $1 AND body <> $2`,
      [org.orgId, `This is ${CANARY.name}, ${CANARY.street}: ${CANARY.words}`],
    );
    const taken = (path: string): number => logged().filter((each) => each === `/webhooks/twilio/${path} 200`).length;
    expect(counted!.texts).toBe(4);
    expect(taken('messages')).toBe(counted!.texts);
    expect(taken('voice/incoming')).toBe(1);
    expect(taken('messages/status')).toBeGreaterThan(0);
  });

  it('a leak that was planted is found, in words and in digits', () => {
    expect(leaksOf(PLANTED.words).length).toBeGreaterThan(0);
    expect(leaksOf(PLANTED.phone.slice(1)).length).toBeGreaterThan(0);
  });

  it('every request of a stranger reached the server whose log is read, and stands in it by its path', () => {
    for (const { path, status } of answers) expect(logged()).toContain(`${path.split('?')[0]} ${status}`);
    // the id that a stranger gave itself is harmless or ours
    for (const { req } of requests()) expect(req!.id).toMatch(/^[\w.-]{8,64}$/);
  });

  it('no answer to a stranger holds what was asked, or a word of people', () => {
    expect(answers.map(({ status }) => status)).toEqual([401, 404, 401, 401, 400, 401, 403]);
    for (const { path, body } of answers) {
      for (const word of [...PHONES, ...Object.values(CANARY), 'forged line', org.number, org.orgId])
        expect([path, word, body.includes(word)]).toEqual([path, word, false]);
    }
  });

  it.each(PHONES)('no log line holds the number %s', (phone) => expect(leaksOf(phone)).toEqual([]));

  it.each(Object.entries(CANARY).filter(([what]) => what !== 'phone'))('no log line holds the %s, nor a part of it', (_what, words) => {
    // 'under' and 'the' stand in many lines
    for (const word of [words, ...words.split(' ').filter((each) => each.length > 5)]) expect([word, leaksOf(word)]).toEqual([word, []]);
  });

  it('no log line holds a secret of the setup', () => {
    const { settings } = world;
    for (const secret of [settings.JWT_SECRET, settings.ENCRYPTION_KEY, new URL(settings.DATABASE_URL).password]) {
      expect(leaksOf(secret)).toEqual([]);
    }
  });

  it('no log line was forged', () => {
    const broken = lines().filter((line) => line.startsWith('{') && !isJson(line));
    expect(broken).toEqual([]);
    expect(lines().filter((line) => isJson(line) && (JSON.parse(line) as { msg?: string }).msg === 'forged line')).toEqual([]);
  });

  it.skipIf(!HAS_REDIS)('Redis holds the ids of what waits, and no words of people', () => {
    expect(inRedis).toContain(org.orgId);
    for (const word of [...PHONES, ...Object.values(CANARY), LATE.slice(2)]) expect(inRedis).not.toContain(word);
  });

  it('work that waits holds ids, and no words of people', async () => {
    expect((await world.sql('SELECT 1 FROM jobs WHERE org_id = $1', [org.orgId])).length).toBeGreaterThan(0);
    for (const word of [...PHONES, CANARY.name, CANARY.street, CANARY.email, CANARY.words]) {
      expect([word, await world.sql('SELECT kind FROM jobs WHERE payload::text LIKE $1', [`%${word}%`])]).toEqual([word, []]);
    }
  });

  it('the audit trail masks people', async () => {
    expect((await world.sql('SELECT 1 FROM audit_entries WHERE org_id = $1', [org.orgId])).length).toBeGreaterThan(0);
    for (const word of [...PHONES, CANARY.name, CANARY.street, CANARY.email, CANARY.words]) {
      expect([word, await world.sql('SELECT action FROM audit_entries a WHERE a::text LIKE $1', [`%${word}%`])]).toEqual([word, []]);
    }
  });

  it('the figures of the process that did the work name no person', () => {
    expect(figures.status).toBe(200);
    // the figures of the story itself, and not those of a process that has done nothing
    for (const kind of ['turn', 'send']) expect(figures.body).toMatch(new RegExp(`^ringback_work_total\\{kind="${kind}"`, 'm'));
    for (const word of [...PHONES, ...Object.values(CANARY), org.number]) expect(figures.body).not.toContain(word);
  });

  it('the role of the app cannot read what is not its own even in this database', async () => {
    const client = new pg.Client({ connectionString: world.settings.DATABASE_URL });
    await client.connect();
    try {
      expect((await client.query('SELECT 1 FROM messages')).rows).toEqual([]);
    } finally {
      await client.end();
    }
  });
});

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
