import { EngineFailure } from '../engine.errors.js';

/** Ollama unloads a model after five minutes, which costs the next customer more time than there is. */
export const KEEP_LOADED = '30m';

/** Models of the own machine cost nothing; those that Ollama passes on to its cloud have a price that we do not know. */
export const isOwnModel = (model: string): boolean => !/[-:]cloud$/i.test(model);

/** The body of an answer; throws EngineFailure for one that is longer than `maxBytes` without reading it to the end. */
export async function textOf(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > maxBytes) throw new EngineFailure('bad_answer', false);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}
