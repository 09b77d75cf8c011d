import { chownSync, mkdirSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { findOnPath, run } from './processes.mjs';

const USER = 'postgres';

/** PostgreSQL refuses to run as root. As root this gives the identity to run it under; otherwise null. */
export async function databaseUser() {
  if (process.getuid?.() !== 0) return null;
  const known = await lookUp();
  if (known) return known;
  const create = findOnPath('useradd', ['/usr/sbin', '/sbin'])
    ? ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]]
    : ['adduser', ['-S', '-D', '-H', USER]];
  await run(create[0], create[1]);
  const created = await lookUp();
  if (!created) {
    throw new Failure(
      'PostgreSQL may not run as root and the user "postgres" could not be created: create it, or run this command as a normal user.',
    );
  }
  return created;
}

async function lookUp() {
  const [user, group] = await Promise.all([run('id', ['-u', USER]), run('id', ['-g', USER])]);
  return user.code === 0 && group.code === 0 ? { uid: Number(user.stdout), gid: Number(group.stdout) } : null;
}

export async function canReach(path, user, mode = '-x') {
  if (!user) return true;
  return (await run('/bin/sh', ['-c', `test ${mode} "$1"`, 'sh', path], { ...user, cwd: '/' })).code === 0;
}

/** A folder for the cluster that its user can reach: inside the data folder, or under /var/lib if a parent is private. */
export async function clusterHome(dataDir, user) {
  const inside = join(dataDir, 'postgres');
  mkdirSync(inside, { recursive: true, mode: 0o755 });
  if (!user) return inside;
  if (await canReach(inside, user)) {
    chownSync(inside, user.uid, user.gid);
    return inside;
  }
  const outside = join('/var/lib/ringback', randomBytes(6).toString('hex'));
  mkdirSync(dirname(outside), { recursive: true, mode: 0o755 });
  mkdirSync(outside, { mode: 0o755 });
  chownSync(outside, user.uid, user.gid);
  return outside;
}
