interface RolesClient {
  query(sql: string, values?: unknown[]): Promise<{ rows: { [column: string]: unknown }[] }>;
}
export function ensureRoles(client: RolesClient, passwords?: { appPassword?: string; ownerPassword?: string }): Promise<void>;
export function ensureDatabase(client: RolesClient, database: string): Promise<void>;
