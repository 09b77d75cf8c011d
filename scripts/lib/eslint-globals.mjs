/** The names that Node puts into every script. */
const names = [
  'process',
  'console',
  'URL',
  'URLSearchParams',
  'Buffer',
  'fetch',
  'AbortSignal',
  'AbortController',
  'performance',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'TextEncoder',
  'TextDecoder',
  'require',
  'module',
  '__dirname',
  'structuredClone',
];
export default Object.fromEntries(names.map((name) => [name, 'readonly']));
