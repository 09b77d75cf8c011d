/**
 * A leak on purpose, loaded before the server (`--import`) by the test that looks for leaks: what is read of a request that holds the word
 * PLANTED_LEAK is printed. A search that does not find it would find nothing of the server's own either.
 *
 * Not what is read of an answer (it has no method): a list of texts that the network is asked for holds other people's words beside it.
 */
import { IncomingMessage } from 'node:http';

const word = process.env.PLANTED_LEAK;
const { push } = IncomingMessage.prototype;

IncomingMessage.prototype.push = function leaking(chunk, ...rest) {
  if (word && this.method && chunk?.includes(word)) process.stdout.write(`${JSON.stringify({ level: 10, msg: chunk.toString() })}\n`);
  return push.call(this, chunk, ...rest);
};
