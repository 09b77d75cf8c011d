/** A model and a phone provider that answer after a fixed time, and note when each text was taken. */
import { createServer } from 'node:http';
import { newSid } from './texts.mjs';

const ANSWER = JSON.stringify({
  intent: 'INTERESTED',
  sentiment: 'neutral',
  confidence: 0.9,
  slots: [],
  time: null,
  pick: null,
  refuses_all_options: false,
  appointment_intent: null,
  answer: null,
  wants_human: false,
  is_opt_out: false,
  asks_if_bot: false,
  is_decline: false,
  is_confused: false,
  has_question: false,
  service_id: null,
  draft: 'Thanks for the details. What is the address of the unit?',
});

function listen(handle) {
  return new Promise((resolve) => {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => handle(request, body, response));
    });
    server.keepAliveTimeout = 60_000;
    server.listen(0, '127.0.0.1', () => resolve({ server, port: server.address().port }));
  });
}

function answer(response, status, value) {
  const text = JSON.stringify(value);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
}

/** Speaks the chat completions protocol after `delayMs`. */
export async function startModel(delayMs) {
  const { server, port } = await listen((_request, _body, response) => {
    setTimeout(() => {
      answer(response, 200, {
        id: 'chatcmpl-bench',
        object: 'chat.completion',
        created: 0,
        model: 'gpt-4o-mini',
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: ANSWER, refusal: null } }],
        usage: { prompt_tokens: 800, completion_tokens: 60, total_tokens: 860 },
      });
    }, delayMs);
  });
  return { baseUrl: `http://127.0.0.1:${port}/v1`, close: () => server.closeAllConnections() ?? server.close() };
}

/** Takes texts after `delayMs`; `takenAt` holds when each number got its newest one (counted at arrival). */
export async function startProvider(delayMs) {
  const takenAt = new Map();
  let taken = 0;
  const { server, port } = await listen((request, body, response) => {
    const form = new URLSearchParams(body);
    const isCreate = request.method === 'POST';
    if (isCreate) {
      taken += 1;
      takenAt.set(`${form.get('From')} ${form.get('To')}`, performance.now());
    }
    setTimeout(() => {
      if (!isCreate) return answer(response, 200, { messages: [], page: 0, page_size: 50, uri: '', next_page_uri: null });
      answer(response, 201, {
        sid: newSid(),
        status: 'queued',
        to: form.get('To'),
        from: form.get('From'),
        body: form.get('Body'),
        date_created: null,
        num_segments: '1',
      });
    }, delayMs);
  });
  return { url: `http://127.0.0.1:${port}`, takenAt, count: () => taken, close: () => server.closeAllConnections() ?? server.close() };
}
