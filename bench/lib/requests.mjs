/** Closed and open loops of HTTP requests over kept-alive sockets; as little work per request as JavaScript allows. */
import { connect } from 'node:net';

/** One connection that carries one request at a time. */
class Wire {
  #socket;
  #waiting = null;
  #text = '';

  static open(port) {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => resolve(new Wire(socket)));
      socket.once('error', reject);
    });
  }

  constructor(socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection.')));
  }

  /** The status of the answer. */
  send(bytes) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(bytes);
    });
  }

  close() {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #read(chunk) {
    this.#text += chunk;
    const end = this.#text.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#text);
    if (!length) throw new Error(`An answer without a length: ${this.#text.slice(0, end)}`);
    const total = end + 4 + Number(length[1]);
    if (this.#text.length < total) return;
    const status = Number(this.#text.slice(9, 12));
    this.#text = this.#text.slice(total);
    const { resolve } = this.#waiting;
    this.#waiting = null;
    resolve(status);
  }
}

/** `next()` gives the bytes of a request. Answers latencies in milliseconds, how long it took, and other statuses than 200. */
export async function closedLoop({ port, connections, milliseconds, next }) {
  const wires = await Promise.all(Array.from({ length: connections }, () => Wire.open(port)));
  const latencies = [];
  let refused = 0;
  const began = performance.now();
  const end = began + milliseconds;
  await Promise.all(
    wires.map(async (wire) => {
      for (let at = performance.now(); at < end; at = performance.now()) {
        if ((await wire.send(next())) !== 200) refused += 1;
        latencies.push(performance.now() - at);
      }
    }),
  );
  const took = performance.now() - began;
  for (const wire of wires) wire.close();
  return { latencies, took, refused };
}

/** Requests leave when they are due, whether or not the ones before were answered; latency counts from the due time. */
export async function openLoop({ port, rate, milliseconds, next }) {
  const free = await Promise.all(Array.from({ length: 32 }, () => Wire.open(port)));
  const all = [...free];
  const waiting = [];
  const latencies = [];
  const running = new Set();
  let refused = 0;
  const began = performance.now() + 20;
  const count = Math.floor((rate * milliseconds) / 1000);
  const one = async (dueAt) => {
    // the one that rested longest: a connection that never carries a request is closed by the server with a 408
    const wire = free.shift() ?? (await new Promise((resolve) => waiting.push(resolve)));
    if ((await wire.send(next())) !== 200) refused += 1;
    latencies.push(performance.now() - dueAt);
    const other = waiting.shift();
    if (other) other(wire);
    else free.push(wire);
  };
  for (let index = 0; index < count; index += 1) {
    const dueAt = began + (index * 1000) / rate;
    const ahead = dueAt - performance.now();
    if (ahead > 0.3) await new Promise((resolve) => setTimeout(resolve, ahead));
    const work = one(dueAt).finally(() => running.delete(work));
    running.add(work);
  }
  await Promise.all(running);
  for (const wire of all) wire.close();
  return { latencies, took: performance.now() - began, refused };
}
