import 'reflect-metadata';
import type { DynamicModule } from '@nestjs/common';
import { surviveLostOutput } from './platform/logging/log-output.js';
import { armFailpoints } from './platform/failpoints/failpoint.js';
import { environment } from './platform/config/environment.js';
import { ConfigError, parseSettings } from './platform/config/config.service.js';
import type { Settings } from './platform/config/config.schema.js';
import { AppModule } from './app.module.js';

/** Reads and checks the settings of this process; ends it with one sentence when one is wrong. */
export function settingsOrExit(): Settings {
  surviveLostOutput();
  try {
    const settings = parseSettings(environment());
    armFailpoints(settings.FAILPOINTS);
    return settings;
  } catch (error) {
    const isExpected = error instanceof ConfigError || (error as Error).message.startsWith('The setting');
    process.stderr.write(`${isExpected ? (error as Error).message : (error as Error).stack}\n`);
    process.exit(1);
  }
}

export function rootModule(settings: Settings): DynamicModule {
  return AppModule.register(settings);
}
