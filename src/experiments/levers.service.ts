import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LEVERS, type LeverName } from './experiment.schema.js';
import type { Lever } from './lever.port.js';

/** What can be tried; each lever is registered by the module that it belongs to, counted at start. */
@Injectable()
export class Levers implements OnApplicationBootstrap {
  private readonly levers = new Map<LeverName, Lever>();

  register(name: LeverName, lever: Lever): void {
    if (this.levers.has(name)) throw new Error(`The lever "${name}" of experiments is registered twice.`);
    this.levers.set(name, lever);
  }

  onApplicationBootstrap(): void {
    const missing = LEVERS.filter((name) => !this.levers.has(name));
    if (missing.length > 0) throw new Error(`No module registered the levers ${missing.join(', ')} of experiments.`);
  }

  of(name: LeverName): Lever {
    const lever = this.levers.get(name);
    if (!lever) throw new Error(`No module registered the lever "${name}" of experiments.`);
    return lever;
  }
}
