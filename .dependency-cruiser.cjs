const floors = require('./scripts/floors.json');

/** A folder may import from itself and from lower floors: never sideways, never up. */
const floorRules = floors.flatMap(({ floor, folders }) =>
  folders.map((folder) => {
    const lower = floors.filter((other) => other.floor < floor).flatMap((other) => other.folders);
    return {
      name: `floor-${floor}-${folder}`,
      comment: `${folder} stands on floor ${floor}: it may import from itself and from lower floors only`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: '^src/', pathNot: `^src/(${[folder, ...lower].join('|')})/` },
    };
  }),
);

const known = floors.flatMap(({ folders }) => folders).join('|');
const heavy = 'node_modules/(@nestjs|typeorm|bull|pg|ioredis|twilio|openai|nodemailer|fastify|@fastify|pino)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...floorRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'known-folder',
      comment: 'every folder of src/ stands on a floor of scripts/floors.json',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${known})/` },
      to: {},
    },
    {
      name: 'private-files',
      comment: 'controllers, processors, repositories and DTOs belong to their folder',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: '^src/',
        pathNot: ['^src/$1/', '^src/(common|platform)/', '\\.(module|service|entity|events|errors|port|rules|machine|schema|gate)\\.ts$'],
      },
    },
    { name: 'no-barrels', severity: 'error', from: {}, to: { path: '^src/.*/index\\.ts$' } },
    {
      name: 'pure-common',
      comment: 'common is plain TypeScript: no framework, no input or output',
      severity: 'error',
      from: { path: '^src/common/', pathNot: '\\.spec\\.ts$' },
      to: { path: [heavy, '^(node:)?(fs|net|http|https|child_process|dns|tls)(/|$)'] },
    },
    {
      name: 'pure-rules',
      comment: 'rules and machines are pure functions; only the platform and an adapter may know their library',
      severity: 'error',
      from: { path: '\\.(rules|machine)\\.ts$', pathNot: '^src/(platform|channels/twilio)/' },
      to: { path: heavy },
    },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/metadata\\.ts$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
