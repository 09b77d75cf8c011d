/**
 * A leak on purpose, loaded before the server (`--import`) by the test that looks for leaks: what is read of a request that holds the word
 * PLANTED_LEAK is printed. A search that does not find it would find nothing of the server's own either.
 */
import { IncomingMessage } from 'node:http';

const word = process.env.PLANTED_LEAK;
const { push } = IncomingMessage.prototype;

IncomingMessage.prototype.push = function leaking(chunk, ...rest) {
  if (word && chunk?.includes(word)) process.stdout.write(`${JSON.stringify({ level: 10, msg: chunk.toString() })}\n`);
  return push.call(this, chunk, ...rest);
};
