/** An org that a person may enter, and as what. */
export interface AccessibleOrg {
  orgId: string;
  agencyId: string;
  role: string;
  kind: string;
  status: string;
  name: string;
  slug: string;
  timeZone: string;
}
