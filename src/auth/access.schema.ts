/** An org that a person may enter, and as what. */
export interface AccessibleOrg {
  orgId: string;
  agencyId: string;
  role: string;
  /** Of a role that the org wrote itself; null for a built-in one. */
  roleName: string | null;
  permissions: readonly string[];
  kind: string;
  status: string;
  name: string;
  slug: string;
  timeZone: string;
}
