#!/usr/bin/env node
/**
 * `npm run faults:mutants`: is the judge of the fault matrix blind? Plants one defect at a time in a copy of the source,
 * builds it, and runs the cell that must turn red. `-- --only no-dedupe` plants one of them.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const copy = join(root, '.test', 'fault-mutant');
const COPIED = ['src', 'migrations', 'test', 'scripts', 'package.json', 'tsconfig.json', '.swcrc', 'vitest.config.ts'];

/** Each edit is [file, what stands there, what stands there instead]; the verdict must name the broken promise. */
const MUTANTS = [
  {
    name: 'resend-on-unknown',
    cell: 'F16',
    verdict: /G3 accepted more than once/,
    edits: [['src/delivery/outbound.machine.ts', "return { state: 'unknown' };", "return { state: 'queued', retrySeconds: 1 };"]],
  },
  {
    name: 'no-dedupe',
    cell: 'F21',
    verdict: /G2 stored more than once/,
    edits: [
      ['migrations/006-conversations.up.sql', "p_account, 'message', p_sid, p_raw)", "p_account, 'message', p_sid || p_event, p_raw)"],
      ['migrations/006-conversations.up.sql', 'CREATE UNIQUE INDEX messages_provider', 'CREATE INDEX messages_provider'],
    ],
  },
  {
    name: 'no-stop',
    cell: 'F30',
    verdict: /G7/,
    edits: [
      ['src/policy/rules/suppression.rule.ts', 'if (!suppression?.isSuppressed)', 'if (suppression || !suppression)'],
      [
        'src/conversations/thread-state.service.ts',
        'await this.jobs.cancel(tx, { conversationId });',
        "if (reason.includes('opted_out')) return;",
      ],
    ],
  },
  {
    name: 'no-takeover',
    cell: 'F30',
    verdict: /G9/,
    edits: [
      ['src/policy/rules/handler.rule.ts', "if (conversation.handler === 'ai')", 'if (conversation.handler)'],
      ['src/conversations/takeover.service.ts', "await this.state.silence(tx, thread.id, 'taken_over');", ''],
    ],
  },
  {
    name: 'reply-does-not-cancel',
    cell: 'F30',
    verdict: /G8/,
    edits: [
      [
        'migrations/006-conversations.up.sql',
        "o.state = 'queued' AND o.lane IN ('ai_nudge', 'configured_sequence')",
        "o.state = 'no such state'",
      ],
    ],
  },
  {
    name: 'nudge-after-reply',
    cell: 'F30',
    verdict: /G8 follow-up queued after a reply/,
    edits: [
      ['migrations/006-conversations.up.sql', "j.state = 'pending' AND j.cancel_on_reply;", "j.state = 'no such state';"],
      [
        'src/conversations/follow-up.rules.ts',
        "if (facts.inboundSeq > facts.createdSeq || facts.hasUnread) return 'customer_replied';",
        '',
      ],
    ],
  },
  {
    name: 'late-receipt-wins',
    cell: 'F22',
    verdict: /receipt took a state back/,
    edits: [['src/delivery/outbound.machine.ts', 'if (receipt.rank <= rank) return null;', '']],
  },
  {
    name: 'tokens-live-longer',
    cell: 'F24',
    verdict: /past the leeway/,
    edits: [
      ['src/auth/jwt.strategy.ts', 'passReqToCallback: true,', 'passReqToCallback: true, jsonWebTokenOptions: { clockTolerance: 300 },'],
    ],
  },
  {
    name: 'answer-before-commit',
    cell: 'F1',
    verdict: /G1 acknowledged but not stored/,
    edits: [
      [
        'src/channels/webhook-ingest.service.ts',
        'await this.stored(() => this.handlers.message(account, message));',
        'void this.stored(() => this.handlers.message(account, message));',
      ],
    ],
  },
];

function plant({ edits }) {
  for (const [file, find, replace] of edits) {
    const path = join(copy, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(find)) throw new Error(`${file} has no "${find}" any more: the defect must be planted elsewhere.`);
    writeFileSync(path, text.replace(find, replace));
  }
}

function node(script, args, env = {}) {
  return spawnSync(process.execPath, [join(root, 'node_modules', ...script), ...args], {
    cwd: copy,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
}

function run(mutant) {
  mkdirSync(copy, { recursive: true });
  for (const name of [...COPIED, 'dist']) rmSync(join(copy, name), { recursive: true, force: true });
  for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
  rmSync(join(copy, 'node_modules'), { force: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  plant(mutant);
  const build = node(
    ['@swc', 'cli', 'bin', 'swc.js'],
    ['src', '--out-dir', 'dist', '--config-file', '.swcrc', '--strip-leading-paths', '--quiet'],
  );
  if (build.status !== 0) throw new Error(`The mutant ${mutant.name} does not build: ${build.stderr}`);
  const { stdout, status } = node(['vitest', 'vitest.mjs'], ['run', '--project', 'faults', 'test/faults/quick'], {
    FAULTS_CELLS: mutant.cell,
  });
  const found = stdout.split('\n').filter((line) => mutant.verdict.test(line) && line.startsWith('      '));
  const isFound = status !== 0 && found.length > 0;
  process.stdout.write(
    `${mutant.name.padEnd(24)} ${mutant.cell.padEnd(4)} ${isFound ? 'found' : 'NOT FOUND'}   ${(found[0] ?? stdout.slice(-400)).trim().slice(0, 160)}\n`,
  );
  return isFound;
}

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const chosen = MUTANTS.filter(({ name }) => only === undefined || name === only);
const found = chosen.filter(run).length;
process.stdout.write(`${found} of ${chosen.length} defects found\n`);
process.exitCode = found === chosen.length ? 0 : 1;
