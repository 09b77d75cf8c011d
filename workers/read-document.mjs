// Reads one uploaded document in a thread of its own: a file that was made to exhaust memory or time takes only the thread with it.
import { parentPort, workerData } from 'node:worker_threads';

async function readDocx(bytes) {
  const { default: mammoth } = await import('mammoth');
  const options = { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) };
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options);
  return value;
}

async function readPdf(bytes) {
  const { getDocumentProxy, extractText } = await import('unpdf');
  const pdf = await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0 });
  const { text } = await extractText(pdf, { mergePages: false });
  return text.join('\n\n');
}

const read = workerData.type === 'docx' ? readDocx : readPdf;
read(workerData.bytes).then(
  (text) => parentPort.postMessage({ text }),
  (error) => parentPort.postMessage({ error: error?.name === 'PasswordException' ? 'password' : 'broken' }),
);
