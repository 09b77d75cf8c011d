import type { OrgConfig } from './org-config.schema.js';

/**
 * The configuration of one business as another starts with it. Addresses belong to one business: locations stay behind, and what leads to
 * its web pages comes switched off, so that nobody's customers pay or book at the other business before somebody looked.
 */
export function forAnotherBusiness({ locations: _locations, ...config }: OrgConfig): OrgConfig {
  if (config.ctas === undefined) return config;
  return { ...config, ctas: config.ctas.map((cta) => (cta.target === 'link' ? { ...cta, isActive: false } : cta)) };
}
