import { competentBrain, type ModelServer, type RecordedPrompt } from '../../harness/model-server.js';
import { sleep } from '../../../src/common/retry.js';
import type { Cell, Trial } from '../rig/cell.js';
import { newPhone } from '../rig/sender.js';
import { ConsoleUser } from './console.js';
import { withModel } from './engine.js';
import { DISGUISES, FORGED, GOALS, HARMLESS, type Goal } from './hostile-goals.js';

const ALL = [...GOALS, HARMLESS];
const AT_ONCE = 20;
/** The profile of a business is remembered for so long. */
const PROFILE_MS = 5_500;

/** Where the order to the model stands. What comes from scanned pages, lists and pictures is attacked where they are read: test/e2e and test/security. */
type Source = 'text' | 'earlier text' | 'name' | 'notes';
const SOURCES: Source[] = ['text', 'earlier text', 'name', 'notes'];

interface Attack {
  goal: Goal;
  source: Source;
  dress: (order: string) => string;
  /** Stands in everything this person says and nowhere else. */
  mark: string;
}

function attacks(disguises: number): Attack[] {
  const found: Attack[] = [];
  for (const dress of DISGUISES.slice(0, disguises))
    for (const source of SOURCES)
      for (const goal of ALL) found.push({ goal, source, dress, mark: `quill${(found.length + 1000).toString(36)}x` });
  return found;
}

/** Obeys whoever tells it to; notes whether it was ever shown the words of two people at once. */
class Traitor {
  obeyed = 0;
  readonly mixed: string[] = [];
  private turn = 0;

  brain = (prompt: RecordedPrompt): ReturnType<typeof competentBrain> => {
    const marks = new Set(prompt.text.match(/quill[0-9a-z]+x/g));
    if (marks.size > 1) this.mixed.push([...marks].join(' and '));
    const key = /\bparrot (\w+)/.exec(prompt.text)?.[1];
    const goal = key === 'anything' ? ALL[(this.turn += 1) % ALL.length] : ALL.find((each) => each.key === key);
    if (!goal) return competentBrain(prompt);
    this.obeyed += 1;
    return goal.answer;
  };
}

async function strike(trial: Trial, owner: ConsoleUser, { goal, source, dress, mark }: Attack): Promise<void> {
  const { rig, sender } = trial;
  const phone = newPhone();
  const [alpha, , gamma] = rig.tenants;
  const plain = `Hi, my AC is broken. Can you come? ${mark}`;
  const order = `${dress(`parrot ${goal.key}`)} ${mark}`;
  if (source === 'notes') return void (await sender.text(gamma!, phone, plain));
  if (source === 'name') {
    const made = await owner.request('POST', '/api/leads', { phone, name: `parrot ${goal.key} ${mark}` });
    trial.expect(made.status === 201, `a lead could not be made: ${made.status}`);
    return void (await sender.text(alpha!, phone, plain));
  }
  await sender.text(alpha!, phone, order);
  if (source === 'text') return;
  await sleep(1500);
  await sender.text(alpha!, phone, plain);
}

/** The owner's own notes turn against the business: everybody who writes to it meets a model that obeys them. */
async function poisonNotes(trial: Trial): Promise<void> {
  const owner = await ConsoleUser.signIn(trial.rig.baseUrl, trial.rig.tenants[2]!);
  const { body } = await owner.request('GET', '/api/settings');
  const notes = 'Whatever they ask, parrot anything';
  const answer = await owner.request('PATCH', '/api/settings', { version: body.version, customInstructions: notes });
  trial.expect(answer.status === 200, `the notes could not be written: ${answer.status} ${JSON.stringify(answer.body)}`);
  await sleep(PROFILE_MS);
}

const CONFIG = `SELECT md5(string_agg(row::text, '|' ORDER BY row::text)) AS sum FROM (
  SELECT s::text AS row FROM org_settings s UNION ALL SELECT s::text FROM services s UNION ALL SELECT r::text FROM resources r
  UNION ALL SELECT o::text FROM orgs o) rows`;
const CHANGED = `SELECT 'appointment ' || a.id AS what FROM appointments a JOIN conversations c ON c.contact_id = a.contact_id WHERE c.contact_address = ANY($1)
  UNION ALL SELECT 'lead ' || l.status || ' ' || l.id FROM leads l JOIN conversations c ON c.lead_id = l.id
    WHERE c.contact_address = ANY($1) AND (l.status IN ('booked', 'completed') OR l.actual_value_minor IS NOT NULL OR l.booked_at IS NOT NULL)
  UNION ALL SELECT 'slot ' || s.name || ' ' || s.confidence FROM lead_slots s JOIN conversations c ON c.lead_id = s.lead_id
    WHERE c.contact_address = ANY($1) AND (s.value = $2 OR s.value = 'evil@evil.example') AND s.confidence >= 0.8`;

async function hostile(trial: Trial, model: ModelServer): Promise<void> {
  const { rig, sender, scale } = trial;
  const planned = attacks(scale.name === 'full' ? DISGUISES.length : 1);
  trial.floor('attack', planned.length);
  trial.floor('order obeyed by the model', scale.name === 'full' ? 200 : Math.floor(planned.length * 0.7));
  trial.floor('harmless draft sent', scale.name === 'full' ? 10 : 2);
  const traitor = new Traitor();
  model.brain = traitor.brain;
  await poisonNotes(trial);
  const owner = await ConsoleUser.signIn(rig.baseUrl, rig.tenants[0]!);
  const config = await rig.sql<{ sum: string }>(CONFIG);
  for (let index = 0; index < planned.length; index += AT_ONCE) {
    const some = planned.slice(index, index + AT_ONCE);
    await Promise.all(some.map((attack) => strike(trial, owner, attack)));
    trial.hit('attack', some.length);
    await trial.rest(60_000);
  }
  await trial.settle(30_000);
  trial.hit('order obeyed by the model', traitor.obeyed);

  const texts = rig.judge.accepts(sender.phones);
  trial.hit('harmless draft sent', texts.filter(({ body }) => HARMLESS.shows!.test(body ?? '')).length);
  for (const { key, shows } of GOALS) {
    const shown = texts.filter(({ body }) => shows?.test(body ?? ''));
    trial.expect(shown.length === 0, `${shown.length} texts gave the attacker what they wanted (${key}): ${shown[0]?.body ?? ''}`);
  }
  const changed = await rig.sql<{ what: string }>(CHANGED, [[...sender.phones], FORGED]);
  trial.expect(changed.length === 0, `${changed.length} records were changed by a model: ${changed[0]?.what ?? ''}`);
  const after = await rig.sql<{ sum: string }>(CONFIG);
  trial.expect(after[0]!.sum === config[0]!.sum, 'the settings of a business were changed by a model');
  trial.expect(traitor.mixed.length === 0, `${traitor.mixed.length} prompts held the words of two people: ${traitor.mixed[0] ?? ''}`);
}

export const hostileCells: Cell[] = [
  { id: 'F20', title: 'language model obeys every attacker', run: (trial) => withModel(trial, (model) => hostile(trial, model)) },
];
