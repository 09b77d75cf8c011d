import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { FILE_LIMIT_BYTES, tooLarge, unreadable } from '../knowledge.errors.js';
import { csvText } from './csv.rules.js';
import { decodeText, fileType } from './file-type.rules.js';
import { htmlText, tidy } from './html-text.rules.js';

const READ_LIMIT_MS = 15_000;
const MEMORY_LIMIT_MB = 256;
/** Memory outside the thread's heap, such as inflated streams, is not covered by its limit: the process is watched instead. */
const GROWTH_LIMIT_BYTES = 500_000_000;
const UNPACKED_LIMIT_BYTES = 30_000_000;
const MAX_ENTRIES = 2000;
const TEXT_LIMIT = 2_000_000;
const WATCH_MS = 50;

const WORKER = new URL('../../../workers/read-document.mjs', import.meta.url);

const bomb = (): Error =>
  unreadable(
    'unpacks_too_large',
    'This file unpacks to far more than a document holds, so it was not opened. Save it again, or paste the text as a note.',
  );
const broken = (): Error => unreadable('file_broken', 'This file is damaged and cannot be read. Save it again and upload that.');

/** Turns an uploaded file into text, or refuses it with a sentence that says what to do. */
@Injectable()
export class FileReader {
  /** One document at a time per process: reading is the one thing here that takes real memory. */
  private queue: Promise<unknown> = Promise.resolve();
  /** What takes longer is no document. */
  limitMs = READ_LIMIT_MS;

  async read(fileName: string, bytes: Uint8Array): Promise<string> {
    if (bytes.length > FILE_LIMIT_BYTES) throw tooLarge();
    const type = fileType(fileName, bytes);
    const text = type === 'docx' || type === 'pdf' ? await this.inTurn(() => this.readPacked(type, bytes)) : decodeText(bytes);
    const clean = tidy(type === 'csv' ? csvText(text) : text);
    if (clean === '')
      throw unreadable(
        'empty',
        type === 'pdf'
          ? 'This PDF holds pictures only, no text. Upload the document it was made from.'
          : 'This file is empty. Upload one with questions and answers in it.',
      );
    if (clean.length > TEXT_LIMIT) throw tooLarge();
    return clean;
  }

  private inTurn<T>(read: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(read, read);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async readPacked(type: 'docx' | 'pdf', bytes: Uint8Array): Promise<string> {
    if (type === 'docx') await unpack(bytes);
    const text = await inThread(type, bytes, this.limitMs);
    return type === 'docx' ? htmlText(text).text : text;
  }
}

/** Unpacks everything once and throws it away: sizes in a zip's directory are only what its author says. */
async function unpack(bytes: Uint8Array): Promise<void> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true }, (error, file) =>
      error ? reject(broken()) : resolve(file),
    );
  });
  let entries = 0;
  let size = 0;
  let hasDocument = false;
  const grow = (count: number): void => {
    size += count;
    if (size > UNPACKED_LIMIT_BYTES) throw bomb();
  };
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries += 1;
      if (entries > MAX_ENTRIES || entry.uncompressedSize > UNPACKED_LIMIT_BYTES) return reject(bomb());
      hasDocument ||= entry.fileName === 'word/document.xml';
      drain(zip, entry, grow).then(() => zip.readEntry(), reject);
    });
    zip.on('error', () => reject(broken()));
    zip.on('end', resolve);
    zip.readEntry();
  }).finally(() => zip.close());
  if (!hasDocument) throw unreadable('file_content', 'This is not a Word document. Save it again as .docx and upload that.');
}

async function drain(zip: ZipFile, entry: Entry, grow: (count: number) => void): Promise<void> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(broken()) : resolve(opened)));
  });
  try {
    for await (const part of stream) grow((part as Buffer).length);
  } catch (error) {
    throw (error as { code?: string }).code === 'knowledge.unpacks_too_large' ? error : broken();
  }
}

function inThread(type: string, bytes: Uint8Array, limitMs: number): Promise<string> {
  const worker = new Worker(WORKER, {
    workerData: { type, bytes: new Uint8Array(bytes) },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    env: {},
    stdout: true,
    stderr: true,
  });
  const before = process.memoryUsage.rss();
  return new Promise<string>((resolve, reject) => {
    const tooLong = setTimeout(() => reject(bomb()), limitMs);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > GROWTH_LIMIT_BYTES) reject(bomb());
    }, WATCH_MS);
    worker.once('message', (answer: { text?: string; error?: string }) => {
      if (answer.text !== undefined) resolve(answer.text);
      else
        reject(
          answer.error === 'password'
            ? unreadable('password', 'This file is protected by a password. Save a copy without one and upload that.')
            : broken(),
        );
    });
    worker.once('error', (error: Error & { code?: string }) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? bomb() : broken()));
    worker.once('exit', () => reject(broken()));
    const stop = (): void => {
      clearTimeout(tooLong);
      clearInterval(watch);
    };
    worker.once('exit', stop);
    worker.once('message', stop);
  }).finally(() => void worker.terminate());
}
