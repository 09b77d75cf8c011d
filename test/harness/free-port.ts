import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import type { Settings } from '../../src/platform/config/config.schema.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { freePorts } from './ports.js';

/**
 * Builds what must know its port before it listens there. Between the two somebody else may take the port (the other worker of the tests
 * looks for one as well), so what met that is built once more, on another port; a second time is a defect and no coincidence.
 */
export async function onFreePort<T>(build: (port: number) => Promise<T>): Promise<T> {
  try {
    return await build((await freePorts(1))[0]!);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return build((await freePorts(1))[0]!);
  }
}

/** The whole application, listening on a port that its settings name. */
export function listeningApp(
  settingsOn: (port: string) => Settings,
  consoleFolder: string,
): Promise<{ app: NestFastifyApplication; settings: Settings }> {
  return onFreePort(async (port) => {
    const settings = settingsOn(String(port));
    const app = await createHttpApp(AppModule.register(settings), { consoleFolder, shutdownGraceMs: 200 });
    try {
      await app.listen(settings.PORT, '127.0.0.1');
    } catch (error) {
      // its workers run already
      await app.close();
      throw error;
    }
    return { app, settings };
  });
}
