/**
 * Requests leave through src/platform/outbound-http, which refuses private networks. A second way out beside it would be the one that
 * forgets the check, so that no other file may hold one. Types are no way out.
 */
const MESSAGE =
  'Requests leave through OutboundHttp. A file that must connect itself stands on the list of scripts/lib/eslint-outbound.mjs.';
const CONNECTING = {
  http: ['default', 'request', 'get', 'Agent', 'ClientRequest', 'globalAgent'],
  https: ['default', 'request', 'get', 'Agent', 'globalAgent'],
  http2: ['default', 'connect'],
  net: ['default', 'connect', 'createConnection', 'Socket'],
  tls: ['default', 'connect', 'TLSSocket'],
  dgram: ['default', 'createSocket', 'Socket'],
};
const CLIENTS = ['axios', 'undici', 'got', 'ky', 'needle', 'superagent', 'request', 'node-fetch', 'cross-fetch', 'phin'];

const modules = Object.entries(CONNECTING).flatMap(([name, importNames]) =>
  [name, `node:${name}`].map((module) => ({ name: module, importNames, allowTypeImports: true, message: MESSAGE })),
);

const GLOBALS = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];
const GLOBAL_OBJECTS = ['globalThis', 'global', 'self', 'window'];
const properties = [
  ...GLOBAL_OBJECTS.flatMap((object) => GLOBALS.map((property) => ({ object, property, message: MESSAGE }))),
  { object: 'process', property: 'getBuiltinModule', message: MESSAGE },
];

/** A module that is fetched while the program runs: no other rule sees what of it is used, so such a module is not fetched that way. */
const MODULE = `/^((node:)?(${Object.keys(CONNECTING).join('|')})|${CLIENTS.join('|')})(\\u002F|$)/`;
export const runtimeImports = {
  selector:
    `ImportExpression[source.value=${MODULE}], ` +
    `CallExpression[callee.name='require'][arguments.0.value=${MODULE}], ` +
    `CallExpression[callee.callee.name='createRequire'][arguments.0.value=${MODULE}]`,
  message: MESSAGE,
};

/** The rules for src/. `more` are the other restricted properties there: a rule is set once per file. */
export const outboundRules = (...more) => ({
  'no-restricted-globals': ['error', ...GLOBALS.map((name) => ({ name, message: MESSAGE }))],
  'no-restricted-properties': ['error', ...more, ...properties],
  '@typescript-eslint/no-restricted-imports': [
    'error',
    { paths: [...modules, ...CLIENTS.map((name) => ({ name, allowTypeImports: true, message: MESSAGE }))] },
  ],
});

/** Who may connect, and why no address that a business or a customer names can reach it. */
export const MAY_CONNECT = {
  'src/platform/outbound-http/outbound-http.service.ts': 'the client itself',
  'src/platform/outbound-http/kept-alive-request.ts': 'a wire for the addresses of providers, which the operator sets',
  'src/platform/outbound-http/kept-alive-fetch.ts': 'the same wire for the packages of model providers, at addresses of the operator',
  'src/engines/ollama/ollama.wire.ts': 'the address is OLLAMA_BASE_URL of the operator, usually on the same machine',
  'src/engines/ollama/ollama.embeddings.ts': 'the same address as that of the wire beside it',
  'src/channels/twilio/request-client.ts': 'the agent of the SDK for the address of the provider, which the operator sets',
  'src/channels/simulator/control-client.ts': 'the simulated network, at the address that the operator sets',
  'src/channels/simulator/webhook-sender.ts': 'plays the provider: it calls our own webhooks, and only the simulator uses it',
};
