/** More than any real configuration needs: 200 services with all their keywords stay below it. */
export const MAX_CONFIG_BYTES = 900_000;

type FileRead = { value: unknown } | { error: string };

const encodingOf = (bytes: Uint8Array): string =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';

/** The JSON value in an uploaded file, or one sentence that says what is wrong with the file and what to do. */
export function readConfigFile(bytes: Uint8Array): FileRead {
  if (bytes.length === 0) return { error: 'is empty: choose the file that an export gave you' };
  if (bytes.length > MAX_CONFIG_BYTES)
    return { error: `has ${megabytes(bytes.length)} MB, and a configuration has at most ${megabytes(MAX_CONFIG_BYTES)} MB` };
  let text: string;
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return { error: 'is not saved as UTF-8: open it in an editor, choose "Save as" and the encoding "UTF-8"' };
  }
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) as unknown };
  } catch (error) {
    if (!text.trimStart().startsWith('{')) return { error: 'is not a configuration: it holds no JSON' };
    return {
      error: `is JSON with a mistake${placeOf(text, (error as Error).message)}: look for a comma, quote or bracket that is missing`,
    };
  }
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

/** The parser names the place for some mistakes only. */
function placeOf(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined ? '' : ` in line ${text.slice(0, Number(position)).split('\n').length}`;
}
