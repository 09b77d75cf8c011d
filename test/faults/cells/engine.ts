import { sleep } from '../../../src/common/retry.js';
import { ModelServer, modelAnswer, type ModelFault } from '../../harness/model-server.js';
import type { Cell, Trial } from '../rig/cell.js';
import { newPhone } from '../rig/sender.js';
import { TcpProxy } from '../rig/tcp-proxy.js';

/** Must never reach a handset: it stands in everything the broken model says. */
const CANARY = 'RAWMODELOUTPUT';
const ANSWER_MS = 10_000;

/** A model server behind a proxy, and workers that ask it; `fresh` gives others in their place, whose breakers are closed. */
export async function withModel(
  trial: Trial,
  work: (model: ModelServer, proxy: TcpProxy, fresh: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const model = await ModelServer.start();
  const proxy = await TcpProxy.start([Number(new URL(model.baseUrl).port)]);
  const fresh = async (): Promise<void> => {
    model.reset();
    await trial.rig.start({
      worker: { AI_ENGINE: 'openai', OPENAI_API_KEY: 'key-of-the-rig', OPENAI_BASE_URL: `http://127.0.0.1:${proxy.port}/v1` },
    });
    // a process that still starts is no slow model
    await trial.rig.sender().text(trial.rig.tenants[0]!, newPhone(), 'Are you open today?');
    await trial.rest(60_000);
    model.reset();
  };
  try {
    await fresh();
    await work(model, proxy, fresh);
  } finally {
    await proxy.close();
    await model.close();
  }
}

/** Everybody who wrote was answered or stands on somebody's list, within ten seconds of the text. */
async function expectAnswered(trial: Trial): Promise<void> {
  const { rig, sender } = trial;
  const answered = new Map(rig.judge.accepts(sender.phones).map((line) => [line.to, Date.parse(line.at)]));
  const listed = await rig.sql<{ phone: string }>(
    `SELECT DISTINCT c.contact_address AS phone FROM escalations e JOIN conversations c ON c.id = e.conversation_id WHERE c.contact_address = ANY($1)`,
    [[...sender.phones]],
  );
  const known = new Set(listed.map((row) => row.phone));
  const silent = [...sender.phones].filter((phone) => !answered.has(phone) && !known.has(phone));
  trial.expect(silent.length === 0, `${silent.length} people got neither an answer nor a place on a list`);
  const slowest = Math.max(0, ...sender.book.map((sent) => (answered.get(sent.phone) ?? 0) - sent.sentAt));
  trial.notes.push(`slowest answer ${(slowest / 1000).toFixed(1)} s`);
  trial.within('the slowest answer', slowest, ANSWER_MS);
}

/** A breaker needs some failures to open: workers are made anew until a fault was met as often as the plan asks. */
const MOST_ROUNDS = 5;
/** One of each worker, with its second try. */
const PROBES = 4;

/** After so many failures nobody asks the model but the one who looks whether it is back. */
async function passedOpenBreakers(trial: Trial, model: ModelServer, many: number): Promise<number> {
  const before = model.prompts.length;
  await Promise.all(Array.from({ length: many }, (_, index) => ask(trial, index)));
  await trial.rest(60_000);
  const passed = model.prompts.length - before;
  trial.expect(many <= PROBES || passed <= PROBES, `${passed} of ${many} people waited for a model that had failed 5 times`);
  return passed;
}

const ask = (trial: Trial, index: number): Promise<unknown> =>
  trial.sender.text(trial.rig.tenants[index % 3]!, newPhone(), 'Hi, my AC is broken. Can somebody come?');

/** Not one of these is an answer: what comes out of models that are broken, cut off, or turned against us. */
export function garbage(): string[] {
  const whole = JSON.stringify(modelAnswer({ draft: CANARY }));
  const wrong = (changes: Record<string, unknown>): string => JSON.stringify({ ...modelAnswer({ draft: CANARY }), ...changes });
  const without = (key: string): string =>
    JSON.stringify(Object.fromEntries(Object.entries(modelAnswer({ draft: CANARY })).filter(([name]) => name !== key)));
  return [
    '',
    ' ',
    'null',
    'true',
    '42',
    '[]',
    '{}',
    '""',
    CANARY,
    `Sure! ${CANARY}`,
    '```json\n{}\n```',
    `<html><body>${CANARY}</body></html>`,
    '{"intent":',
    ...[1, 10, 50, 100, 200, -1, -2, -10].map((at) => whole.slice(0, at)),
    whole + whole,
    `[${whole}]`,
    `"${CANARY}"`,
    whole.replace('0.9', 'NaN'),
    whole.replace('0.9', '1e999'),
    whole.replaceAll('"', "'"),
    `\u0000${whole}x`,
    ...[null, '0.9', 2, -1, [], {}].map((confidence) => wrong({ confidence })),
    ...['BUY_NOW', '', null, 7, ['INTERESTED'], '__proto__'].map((intent) => wrong({ intent })),
    ...['ecstatic', null, 0].map((sentiment) => wrong({ sentiment })),
    ...[
      null,
      'none',
      [{}],
      [null],
      [{ name: 'password', value: CANARY, confidence: 1, source_message_id: null, is_correction: false }],
    ].map((slots) => wrong({ slots })),
    wrong({
      slots: Array.from({ length: 50 }, () => ({ name: 'name', value: 'x', confidence: 1, source_message_id: null, is_correction: false })),
    }),
    ...[7, [], { text: CANARY }, 'x'.repeat(1_000_000)].map((draft) => wrong({ draft })),
    ...['intent', 'draft', 'slots', 'confidence', 'wants_human', 'pick'].map(without),
    wrong({ pick: 'first' }),
    wrong({ pick: 1.5 }),
    wrong({ wants_human: 'yes' }),
    wrong({ time: 'tomorrow' }),
    wrong({ extra: CANARY }),
    whole.replace('{', '{"__proto__":{"isAdmin":true},'),
    whole.replace('{', '{"constructor":{"prototype":{"polluted":true}},'),
    whole.replace('{', '{"intent":"NOT_INTERESTED_AT_ALL",'),
  ];
}

export const engineCells: Cell[] = [
  {
    id: 'F18',
    title: 'language model hangs, refuses, fails, breaks off',
    run: (trial) =>
      withModel(trial, async (model, proxy, fresh) => {
        const each = trial.scale.name === 'full' ? 20 : 4;
        const passed: number[] = [];
        for (const fault of ['timeout', '429', '500', 'drop'] as ModelFault[]) {
          trial.floor(fault, each);
          for (let round = 0; round < MOST_ROUNDS && (model.served.get(fault) ?? 0) < each; round += 1) {
            await fresh();
            model.fail(fault, 10_000);
            for (let index = 0; index < each; index += 1) {
              void ask(trial, index);
              await sleep(250);
            }
            await trial.rest(60_000);
          }
          trial.hit(fault, model.served.get(fault));
          passed.push(await passedOpenBreakers(trial, model, each));
        }
        await fresh();
        await proxy.set('half-open');
        trial.floor('half-open', each);
        for (let index = 0; index < each; index += 1) {
          trial.hit('half-open');
          await ask(trial, index);
        }
        await trial.rest(60_000);
        await proxy.set('open');
        trial.notes.push(`open breakers let ${passed.join(', ')} requests through`);
        await trial.settle(30_000);
        await expectAnswered(trial);
      }),
  },
  {
    id: 'F19',
    title: 'language model answers garbage',
    isQuick: true,
    run: (trial) =>
      withModel(trial, async (model) => {
        const shapes = garbage();
        trial.floor('garbage', 60);
        for (const [index, shape] of shapes.entries()) {
          // the answer and the answer to the repair are both broken
          model.script(shape, shape);
          await ask(trial, index);
          if (index % 5 === 4) await trial.rest(30_000);
        }
        await trial.settle(30_000);
        trial.hit('garbage', Math.min(shapes.length, Math.floor(model.prompts.length / 2)));
        await expectAnswered(trial);
        const raw = trial.rig.judge.accepts(trial.sender.phones).filter((line) => line.body?.includes(CANARY));
        trial.expect(raw.length === 0, `${raw.length} texts carried raw model output`);
      }),
  },
];
