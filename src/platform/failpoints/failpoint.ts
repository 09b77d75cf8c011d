import { sleep } from '../../common/retry.js';

interface Fault {
  action: 'kill' | 'throw' | 'sleep' | 'hang' | 'serialization';
  probability: number;
  milliseconds: number;
}

const faults = new Map<string, Fault>();
const hits = new Map<string, number>();

/**
 * Arms faults such as `send.after_call=kill:0.01,turn.after_llm=sleep:5000`. Called once at start; the settings
 * refuse the value in production and staging.
 */
export function armFailpoints(spec: string | undefined): void {
  faults.clear();
  for (const part of (spec ?? '').split(',').filter(Boolean)) {
    const match = /^([\w.]+)=(kill|throw|sleep|hang|serialization)(?::([\d.]+))?$/.exec(part.trim());
    if (!match) throw new Error(`The setting FAILPOINTS has a part that cannot be read: "${part}".`);
    const [, name, action, amount] = match;
    const value = amount === undefined ? undefined : Number(amount);
    const isSleep = action === 'sleep';
    faults.set(name!, {
      action: action as Fault['action'],
      probability: isSleep ? 1 : (value ?? 1),
      milliseconds: isSleep ? (value ?? 1000) : 0,
    });
  }
}

/** How often a fault really struck, so that a test without hits fails. */
export function failpointHits(name: string): number {
  return hits.get(name) ?? 0;
}

/** A named place where tests can make this process die, fail or stall; free when nothing is armed. */
export async function failpoint(name: string): Promise<void> {
  if (faults.size === 0) return;
  const fault = faults.get(name);
  if (!fault || Math.random() >= fault.probability) return;
  hits.set(name, failpointHits(name) + 1);
  // who supervises this process counts the hits by these lines
  process.stderr.write(`failpoint ${name}: ${fault.action}\n`);
  switch (fault.action) {
    case 'kill':
      process.kill(process.pid, 'SIGKILL');
      return sleep(10_000);
    case 'throw':
      throw new Error(`failpoint ${name}`);
    case 'serialization':
      throw Object.assign(new Error(`failpoint ${name}`), { code: '40001' });
    case 'sleep':
      return sleep(fault.milliseconds);
    case 'hang':
      return new Promise(() => undefined);
  }
}
