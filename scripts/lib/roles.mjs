/**
 * The three database roles, in one place for `npm start`, the test harness and `cli migrate`:
 * ringback_owner owns the tables and migrates, ringback_app is the only role of the running app and owns nothing,
 * ringback_system cannot log in and owns the definer functions.
 */
const quote = (text) => `'${String(text).replaceAll("'", "''")}'`;
const name = (text) => `"${String(text).replaceAll('"', '""')}"`;

/**
 * Makes the roles as they must be; safe to repeat and to run from several processes at once.
 * `client` is a connected pg client of a superuser or of a role with CREATEROLE. A password that is left out stays as it is.
 */
export async function ensureRoles(client, { appPassword, ownerPassword } = {}) {
  await client.query('SELECT pg_advisory_lock(4202202601)');
  try {
    const { rows } = await client.query("SELECT rolname FROM pg_roles WHERE rolname LIKE 'ringback\\_%'");
    const known = new Set(rows.map((row) => row.rolname));
    await ensure(client, known, 'ringback_owner', 'LOGIN', ownerPassword);
    await ensure(client, known, 'ringback_app', 'LOGIN', appPassword);
    await ensure(client, known, 'ringback_system', 'NOLOGIN');
    await client.query('GRANT ringback_system TO ringback_owner');
    const admin = await client.query('SELECT rolsuper, current_user::text AS name FROM pg_roles WHERE rolname = current_user');
    // a managed service gives no superuser: membership lets the admin act as the owner
    if (admin.rows[0] && !admin.rows[0].rolsuper && admin.rows[0].name !== 'ringback_owner') {
      await client.query(`GRANT ringback_owner TO ${name(admin.rows[0].name)}`);
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock(4202202601)');
  }
}

async function ensure(client, known, role, login, password) {
  if (!known.has(role)) await client.query(`CREATE ROLE ${role} ${login} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`);
  if (password) await client.query(`ALTER ROLE ${role} PASSWORD ${quote(password)}`);
}

/** Creates the database, or hands an existing one to ringback_owner. `client` must not be connected to it. */
export async function ensureDatabase(client, database) {
  const { rows } = await client.query('SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1', [database]);
  if (!rows[0]) await client.query(`CREATE DATABASE ${name(database)} OWNER ringback_owner`);
  else if (rows[0].owner !== 'ringback_owner') await client.query(`ALTER DATABASE ${name(database)} OWNER TO ringback_owner`);
}
