import { Injectable, type OnModuleInit } from '@nestjs/common';
import { checkSettings } from '../orgs/settings.rules.js';
import { SettingsService } from '../orgs/settings.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { LeverValue, LeverValues } from './experiment.schema.js';
import { waitsChanged } from './experiments.errors.js';
import type { Lever, LeverRun } from './lever.port.js';
import { Levers } from './levers.service.js';

/** The waits before the nudges of a thread. They are planned in `conversations`, which reads the variant there. */
@Injectable()
export class FollowUpLever implements Lever, OnModuleInit {
  constructor(
    private readonly levers: Levers,
    private readonly settings: SettingsService,
  ) {}

  onModuleInit(): void {
    this.levers.register('follow_up', this);
  }

  /** By the rule of the settings, so that a winner can be kept there. */
  async read(value: Record<string, unknown>): Promise<{ value: LeverValue } | { errors: Record<string, string> }> {
    const { minutes, ...rest } = value;
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) return { errors: { [unknown]: 'is not known here' } };
    if (!Array.isArray(minutes) || minutes.length === 0 || !minutes.every((one): one is number => Number.isInteger(one)))
      return { errors: { minutes: 'must be a list of whole minutes, such as 60, 1440 and 4320' } };
    const { settings, name, timeZone, country, currency, locale, vertical } = await this.settings.get();
    const { errors } = checkSettings({ followUpMinutes: minutes }, { ...settings, name, timeZone, country, currency, locale, vertical });
    return errors.followUpMinutes === undefined ? { value: { minutes } } : { errors: { minutes: errors.followUpMinutes } };
  }

  async begin(_tx: Tx, run: LeverRun): Promise<Record<string, unknown>> {
    const { settings } = await this.settings.get();
    if (isOther(run, settings.followUpMinutes)) throw waitsChanged();
    return { minutes: settings.followUpMinutes };
  }

  async end(): Promise<void> {
    // the plans that were made stand; new ones follow the settings
  }

  /** Somebody set other waits: those who get no variant have not what they were compared with. */
  async isTakenAway(_tx: Tx, run: LeverRun): Promise<boolean> {
    const { settings } = await this.settings.get();
    return isOther(run, settings.followUpMinutes);
  }

  async promote(_tx: Tx, _run: LeverRun, value: LeverValue): Promise<Record<string, unknown>> {
    const { minutes } = value as LeverValues['follow_up'];
    const { settings } = await this.settings.get();
    const after = await this.settings.update({ followUpMinutes: minutes }, settings.version);
    return { followUpMinutes: after.settings.followUpMinutes };
  }
}

/** Other waits than those that were noted at the start; nothing is noted before the first. */
function isOther({ leverState: { minutes } }: LeverRun, set: readonly number[]): boolean {
  return Array.isArray(minutes) && (minutes.length !== set.length || minutes.some((one, index) => one !== set[index]));
}
